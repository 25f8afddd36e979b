#include "web/scenes/images/judging_neighbours.hpp"

#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/class_points.hpp"
#include "web/scenes/images/judging_points.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string arrangement_words(const NeighboursWatch& watch, const NeighboursLook& seen) {
  return tr(
      "What goes into the last layer for {0} images after epoch {1}, arranged so that "
      "neighbours stay neighbours (t-SNE, perplexity {2}). How far groups lie apart, and how "
      "large they are, means nothing here.",
      with_commas(seen.x().size()), watch.epoch(), fixed_text(seen.perplexity(), 0));
}

// How far it is; afterwards, the way to have it again.
void draw_progress(NeighboursWatch& watch, const NeighboursLook& seen) {
  if (!seen.finished()) {
    constexpr double between_pieces = 0.03;  // seconds: each piece is asked for by a frame
    ui::request_frame_in(between_pieces);
    const std::string words = tr("Iteration {0} of {1}.", seen.iteration(), Tsne::iterations);
    ui::small_print(words);
    const Rect line{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    ui::mark("neighbours.progress", line, {.role = ui::Role::img, .label = words});
  } else if (ui::link("neighbours.again", tr("Arrange again"),
                      tr("For the network as it is now. It stays while epochs pass, since each "
                         "arrangement differs from all others."))) {
    watch.arrange_again();
    ui::request_frame();
  }
}

void draw_nothing(const NeighboursLook* seen, const Rect& area) {
  if (!seen) {
    ui::empty_state(area, tr("Being looked at"),
                    tr("The images go through the network, beside training."));
  } else if (!seen->finite()) {
    ui::empty_state(area, tr("Not a number"),
                    tr("The network's numbers have grown beyond all bounds: nothing is near "
                       "anything. Reset it, and train it with a smaller learning rate."));
  } else {
    ui::empty_state(area, tr("Too few images"), tr("At least three are needed to arrange them."));
  }
}

}  // namespace

void draw_judging_neighbours(NeighboursWatch& watch, const RunView& run, float height,
                             Actions& actions) {
  watch.update(run);
  const NeighboursLook* seen = watch.seen();
  if (!seen || seen->x().size() < 3) {
    draw_nothing(seen, ui::take_rect(height <= 0 ? 200 : height));
    return;
  }
  WordsToPoints place("neighbours", height);
  ui::small_print(arrangement_words(watch, *seen));
  draw_progress(watch, *seen);
  draw_judging_legend(run);
  draw_judging_points("neighbours", tr("Images as points, alike beside each other"), seen->x(),
                      seen->y(), window_of(seen->x(), seen->y()), run, place.points(), actions);
}

}  // namespace descent
