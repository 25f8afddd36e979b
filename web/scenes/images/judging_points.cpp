#include "web/scenes/images/judging_points.hpp"

#include <algorithm>

#include "engine/core/words.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

ClassPoints points_of(std::span<const float> x, std::span<const float> y, const RunView& run) {
  const Split& split = run.dataset().validation;
  const auto& predictions = run.snapshot().predictions;
  ClassPoints points{x, y, {}, {}};
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::uint32_t label = label_of(split, i);
    points.labels.push_back(label);
    points.wrong.push_back(predictions && i < predictions->size() &&
                           (*predictions)[i].label != label);
  }
  return points;
}

std::string point_words(const RunView& run, const ClassPoints& points, std::size_t image) {
  const std::string truth = class_name(run.dataset(), points.labels[image]);
  if (!points.wrong[image]) return tr("{0}. Press to look inside.", truth);
  const std::string said = class_name(run.dataset(), (*run.snapshot().predictions)[image].label);
  return tr("{0}, taken for {1}. Press to look inside.", truth, said);
}

std::string legend_of(const Dataset& dataset) {
  std::string text;
  for (std::size_t label = 0; label < dataset.classes; ++label) {
    const std::string name = class_name(dataset, label);
    if (name == std::to_string(label)) return {};
    text += (text.empty() ? "" : " · ") + std::to_string(label) + " " + name;
  }
  return text;
}

}  // namespace

void draw_judging_points(std::string_view id, const std::string& label, std::span<const float> x,
                         std::span<const float> y, const PointWindow& window, const RunView& run,
                         const Rect& area, Actions& actions) {
  const ClassPoints points = points_of(x, y, run);
  const auto look = draw_class_points(id, label, points, window, area);
  if (!look) return;
  ui::hover_text(point_words(run, points, look->point), look->place);
  if (!look->pressed) return;
  actions.push_back(SelectImage{{ImageOrigin::validation, look->point}});
  actions.push_back(ShowWorkbenchPage{WorkbenchPage::inside});
}

WordsToPoints::WordsToPoints(std::string_view id, float height)
    : height_(height), top_(ImGui::GetCursorScreenPos().y) {
  constexpr float words_width = 230, gap = 16, least_wide = 560;
  if (height <= 0 || ImGui::GetContentRegionAvail().x < least_wide) return;
  beside_ = ui::take_rect(height);
  const Rect words = beside_.cut_left(words_width, gap);
  keep_ = std::make_unique<ui::KeepLayout>();
  words_ = std::make_unique<ui::Pane>(std::string(id) + ".words", words, 6.f);
}

Rect WordsToPoints::points() {
  constexpr float of_phone = 340, least = 120;
  if (words_) {
    words_.reset();
    keep_.reset();
    return beside_;
  }
  const float used = ImGui::GetCursorScreenPos().y - top_;
  return ui::take_rect(height_ <= 0 ? of_phone : std::max(height_ - used, least));
}

void draw_judging_legend(const RunView& run) {
  if (const std::string legend = legend_of(run.dataset()); !legend.empty()) {
    ui::small_print(legend);
  }
}

}  // namespace descent
