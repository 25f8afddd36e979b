#include "engine/formats/python_call.hpp"

#include <nlohmann/json.hpp>

#include "engine/formats/source.hpp"

namespace descent {
namespace {

std::string python_value(const std::string& key, const Json& value) {
  if (value.is_null()) return "None";
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_array()) {
    std::string text = "(";
    for (const Json& item : value) text += (text.size() > 1 ? ", " : "") + python_value(key, item);
    return text + ")";
  }
  if (value.is_object()) {
    if (key.ends_with("_regularizer"))
      return "regularizers.L1L2(" + python_arguments(value, "") + ")";
    return "initializers." + value["name"].get<std::string>() + "(" +
           python_arguments(value, "name") + ")";
  }
  if (!value.is_string()) return print_json_line(value);
  // Keras has no activation of that name, but the function.
  if (key == "activation" && value == "sin") return "keras.ops.sin";
  return python_text(value.get<std::string>());
}

}  // namespace

std::string python_arguments(const Json& settings, std::string_view but) {
  std::string text;
  for (auto item = settings.begin(); item != settings.end(); ++item) {
    if (item.key() == but) continue;
    text += (text.empty() ? "" : ", ") + item.key() + "=" + python_value(item.key(), item.value());
  }
  return text;
}

}  // namespace descent
