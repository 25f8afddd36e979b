#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>

#include "web/app/state/app.hpp"

// What the requests of the embed API have in common.
namespace descent {

// What the person at an embedding page asked for either happens or becomes an Error here.
void carry_out_request(App& app, const Action& action);

// A field of a request. An Error where it is missing or of another type.
const nlohmann::json& field(const nlohmann::json& request, const char* name);
std::string text_field(const nlohmann::json& request, const char* name);
std::size_t count_field(const nlohmann::json& request, const char* name);
bool switch_field(const nlohmann::json& request, const char* name);

}  // namespace descent
