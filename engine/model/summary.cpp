#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string>
#include <vector>

#include "engine/model/sequential.hpp"

namespace descent {
namespace {

using Row = std::array<std::string, 3>;

// Keras's own names: dense, dense_1, dense_2, …
std::string instance_name(std::string_view type, std::map<std::string, std::size_t>& seen) {
  std::string name(type);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  const std::size_t number = seen[name]++;
  return number == 0 ? name : name + "_" + std::to_string(number);
}

std::string with_thousands(std::size_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
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
                    to_string(output_shapes_[i]), with_thousands(parameter_count(i))});
  }
  return to_table(rows) + "Total params: " + with_thousands(parameter_count()) + "\n";
}

}  // namespace descent
