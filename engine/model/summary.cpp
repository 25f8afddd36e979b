#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/model/layer_names.hpp"
#include "engine/model/sequential.hpp"

namespace descent {
namespace {

using Row = std::array<std::string, 3>;

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
  const std::vector<std::string> names = keras_layer_names(layers_);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    rows.push_back({names[i] + " (" + std::string(layer_name(layers_[i])) + ")",
                    to_string(output_shapes_[i]), with_english_commas(parameter_count(i))});
  }
  std::string text =
      to_table(rows) + "Total params: " + with_english_commas(parameter_count()) + "\n";
  const std::size_t trainable = trainable_count(), others = parameter_count() - trainable;
  if (others > 0) {
    text += "Trainable params: " + with_english_commas(trainable) + "\n";
    text += "Non-trainable params: " + with_english_commas(others) + "\n";
  }
  return text;
}

}  // namespace descent
