#include "web/scenes/playground/network_words.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/playground/network_names.hpp"

namespace descent {
namespace {

constexpr std::size_t most = 32;  // units and inputs of a table

std::string shown_number(float value) { return short_text(static_cast<double>(value)); }

// One Dense layer of the picture; `column` counts from 1, as tile_title() has it.
struct Weights {
  const Sequential& model;
  const std::vector<PlaneColumn>& columns;
  const std::vector<Feature>& features;
  std::size_t column;

  const PlaneColumn& layer() const { return columns[column - 1]; }
  std::size_t units() const { return layer().units; }
  std::size_t inputs() const { return column == 1 ? features.size() : columns[column - 2].units; }
  float at(std::size_t input, std::size_t unit) const {
    return model.parameters()[layer().layer].kernel().data()[input * units() + unit];
  }
  std::string input_name(std::size_t input) const {
    return column == 1 ? feature_title(features[input]) : tile_title(columns, column - 1, input);
  }
  std::string unit_name(std::size_t unit) const { return tile_title(columns, column, unit); }
};

struct Largest {
  float value = 0;
  std::string from, to;
};

void compare(Largest& largest, const Weights& weights) {
  for (std::size_t input = 0; input < weights.inputs(); ++input) {
    for (std::size_t unit = 0; unit < weights.units(); ++unit) {
      const float value = weights.at(input, unit);
      if (!(std::fabs(value) > std::fabs(largest.value))) continue;
      largest = {value, weights.input_name(input), weights.unit_name(unit)};
    }
  }
}

ui::PictureTable table_of(const Weights& weights) {
  const bool output = weights.column == weights.columns.size();
  ui::PictureTable table{
      output ? tr("Weights of the output") : tr("Weights of layer {0}", weights.column),
      {tr("Unit")},
      {}};
  const Tensor& bias = weights.model.parameters()[weights.layer().layer].bias();
  const std::size_t inputs = std::min(weights.inputs(), most);
  for (std::size_t input = 0; input < inputs; ++input) {
    table.head.push_back(tr("from {0}", weights.input_name(input)));
  }
  if (bias.size() > 0) table.head.push_back(tr("bias"));
  for (std::size_t unit = 0; unit < std::min(weights.units(), most); ++unit) {
    std::vector<std::string> row = {capitalized(weights.unit_name(unit))};
    for (std::size_t input = 0; input < inputs; ++input) {
      row.push_back(shown_number(weights.at(input, unit)));
    }
    if (unit < bias.size()) row.push_back(shown_number(bias.data()[unit]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::string network_summary(const Sequential& model, const std::vector<PlaneColumn>& columns,
                            const std::vector<Feature>& features) {
  std::string names, sizes;
  for (const Feature feature : features) {
    names += (names.empty() ? "" : ", ") + std::string(feature_title(feature));
  }
  Largest largest;
  for (std::size_t column = 1; column <= columns.size(); ++column) {
    sizes += (sizes.empty() ? "" : ", ") + with_commas(columns[column - 1].units);
    compare(largest, {model, columns, features, column});
  }
  const std::string shape = tr("Inputs: {0}. Units of the layers: {1}.", names, sizes);
  if (largest.value == 0) return shape;
  return shape + " " +
         tr("The largest weight is {0}, from {1} to {2}.", shown_number(largest.value),
            largest.from, largest.to);
}

std::vector<ui::PictureTable> network_tables(const Sequential& model,
                                             const std::vector<PlaneColumn>& columns,
                                             const std::vector<Feature>& features) {
  std::vector<ui::PictureTable> tables;
  for (std::size_t column = 1; column <= columns.size(); ++column) {
    tables.push_back(table_of({model, columns, features, column}));
  }
  return tables;
}

}  // namespace descent
