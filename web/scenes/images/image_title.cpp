#include "web/scenes/images/image_title.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/scenes/images/image_choices.hpp"
#include "web/ui/input.hpp"

namespace descent {
namespace {

constexpr float title_gap = 12, least_title = 110, around_list_words = 42;

// --- whose images ---

std::string origin_note(ImageOrigin origin, const Dataset& dataset) {
  if (origin == ImageOrigin::means) return tr("of the training images");
  const std::string count = tr("{0} images", with_commas(split_of(origin, dataset).count()));
  return may_be_predicted(origin) ? count : count + ", " + tr("held out: chosen by class alone");
}

void choose_origin(const ImageTitle& title, const std::string& shown, float width,
                   Actions& actions) {
  const Dataset& dataset = title.run.dataset();
  const std::vector<ImageOrigin> origins = image_origins(dataset);
  std::vector<ui::Choice> choices;
  std::size_t selected = 0;
  for (const ImageOrigin origin : origins) {
    if (origin == shown_origin(title.run)) selected = choices.size();
    choices.push_back({images_name(origin, dataset), origin_note(origin, dataset), true,
                       image_origin_ids[static_cast<std::size_t>(origin)]});
  }
  const auto chosen = ui::drop_down(
      "images.origin", "", choices, selected,
      tr("Which images: those that are trained on, or those that are not."), width, shown);
  if (!chosen || *chosen == selected) return;
  actions.push_back(
      SetImageFilter{of_other_origin(title.run.view().image_filter, origins[*chosen])});
}

// --- their order ---

std::array<ui::ChoiceWord, 3> filter_words(const ImageTitle& title, bool narrow = false) {
  if (narrow) return {{{"all", tr("all")}, {"wrong", tr("wrong")}, {"least", tr("unsure")}}};
  return {
      {{"all", tr("all")},
       {"wrong", title.wrong ? tr("most wrong {0}", with_commas(*title.wrong)) : tr("most wrong")},
       {"least", tr("least sure")}}};
}

bool has_filter(const ImageTitle& title) { return may_be_predicted(shown_origin(title.run)); }

void draw_filter(const ImageTitle& title, bool narrow, Actions& actions) {
  const auto words = filter_words(title, narrow);
  ImageFilter filter = title.run.view().image_filter;
  const auto selected = static_cast<std::size_t>(filter.which);
  const char* hint =
      tr("All of them in the set's order; those predicted wrongly, the most wrong first, which is "
         "the surest mistake; or the least sure first, with the lowest confidence.");
  const auto chosen = ui::choice(title.column, "image_filter", words, selected, hint);
  if (!chosen) return;
  filter.which = static_cast<ImageFilter::Which>(*chosen);
  actions.push_back(SetImageFilter{filter});
}

// --- the lists that narrow them ---

constexpr float choices_button = 24, choices_room = choices_button + 8, choices_for_finger = 40;

// The page Judging always has the lists.
bool has_choices_button(const RunView& run) {
  return run.view().workbench_page != WorkbenchPage::judging;
}

void draw_choices_button(const RunView& run, float diameter, Actions& actions) {
  const bool on = image_choices_shown(run);
  if (ui::icon_button("images.choices", ui::Icon::sliders,
                      tr("Choose images by class, prediction and confidence."), diameter,
                      on ? ui::ButtonStyle::soft : ui::ButtonStyle::quiet)) {
    actions.push_back(ShowImageChoices{!on});
    ImageFilter wide = run.view().image_filter.widest();
    wide.which = run.view().image_filter.which;
    if (on) actions.push_back(SetImageFilter{wide});
  }
}

// --- the line ---

float order_width(const ImageTitle& title, bool narrow) {
  return has_filter(title) ? ui::choice_words_width(filter_words(title, narrow)) + title_gap : 0;
}

// There is no room for the whole words, nor for the pages' numbers.
bool is_narrow(const ImageTitle& title, float line) {
  return order_width(title, false) + image_pager_width + least_title + title_gap > line;
}
constexpr float narrow_pager_width = 2 * 24 + 4;

float pager_and_order(const ImageTitle& title, float line) {
  const bool narrow = is_narrow(title, line);
  return order_width(title, narrow) + (narrow ? narrow_pager_width : image_pager_width);
}

// How much of a title line that wide is taken by what can be pressed behind the title.
float controls_width(const ImageTitle& title, float line) {
  if (title.column) return has_choices_button(title.run) ? choices_for_finger : 0;
  const float usual = pager_and_order(title, line);
  // In a very narrow card the page Judging alone has the lists.
  const bool fits =
      has_choices_button(title.run) && usual + choices_room + least_title + title_gap <= line;
  return usual + (fits ? choices_room : 0);
}

void draw_line(const ImageTitle& title, const std::string& words, Rect line, Actions& actions) {
  const float controls = controls_width(title, line.width());
  if (title_is_list(title)) {
    const float wanted = ui::text_size(ui::Font::text, words).x + around_list_words;
    const float room = line.width() - controls - title_gap;
    ImGui::SetCursorScreenPos({line.min.x, line.center().y - ui::control_height() / 2 - 2});
    choose_origin(title, words, std::min(wanted, room), actions);
  }
  ImVec2 place{line.max.x - controls, line.min.y};
  const bool narrow = is_narrow(title, line.width());
  const float pager = narrow ? narrow_pager_width : image_pager_width;
  if (controls > pager_and_order(title, line.width())) {
    ImGui::SetCursorScreenPos({place.x, place.y - 2});
    draw_choices_button(title.run, choices_button, actions);
    place.x += choices_room;
  }
  ImGui::SetCursorScreenPos({place.x, place.y - 2});
  draw_image_pager(title, choices_button, actions, pager);
  ImGui::SetCursorScreenPos({place.x + pager + title_gap, place.y});
  if (has_filter(title)) draw_filter(title, narrow, actions);
}

}  // namespace

std::string image_title_words(const ImageTitle& title, float line) {
  const float around = title_is_list(title) ? around_list_words : 0;
  return images_title(title.run, title.images,
                      line - controls_width(title, line) - title_gap - around);
}

bool title_is_list(const ImageTitle& title) { return title.run.ready(); }

void draw_image_title(const ImageTitle& title, const std::string& words, const ui::Card& card,
                      Actions& actions) {
  if (!title.column) {
    const ui::TitleLine line(card, card.title_line().width());
    draw_line(title, words, card.title_line(), actions);
    return;
  }
  if (title_is_list(title)) ImGui::SetCursorScreenPos(card.title_line().min);
  Rect line = title_is_list(title) ? ui::take_rect(ui::control_height()) : card.title_line();
  {
    const ui::KeepLayout keep;
    const float controls = controls_width(title, line.width());
    if (title_is_list(title)) {
      ImGui::SetCursorScreenPos(line.min);
      choose_origin(title, words, line.width() - (controls > 0 ? controls + title_gap : 0),
                    actions);
    }
    if (controls > 0) {
      ImGui::SetCursorScreenPos({line.max.x - controls, line.center().y - choices_for_finger / 2});
      draw_choices_button(title.run, choices_for_finger, actions);
    }
  }
  if (has_filter(title)) draw_filter(title, false, actions);
}

void draw_image_pager(const ImageTitle& title, float diameter, Actions& actions, float width) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  if (ui::icon_button("images.previous", ui::Icon::chevron_left, tr("Earlier images."), diameter,
                      ui::ButtonStyle::quiet, title.page > 0)) {
    actions.push_back(SetImagePage{title.page - 1});
  }
  const Rect middle{{place.x + diameter, place.y},
                    {place.x + width - diameter, place.y + diameter}};
  if (width >= image_pager_width) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, middle, ui::colors().secondary,
                     with_commas(title.page + 1) + " / " + with_commas(title.pages), 0.5f);
  }
  ImGui::SetCursorScreenPos({middle.max.x, place.y});
  if (ui::icon_button("images.next", ui::Icon::chevron_right, tr("More images."), diameter,
                      ui::ButtonStyle::quiet, title.page + 1 < title.pages)) {
    actions.push_back(SetImagePage{title.page + 1});
  }
}

}  // namespace descent
