#include "web/cards/story_text.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/story/app_story.hpp"
#include "web/cards/progress.hpp"
#include "web/ui/input.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr double reading_time = 0.5;  // seconds
constexpr float row_gap = 18;

void follow(StoryText& state, const RunView& run) {
  const bool playing = run.playing();
  const bool out_of_date = state.version != run.version() || state.playing != playing;
  const double now = ImGui::GetTime();
  state.found |= state.look.update(run, now, reading_time);
  const bool being_read = playing && state.playing && now - state.told_at < reading_time;
  const bool same_words = state.language == language_code();
  if (state.told_at >= 0 && same_words && ((!out_of_date && !state.found) || being_read)) return;
  state.found = false;
  state.story = story_of(run, state.look.statistics());
  state.version = run.version();
  state.language = language_code();
  state.playing = playing;
  state.told_at = now;
}

// Its name tells what is so.
void mark_kind(const Story& story, const Rect& place) {
  ui::mark("story." + std::string(to_string(story.kind)), place,
           {.role = ui::Role::status, .label = story.text});
}

void tell(const Story& story, ui::Font font) {
  ui::paragraph(story.text, font);
  mark_kind(story, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

// Until the pointer has gone away from where it pressed a remedy (a finger: for a while) it finds
// none there.
bool offers_remedies(StoryText& state) {
  constexpr double while_ = 2;
  constexpr float away = 24;
  if (state.pressed_at < 0) return true;
  const ImVec2 mouse = ImGui::GetMousePos();
  const float gone = std::hypot(mouse.x - state.pressed_place.x, mouse.y - state.pressed_place.y);
  const bool rests = ImGui::IsMousePosValid() && gone < away && !ui::host().touch;
  const bool soon = ImGui::GetTime() - state.pressed_at < while_;
  if (soon) ui::request_frame();
  if (rests || soon) return false;
  state.pressed_at = -1;
  return true;
}

void draw_remedy(StoryText& state, std::size_t number, Actions& actions) {
  const Remedy& remedy = state.story.remedies[number];
  const std::string id = number == 0 ? "remedy" : "remedy" + std::to_string(number + 1);
  const std::string hint = number == 0 ? tr("{0}. Key M", remedy.hint) : remedy.hint;
  const bool pressed = ui::link(id, remedy.label, hint);
  if (!pressed && !(number == 0 && ui::shortcut(ImGuiKey_M))) return;
  actions.push_back(remedy.tried ? Action(take_remedy(remedy.label, remedy.action))
                                 : remedy.action);
  state.pressed_place = ImGui::GetMousePos();
  state.pressed_at = ImGui::GetTime();
  state.told_at = -1;
  ui::request_frame();
}

const char* undo_words() { return tr("Undo"); }

void draw_undo(StoryText& state, const RunView& run, Actions& actions) {
  if (!run.can_undo()) return;
  if (ui::link("story.undo", undo_words(), tr("Takes it back, with the weights from before it"))) {
    actions.push_back(Undo{});
    state.told_at = -1;
  }
}

// Each in the first of these places, seen from `origin`, that has room for it.
void draw_remedies(StoryText& state, ImVec2 origin, std::vector<Rect> places, Actions& actions) {
  if (!offers_remedies(state)) return;
  for (std::size_t i = 0; i < state.story.remedies.size(); ++i) {
    const float width = ui::text_size(ui::Font::strong, state.story.remedies[i].label).x;
    const auto place =
        std::ranges::find_if(places, [&](const Rect& one) { return width <= one.width(); });
    if (place == places.end() && i > 0) return;
    const ImVec2 at = (place == places.end() ? places[0] : *place).cut_left(width, row_gap).min;
    ImGui::SetCursorScreenPos({origin.x + at.x, origin.y + at.y});
    draw_remedy(state, i, actions);
  }
}

// The last remedy, those there are, and Undo at the end.
void draw_row(StoryText& state, const RunView& run, const Rect& row, Actions& actions) {
  const Story& story = state.story;
  Rect rest = row;
  if (!story.tried.empty()) {
    ImGui::SetCursorScreenPos(
        rest.cut_right(ui::text_size(ui::Font::strong, undo_words()).x, row_gap).min);
    draw_undo(state, run, actions);
    const std::string words = tr("Tried: {0}", story.tried);
    const float width = std::min(rest.width(), ui::text_size(ui::Font::text, words).x + 1);
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, rest.cut_left(width, row_gap),
                     ui::colors().secondary, words);
  }
  draw_remedies(state, {0, 0}, {rest}, actions);
}

constexpr float words_gap = 4, above_row = 8, card_padding = 14;

float words_height(const Story& story, float width) {
  const float sentence = ui::text_size(ui::Font::strong, story.text, width).y;
  if (story.detail.empty()) return sentence;
  return sentence + words_gap + ui::text_size(ui::Font::label, story.detail, width).y;
}

bool has_row(const Story& story) { return !story.tried.empty() || !story.remedies.empty(); }

float row_height() { return above_row + ui::link_height(); }

// Where remedies stand beside the words, from their upper left corner: behind the sentence, and
// behind the last line of the evidence. None where not even the first has room.
std::vector<Rect> places_beside_words(const Story& story, float width) {
  if (!story.tried.empty() || story.remedies.empty()) return {};
  const float first = ui::text_size(ui::Font::strong, story.remedies.front().label).x;
  const auto behind = [&](float words, float middle) {
    const float top = std::floor(middle - ui::link_height() / 2);
    return Rect{{words + row_gap, top}, {width, top + ui::link_height()}};
  };
  const auto fits = [&](const Rect& place) { return first <= place.width(); };
  const Rect sentence = behind(ui::text_size(ui::Font::strong, story.text).x,
                               ui::text_size(ui::Font::strong, story.text, width).y / 2);
  const float line = ui::text_size(ui::Font::label, " ").y;
  const Rect evidence = behind(ui::last_line_width(ui::Font::label, story.detail, width),
                               words_height(story, width) - line / 2);
  if (story.detail.empty()) return fits(sentence) ? std::vector{sentence} : std::vector<Rect>{};
  // In lines that follow each other they would touch.
  if (evidence.min.y < sentence.max.y) {
    if (fits(sentence)) return {sentence};
    return fits(evidence) ? std::vector{evidence} : std::vector<Rect>{};
  }
  if (fits(sentence) || fits(evidence)) return {sentence, evidence};
  return {};
}

// What training ends with takes no more than that, so that nothing below moves then: a sentence
// and two lines of evidence, with the remedies beside them.
float reserved_height() {
  return 2 * card_padding + ui::text_size(ui::Font::strong, " ").y + words_gap +
         2 * ui::text_size(ui::Font::label, " ").y;
}

// The sentence, and the first link at its end.
void draw_line(StoryText& state, const Rect& place, Actions& actions) {
  Rect line = place;
  if (!state.story.remedies.empty() && offers_remedies(state)) {
    const std::string& label = state.story.remedies.front().label;
    const Rect right = line.cut_right(ui::text_size(ui::Font::strong, label).x, 12);
    ImGui::SetCursorScreenPos({right.min.x, right.center().y - ui::link_height() / 2});
    draw_remedy(state, 0, actions);
  }
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::strong, line, ui::colors().text,
                   state.story.text);
  mark_kind(state.story, line);
}

}  // namespace

