#pragma once

#include <optional>
#include <string>

#include "engine/experiment/json_text.hpp"
#include "web/app/state/app.hpp"

namespace descent {

// The embed API's requests about what is looked at and drawn (api.hpp); nothing: it is none of
// these.
//   {"do": "show", "what": "landscape"}: step_apart, landscape, performance, epoch_table,
//     confusion, a page of Images (training, inside, filters, judging, why) or a mode of the Line
//     (training_mode, by_hand, gradient_descent)
//   {"do": "setView", "options": "page=inside&speed=10"}: of a link (link_view.hpp)
//   {"do": "setSetting", "path": "training.epochs", "value": 20}: a training that survives it goes
//   on
//   {"do": "trainSeeds", "seeds": 5}   {"do": "lookBack", "position": 3}
//   {"do": "draw", "strokes": [[[0.3, 0.2], …], …]} on the pad, 0 … 1 across and down
//   {"do": "selectImage", "index": 3}   {"do": "selectCell", "layer": 0, "output": 100}
//   {"do": "setFilter", "filter": "-1,0,1,-2,0,2,-1,0,1"} of the Filter lab
std::optional<Json> views_answer(App& app, const std::string& what, const Json& request);
std::string views_requests();

}  // namespace descent
