#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/experiment/json_text.hpp"
#include "web/app/state/app.hpp"

// What the requests of the embed API have in common.
namespace descent {

// What the person at an embedding page asked for either happens or becomes an Error here.
void carry_out_request(App& app, const Action& action);

// A field of a request. An Error where it is missing or of another type.
const Json& field(const Json& request, const char* name);
std::string text_field(const Json& request, const char* name);
std::size_t count_field(const Json& request, const char* name);
bool switch_field(const Json& request, const char* name);

}  // namespace descent
