#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "engine/experiment/json_text.hpp"
#include "web/app/page/api.hpp"

namespace descent {

// What getState() answers: everything an embedding page or a test may want to know.
Json api_state(const App& app, const std::vector<ControlPlace>& controls);

// How far the training of the scene that is shown has come.
Json progress_state(const App& app);

// Of each of these ids what of the control can be seen, empty where it is scrolled away; null: it
// is not there.
Json places_state(const std::vector<ControlPlace>& controls, const Json& ids);

// NaN and infinity, which JSON does not have, become null.
Json api_number(double value);

}  // namespace descent
