#include "web/scenes/images/images_class_accuracy.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float accuracy_row_height = 23, least_row_height = 18;
constexpr float accuracy_bar_height = 8;
constexpr float column_gap = 28;

void draw_class(const Dataset& dataset, std::size_t label, const ClassAccuracy& accuracy,
                float names_width, const Rect& row) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect rest = row;
  const std::string name = class_name(dataset, label);
  ui::draw_text_in(list, ui::Font::medium, rest.cut_left(names_width, 10), c.text, name);
  const auto share = static_cast<float>(accuracy.share());
  ui::draw_text_in(list, ui::Font::text, rest.cut_right(58, 4), c.text,
                   confidence_text(share, true, 1), 1);
  const float y = std::floor(rest.center().y - accuracy_bar_height / 2);
  const std::string id = "class_accuracy." + std::to_string(label);
  draw_bar(list, {{rest.min.x, y}, {rest.max.x, y + accuracy_bar_height}}, ui::ease(id, share),
           c.positive);
  ui::press_area(id, row,
                 tr("{0} of the {1} images of {2} are predicted right.",
                    ui::with_commas(accuracy.correct), ui::with_commas(accuracy.samples), name));
}

}  // namespace

void draw_class_accuracy(ClassAccuracyBars& state, const RunView& run, const Rect& rect) {
  ui::Card card("class_accuracy", rect, tr("Accuracy per class"));
  const auto predictions = run.ready() ? run.snapshot().predictions : nullptr;
  const std::size_t columns = rect.height() > 0 ? 2 : 1;
  const std::size_t classes = run.ready() ? std::max<std::size_t>(run.dataset().classes, 1) : 10;
  const std::size_t rows = (classes + columns - 1) / columns;
  const auto count = static_cast<float>(rows);
  const float row = columns == 1 ? accuracy_row_height
                                 : std::clamp(std::floor(card.rest().height() / count),
                                              least_row_height, accuracy_row_height);
  const Rect area = ui::take_rect(predictions || columns > 1 ? row * count : 96);
  if (!predictions) {
    ui::empty_state(area, run.judging() ? tr("Being judged") : tr("After the next epoch"),
                    tr("The share of the images of each class that are predicted right."));
    return;
  }
  const Dataset& dataset = run.dataset();
  if (state.predictions != predictions) {
    state.predictions = predictions;
    state.accuracies = class_accuracies(*predictions, dataset.validation, dataset.classes);
  }
  const float names_width = class_names_width(dataset);
  const float width =
      (area.width() - column_gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t label = 0; label < state.accuracies.size(); ++label) {
    const float x = area.min.x + static_cast<float>(label / rows) * (width + column_gap);
    const float y = area.min.y + static_cast<float>(label % rows) * row;
    draw_class(dataset, label, state.accuracies[label], names_width,
               {{x, y}, {x + width, y + row}});
  }
}

}  // namespace descent
