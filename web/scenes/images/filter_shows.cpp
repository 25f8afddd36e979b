#include "web/scenes/images/filter_shows.hpp"

#include <array>
#include <optional>
#include <utility>

#include "engine/core/words.hpp"
#include "web/app/state/filter_lab.hpp"
#include "web/ui/input.hpp"

namespace descent {
namespace {

constexpr float gap = 14;

const char* example_words(const LabShows& shows) {
  return shows.example ? tr("To the image") : tr("Course's example");
}

// With its filter, and as the course has its pixels.
void show_example(Actions& actions) {
  actions.push_back(SetFilterLab{course_lab()});
  actions.push_back(ShowInLab{{LabScale::bytes, true}});
}

void choose_example(const LabShows& shows, bool column, Actions& actions) {
  const char* words = example_words(shows);
  const char* hint =
      shows.example ? tr("The filter goes over the image that was chosen before.")
                    : tr("The 3×3 pixels and the filter that the course works out by hand: 427.");
  const bool pressed = column ? ui::button("lab.example", words, hint, ui::ButtonStyle::outline, -1)
                              : ui::link("lab.example", words, hint);
  if (!pressed) return;
  if (shows.example) {
    actions.push_back(ShowInLab{{shows.scale, false}});
  } else {
    show_example(actions);
  }
}

// Named in links as "1" and "255".
std::array<ui::ChoiceWord, 2> scale_words() { return {{{"1", "0…1"}, {"255", "0–255"}}}; }

void choose_scale(const LabShows& shows, bool column, Actions& actions) {
  const char* hint =
      tr("Grey values as they stand in files, 0 to 255, or divided by 255, as they are fed to the "
         "network. Products, sums and the bias are in the same scale.");
  const auto chosen =
      ui::choice(column, "lab.scale", scale_words(), static_cast<std::size_t>(shows.scale), hint);
  if (chosen) actions.push_back(ShowInLab{{static_cast<LabScale>(*chosen), shows.example}});
}

float link_width(const LabShows& shows) {
  return ui::text_size(ui::Font::strong, example_words(shows)).x;
}

bool beside_title(std::string_view title, float width, float line) {
  return ui::text_size(ui::Font::label_strong, title).x + gap + width <= line;
}

// Beside each other, from ImGui's cursor on.
void draw_beside(const LabShows& shows, float link_width, Actions& actions) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  choose_example(shows, false, actions);
  ImGui::SetCursorScreenPos({place.x + link_width + gap, place.y});
  choose_scale(shows, false, actions);
}

// As buttons for fingers, on one line, which is the title's where that leaves room.
void draw_for_fingers(const ui::Card& card, std::string_view title, const LabShows& shows,
                      Actions& actions) {
  constexpr float example_width = 170, scale_width = 150;
  constexpr float both = example_width + gap + scale_width;
  if (card.title_line().width() < both) {
    choose_scale(shows, true, actions);
    choose_example(shows, true, actions);
    return;
  }
  const float title_width = ui::text_size(ui::Font::label_strong, title).x + gap;
  const bool beside_title = title_width + both <= card.title_line().width();
  Rect line = beside_title ? card.title_line() : ui::next_rect(0);
  line.max.y = line.min.y + ui::control_height();
  const ImVec2 below{line.min.x, line.max.y};
  const Rect scales = line.cut_right(scale_width, gap);
  const Rect examples = beside_title ? line.cut_right(example_width, gap) : line;
  {
    const ui::Pane pane("lab.example_pane", examples, 0);
    choose_example(shows, true, actions);
  }
  {
    const ui::Pane pane("lab.scale_pane", scales, 0);
    choose_scale(shows, true, actions);
  }
  ImGui::SetCursorScreenPos(below);
  ui::space(ImGui::GetStyle().ItemSpacing.y);
}

float lab_shows_width(const RunView& run) {
  return link_width(run.view().lab_shows) + gap + ui::choice_words_width(scale_words());
}

}  // namespace

std::string title_beside_lab_shows(std::string whole, std::string brief, const RunView& run,
                                   float line) {
  return beside_title(whole, lab_shows_width(run), line) ? std::move(whole) : std::move(brief);
}

void choose_lab_shows(const ui::Card& card, std::string_view title, bool column, const RunView& run,
                      Actions& actions) {
  const LabShows& shows = run.view().lab_shows;
  if (column) {
    draw_for_fingers(card, title, shows, actions);
    return;
  }
  const float width = lab_shows_width(run);
  if (!beside_title(title, width, card.title_line().width())) {
    draw_beside(shows, link_width(shows), actions);
    return;
  }
  const ui::TitleLine line(card, width);
  draw_beside(shows, link_width(shows), actions);
}

}  // namespace descent
