#include "web/cards/keep_weights.hpp"

#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

const char* words() { return tr("keep weights"); }
const char* hint(Scene scene) {
  if (scene == Scene::images) {
    return tr(
        "Every edit of the network keeps the weights that still fit, and training goes on; only "
        "other images begin anew. Off: another network begins anew, as in a notebook.");
  }
  return tr(
      "Every edit of the network or its data keeps the weights that still fit, and training goes "
      "on. Off: another network or data set begins anew, as in a notebook.");
}

}  // namespace

void draw_keep_weights(const RunView& run, Actions& actions) {
  const bool on = run.view().keep_weights();
  if (ui::toggle("keep_weights", words(), on, hint(run.view().scene)))
    actions.push_back(KeepWeights{!on});
}

float keep_weights_width() { return ui::toggle_width(words()); }

}  // namespace descent
