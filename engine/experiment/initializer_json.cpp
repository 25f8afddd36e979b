#include "engine/experiment/initializer_json.hpp"

#include <variant>

#include "engine/core/words.hpp"
#include "engine/experiment/fields_json.hpp"

namespace descent {

Initializer read_initializer(const JsonNode& node) {
  const Initializer initializer = read_named<Initializer>(node);
  const auto* range = std::get_if<RandomUniform>(&initializer);
  if (range && range->minval > range->maxval) node.fail(tr("a range: minval at most maxval"));
  return initializer;
}

Json write_initializer(const Initializer& initializer) { return write_named(initializer); }

}  // namespace descent
