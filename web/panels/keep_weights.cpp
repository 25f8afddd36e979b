#include "web/panels/keep_weights.hpp"

#include "web/panels/input.hpp"
#include "web/panels/widgets.hpp"

namespace descent {
namespace {

constexpr const char* words = "keep weights";
constexpr const char* hint =
    "When the network or its data are edited, the weights that still fit stay and training goes "
    "on. Off: it begins anew.";

}  // namespace

void draw_keep_weights(const App& app, Actions& actions) {
  const bool on = app.view().keep_weights;
  const bool pressed = ui::control_height() > 40 ? ui::button("keep_weights",
                                                              on ? "Edits keep the weights that fit"
                                                                 : "Edits begin with new weights",
                                                              hint, ui::ButtonStyle::quiet, -1)
                                                 : ui::toggle("keep_weights", words, on, hint);
  if (pressed) actions.push_back(KeepWeights{!on});
}

float keep_weights_width() { return ui::toggle_width(words); }

}  // namespace descent
