#include "web/scenes/images/judging_projection.hpp"

#include <cmath>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/judgement.hpp"
#include "web/scenes/images/judging_points.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string images_words(std::size_t shown, std::size_t all) {
  if (shown == all) return tr("all {0} images", with_commas(all));
  return tr("the first {0} of {1} images (more would hold up the training)", with_commas(shown),
            with_commas(all));
}

std::string plane_words(const JudgingProjection& state, const Projection& seen,
                        const RunView& run) {
  return tr(
      "What goes into the last layer for {0}, in the plane in which they differed most "
      "after epoch {1} (PCA). It shows {2} of their variance: {3} across, {4} up.",
      images_words(seen.x.size(), run.dataset().validation.count()), state.watch.basis_epoch(),
      exact_percent(seen.explained[0] + seen.explained[1]), exact_percent(seen.explained[0]),
      exact_percent(seen.explained[1]));
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

}  // namespace

void draw_judging_projection(JudgingProjection& state, const RunView& run, float height,
                             Actions& actions) {
  state.watch.update(run, ImGui::GetTime());
  const Projection* seen = state.watch.seen();
  if (!seen) {
    ui::empty_state(ui::take_rect(height <= 0 ? 200 : height), tr("Being looked at"),
                    tr("The images go through the network, beside training."));
    return;
  }
  follow(state, *seen, run);
  WordsToPoints place("projection", height);
  ui::small_print(plane_words(state, *seen, run));
  if (ui::link("projection.again", tr("Find the plane again"),
               tr("It stays while epochs pass, so that one sees the points move. Here it is found "
                  "anew for the network as it is."))) {
    state.watch.find_plane_again();
    ui::request_frame();
  }
  draw_judging_legend(run);
  draw_judging_points("projection", tr("Images as points, by what goes into the last layer"),
                      seen->x, seen->y, state.window, run, place.points(), actions);
}

}  // namespace descent
