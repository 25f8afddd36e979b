#include "web/frame/epoch_count.hpp"

#include <algorithm>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/cards/setting_field.hpp"
#include "web/cards/training_settings.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float epoch_field_width = 78;
const char* epochs_hint() {
  return tr(
      "How many passes over the training data until it pauses: press to type another number.");
}

std::size_t epochs_done(const RunView& run) { return run.ready() ? run.snapshot().epoch : 0; }

std::size_t epochs_in_all(const RunView& run) {
  return run.ready() ? run.snapshot().epochs : run.experiment().training.epochs;
}

void mark_epoch(const RunView& run, const Rect& place) {
  ui::mark("epoch", place,
           {.role = ui::Role::text,
            .label = tr("Epoch {0}", epochs_text(epochs_done(run), epochs_in_all(run)))});
}

// Where training will pause: a field, or where settings are hidden a word.
void draw_epoch_count(const RunView& run, const Rect& place, Actions& actions) {
  const std::size_t all = epochs_in_all(run);
  if (run.view().hidden.has(Part::settings)) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::number, place, ui::colors().text,
                     ui::with_commas(all));
    return;
  }
  ImGui::SetCursorScreenPos(place.min);
  const NumberSetting& setting = number_setting(path_of(&TrainingSettings::epochs));
  if (const auto typed = ui::number_field("epochs", "", static_cast<double>(all),
                                          {.format = "%.0f",
                                           .width = place.width(),
                                           .tooltip = epochs_hint(),
                                           .allowed = allowed_of(setting)})) {
    actions.push_back(SetSetting{setting.path, *typed});
  }
}

}  // namespace

void draw_epoch(const RunView& run, const Rect& place, Actions& actions) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = place.center().y;
  Rect line{{place.min.x, middle - 8}, {place.max.x, middle + 22}};
  const Rect count = line.cut_right(epoch_field_width, 8);
  const Rect of = line.cut_right(ui::text_size(ui::Font::label, tr("of")).x, 6);
  mark_epoch(run, {line.min, of.max});
  ui::draw_text_in(list, ui::Font::label, {{line.min.x, middle - 26}, {of.max.x, middle - 10}},
                   ui::colors().secondary, tr("Epoch"), 1);
  ui::draw_text_in(list, ui::Font::number, line, ui::colors().text,
                   ui::with_commas(epochs_done(run)), 1);
  ui::draw_text_in(list, ui::Font::label, of, ui::colors().secondary, tr("of"));
  draw_epoch_count(run, count, actions);
}

void draw_epoch_on_phone(const RunView& run, const Rect& place, Actions& actions) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect line{{place.min.x, place.center().y - 32}, {place.max.x, place.center().y - 14}};
  mark_epoch(run, line);
  const std::string done = ui::with_commas(epochs_done(run));
  const bool fits = ui::text_size(ui::Font::label, tr("Epoch {0} of", done)).x + 8 < line.width();
  if (fits) {
    const Rect name = line.cut_left(ui::text_size(ui::Font::label, tr("Epoch")).x, 5);
    ui::draw_text_in(list, ui::Font::label, name, ui::colors().secondary, tr("Epoch"));
  }
  const Rect number = line.cut_left(ui::text_size(ui::Font::strong, done).x, 5);
  ui::draw_text_in(list, ui::Font::strong, number, ui::colors().text, done);
  ui::draw_text_in(list, ui::Font::label, line, ui::colors().secondary, tr("of"));
  draw_epoch_count(
      run, {{place.min.x, place.center().y - 12}, {place.max.x, place.center().y + 32}}, actions);
}

void draw_epoch_words(const RunView& run, const Rect& place) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = place.center().y;
  ui::draw_text(list, ui::Font::label, {place.min.x, middle - 18}, ui::colors().secondary,
                tr("Epoch"));
  const std::string words = epochs_text(epochs_done(run), epochs_in_all(run));
  const bool fits = ui::text_size(ui::Font::number, words).x <= place.width();
  ui::draw_text_in(list, fits ? ui::Font::number : ui::Font::label_strong,
                   {{place.min.x, middle - 3}, {place.max.x, middle + 17}}, ui::colors().text,
                   words, 0, 0);
  mark_epoch(run, place);
}

}  // namespace descent