float story_card_height(StoryText& state, const RunView& run, float width) {
  if (!run.ready()) return reserved_height();
  follow(state, run);
  const Story& story = state.story;
  const float inside = width - 2 * card_padding;
  const bool row_below = has_row(story) && places_beside_words(story, inside).empty();
  const float needed =
      std::max(2 * card_padding + words_height(story, inside) + (row_below ? row_height() : 0),
               reserved_height());
  const bool keeps = run.playing() && state.width == width;
  state.height = std::ceil(keeps ? std::max(state.height, needed) : needed);
  state.width = width;
  return state.height;
}

void draw_story_card(StoryText& state, const RunView& run, const Rect& place, Actions& actions) {
  if (place.height() <= 0) return;
  const ui::Card card("story", place);
  ui::name_group(tr("What is going on"));
  if (!run.ready()) {
    ui::paragraph(progress_text(run), ui::Font::strong);
    return;
  }
  follow(state, run);
  constexpr float low = 60, padding = card_padding;
  if (place.height() < low) {
    draw_line(state, {{place.min.x + padding, place.min.y}, {place.max.x - padding, place.max.y}},
              actions);
    return;
  }
  const float inside = place.width() - 2 * padding;
  const float left = place.height() - 2 * padding - words_height(state.story, inside);
  const std::vector<Rect> beside =
      left < row_height() ? places_beside_words(state.story, inside) : std::vector<Rect>{};
  // Without anything at its foot the words stand in its middle.
  if (left > 0 && (!beside.empty() || !has_row(state.story))) {
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + std::floor(left / 2));
  }
  const ImVec2 start = ImGui::GetCursorScreenPos();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(8, words_gap));
  tell(state.story, ui::Font::strong);
  if (!state.story.detail.empty()) ui::small_print(state.story.detail);
  ImGui::PopStyleVar();
  if (!beside.empty()) {
    draw_remedies(state, start, beside, actions);
    return;
  }
  const float foot = place.max.y - padding;  // within it, or there would be something to scroll
  draw_row(state, run,
           {{place.min.x + padding, foot - ui::link_height()}, {place.max.x - padding, foot}},
           actions);
}

void draw_story(StoryText& state, const RunView& run, Actions& actions) {
  if (!run.ready()) return;
  follow(state, run);
  ui::section_title(tr("What is going on"));
  tell(state.story, ui::Font::text);
  if (!state.story.tried.empty()) {
    ui::secondary_paragraph(tr("Tried: {0}", state.story.tried));
    ui::small_print(state.story.detail);
    if (offers_remedies(state)) {
      draw_undo(state, run, actions);
    } else {
      ui::take_rect(ui::link_height());
    }
  }
  // Before the details, so that they need not be scrolled to.
  if (offers_remedies(state)) {
    for (std::size_t i = 0; i < state.story.remedies.size(); ++i) draw_remedy(state, i, actions);
  }
  const bool detail = state.story.tried.empty() && !state.story.detail.empty();
  if (detail) ui::small_print(state.story.detail);
}

void draw_story_brief(StoryText& state, const RunView& run, Actions& actions) {
  if (!run.ready()) return;
  follow(state, run);
  tell(state.story, ui::Font::text);
  if (!state.story.tried.empty()) ui::small_print(state.story.detail);
  if (!state.story.remedies.empty() && offers_remedies(state)) draw_remedy(state, 0, actions);
}

}  // namespace descent
