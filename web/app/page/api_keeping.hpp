#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/experiment/json_text.hpp"
#include "web/app/state/app.hpp"

namespace descent {

// The embed API's requests about keeping, undoing and sharing; nothing for any other request.
//   {"do": "getLink"}  {"link": "descent=1&…"}, what stands behind the #
//   {"do": "openLink", "text": "https://…#…"}  {"notes": "…"}, what of a link of TensorFlow
//     Playground is different here
//   {"do": "isLink", "text": "#…"}  {"link": true}: openLink has something to open, or to refuse
//   {"do": "saveFile"}  {"name": "descent-spiral.json", "text": "…"}
//   {"do": "undo"}  {"do": "redo"}
//   {"do": "setParameter", "layer": 0, "bias": false, "index": 3, "value": 0.5}
//   {"do": "getWeightsHash"}  {"hash": "9e3779b97f4a7c15"}, FNV-1a over the bits of all weights
std::optional<Json> keeping_answer(App& app, const std::string& what, const Json& request);

// Their names, as a list in a sentence.
std::string keeping_requests();

}  // namespace descent
