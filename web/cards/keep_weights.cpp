#include "web/cards/keep_weights.hpp"

#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr const char* words = "keep weights";
constexpr const char* hint =
    "When the network or its data are edited, the weights that still fit stay and training goes "
    "on. Off: it begins anew.";

}  // namespace

void draw_keep_weights(const App& app, Actions& actions) {
  const bool on = app.view().keep_weights;
  if (ui::toggle("keep_weights", words, on, hint)) actions.push_back(KeepWeights{!on});
}

float keep_weights_width() { return ui::toggle_width(words); }

}  // namespace descent
