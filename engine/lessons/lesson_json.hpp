#pragma once

#include "engine/experiment/json_node.hpp"
#include "engine/lessons/lesson.hpp"

namespace descent {

Goal read_goal(const JsonNode& node, std::size_t depth = 0);
Question read_question(const JsonNode& node, bool predicts);
// The name of a fact of that kind, or of any.
Fact read_fact(const JsonNode& node, std::optional<FactKind> kind = std::nullopt);

}  // namespace descent
