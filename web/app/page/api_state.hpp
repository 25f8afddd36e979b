#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "web/app/page/api.hpp"

namespace descent {

// What getState() answers: everything an embedding page or a test may want to know.
nlohmann::json api_state(const App& app, const std::vector<ControlPlace>& controls);

// How far the training of the scene that is shown has come.
nlohmann::json progress_state(const App& app);

// NaN and infinity, which JSON does not have, become null.
nlohmann::json api_number(double value);

}  // namespace descent
