#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/experiment/json_text.hpp"
#include "web/app/state/app.hpp"

// The requests of the embed API that train, and those for runs side by side.
namespace descent {

// What such a request answers; nullopt: it is another one.
std::optional<Json> runs_answer(App& app, const std::string& what, const Json& request);
// Their names.
std::string runs_requests();

// How each run of the scene stands: {"id", "label", "shown", "playing", "ready", "epoch", "step",
// "loss"}.
Json runs_state(const App& app);

}  // namespace descent
