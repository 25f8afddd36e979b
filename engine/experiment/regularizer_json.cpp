#include "engine/experiment/regularizer_json.hpp"

#include "engine/core/words.hpp"
#include "engine/experiment/fields_json.hpp"

namespace descent {

Regularizer read_regularizer(const JsonNode& node) {
  constexpr float standard = 0.01f;
  if (node.is_text()) {
    static const std::vector<Regularizer> named = {
        {standard, 0}, {0, standard}, {standard, standard}};
    return named[node.choice({"l1", "l2", "l1_l2"})];
  }
  Regularizer regularizer;
  read_fields(JsonFields(node), "", tr_marked(a_regularizer.what), regularizer);
  return regularizer;
}

Json write_regularizer(const Regularizer& regularizer) {
  Json json = Json::object();
  write_fields(regularizer, json);
  return json;
}

}  // namespace descent
