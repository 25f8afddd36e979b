#include "engine/model/layer_names.hpp"

#include <map>
#include <string_view>

namespace descent {
namespace {

bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }

// "MaxPooling2D" becomes "max_pooling2d": a word begins with a capital and a small letter.
std::string snake_case(std::string_view type) {
  std::string name;
  for (std::size_t i = 0; i < type.size(); ++i) {
    const bool begins = i > 0 && i + 1 < type.size() && is_upper(type[i]) && is_lower(type[i + 1]);
    if (begins) name += '_';
    name += is_upper(type[i]) ? static_cast<char>(type[i] - 'A' + 'a') : type[i];
  }
  return name;
}

}  // namespace

std::vector<std::string> keras_layer_names(const std::vector<Layer>& layers) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::string> names;
  for (const Layer& layer : layers) {
    std::string name = snake_case(layer_name(layer));
    const std::size_t number = seen[name]++;
    names.push_back(number == 0 ? std::move(name) : name + "_" + std::to_string(number));
  }
  return names;
}

}  // namespace descent
