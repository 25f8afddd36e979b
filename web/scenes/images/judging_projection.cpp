#include "web/scenes/images/judging_projection.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string percent(double share) { return fixed_text(100 * share, 1) + " %"; }

std::string words_of(const JudgingProjection& state, const Projection& seen) {
  return tr(
      "What goes into the last layer for {0} images, in the plane in which they differed most "
      "after epoch {1} (PCA). It shows {2} of their variance: {3} across, {4} up.",
      with_commas(seen.x.size()), state.watch.basis_epoch(),
      percent(seen.explained[0] + seen.explained[1]), percent(seen.explained[0]),
      percent(seen.explained[1]));
}

ClassPoints points_of(const Projection& seen, const RunView& run) {
  const Split& split = run.dataset().validation;
  const auto& predictions = run.snapshot().predictions;
  ClassPoints points{seen.x, seen.y, {}, {}};
  for (std::size_t i = 0; i < seen.x.size(); ++i) {
    const std::uint32_t label = label_of(split, i);
    points.labels.push_back(label);
    points.wrong.push_back(predictions && i < predictions->size() &&
                           (*predictions)[i].label != label);
  }
  return points;
}

// It stays while epochs pass, as its plane does, but holds all points.
void follow(JudgingProjection& state, const Projection& seen, const RunView& run) {
  const PointWindow now = window_of(seen.x, seen.y);
  const bool another =
      state.network != run.network() || state.window_epoch != state.watch.basis_epoch();
  if (another) {
    state.window = now;
    state.network = run.network();
    state.window_epoch = state.watch.basis_epoch();
    return;
  }
  const auto outside = [](float center, float half, float of, float its_half) {
    return std::abs(of - center) + its_half > 1.1f * half;
  };
  const PointWindow& old = state.window;
  if (outside(old.center_x, old.half_x, now.center_x, now.half_x) ||
      outside(old.center_y, old.half_y, now.center_y, now.half_y)) {
    state.window = now;
  }
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

void draw_judging_projection(JudgingProjection& state, const RunView& run, float height,
                             Actions& actions) {
  state.watch.update(run, ImGui::GetTime());
  const float top = ImGui::GetCursorScreenPos().y;
  const Projection* seen = state.watch.seen();
  if (!seen) {
    ui::empty_state(ui::take_rect(height <= 0 ? 200 : height), tr("Being looked at"),
                    tr("The images go through the network, beside training."));
    return;
  }
  follow(state, *seen, run);
  ui::small_print(words_of(state, *seen));
  if (ui::link("projection.again", tr("Find the plane again"),
               tr("It stays while epochs pass, so that one sees the points move. Here it is found "
                  "anew for the network as it is."))) {
    state.watch.find_plane_again();
    ui::request_frame();
  }
  if (const std::string legend = legend_of(run.dataset()); !legend.empty()) {
    ui::small_print(legend);
  }
  const float used = ImGui::GetCursorScreenPos().y - top;
  const Rect area = ui::take_rect(height <= 0 ? 340 : std::max(height - used, 120.f));
  const ClassPoints points = points_of(*seen, run);
  const auto look =
      draw_class_points("projection", tr("Images as points, by what goes into the last layer"),
                        points, state.window, area);
  if (!look) return;
  ui::hover_text(point_words(run, points, look->point), look->place);
  if (!look->pressed) return;
  actions.push_back(SelectImage{look->point});
  actions.push_back(ShowDigitsPage{DigitsPage::inside});
}

}  // namespace descent
