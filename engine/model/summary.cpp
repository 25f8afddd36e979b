#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/model/sequential.hpp"

namespace descent {
namespace {

using Row = std::array<std::string, 3>;

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

// Keras's own names: dense, dense_1, dense_2, …
std::string instance_name(std::string_view type, std::map<std::string, std::size_t>& seen) {
  const std::string name = snake_case(type);
  const std::size_t number = seen[name]++;
  return number == 0 ? name : name + "_" + std::to_string(number);
}

std::string to_table(const std::vector<Row>& rows) {
  std::array<std::size_t, 3> widths{};
  for (const Row& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
  }
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string padding(widths[c] - row[c].size(), ' ');
      text += c == 2 ? padding + row[c] : row[c] + padding + "   ";
    }
    text += '\n';
  }
  return text;
}

}  // namespace

std::string Sequential::summary() const {
  std::vector<Row> rows = {{"Layer (type)", "Output Shape", "Param #"}};
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const std::string_view type = layer_name(layers_[i]);
    rows.push_back({instance_name(type, seen) + " (" + std::string(type) + ")",
                    to_string(output_shapes_[i]), with_commas(parameter_count(i))});
  }
  std::string text = to_table(rows) + "Total params: " + with_commas(parameter_count()) + "\n";
  const std::size_t trainable = trainable_count(), others = parameter_count() - trainable;
  if (others > 0) {
    text += "Trainable params: " + with_commas(trainable) + "\n";
    text += "Non-trainable params: " + with_commas(others) + "\n";
  }
  return text;
}

}  // namespace descent
