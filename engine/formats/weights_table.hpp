#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/shape.hpp"

// The table of what of a file of weights was found in a model, and what not.
namespace descent {

enum class WeightsMatch : std::uint8_t {
  matched,
  wrong_shape,
  missing,    // the file has nothing for the parameter
  left_over,  // the network has no place for the array
  no_weight,  // an array that counts batches: nothing is lost without it
  unusable    // of the right shape, but its numbers are none for weights
};

// One of a model's parameters and where it comes from, or an array of the file that is not taken.
struct WeightsRow {
  WeightsMatch match = WeightsMatch::matched;
  std::string parameter;    // "dense/kernel"; empty: there is none for the array
  Shape shape;              // of it
  std::string array;        // the file's name for it; empty: missing
  Shape array_shape;        // in the file
  std::string type;         // of the file's numbers: "float32"
  bool by_name = false;     // else by its place among the file's layers
  bool transposed = false;  // from PyTorch's (out, in) or (out, in, height, width)
  bool reordered = false;   // behind a Flatten: from channels first
  std::string reason = {};  // of what is unusable, a sentence
};
using WeightsTable = std::vector<WeightsRow>;

// A file that does not fit a model: the first thing that is wrong, and the table of all.
class WeightsMisfit : public Error {
 public:
  WeightsMisfit(const std::string& message, WeightsTable table)
      : Error(message), table_(std::move(table)) {}
  const WeightsTable& table() const { return table_; }

 private:
  WeightsTable table_;
};

// Whether it is as it should be.
bool is_good(const WeightsRow& row);
// Whether anything but names of our own was used, which a person should know of.
bool is_guessed(const WeightsTable& table);

// "by order, transposed from PyTorch's order"; "missing in the file"
std::string match_text(const WeightsRow& row);
// "dense/kernel (784, 128): 0.weight, by order, transposed from PyTorch's order"
std::string row_text(const WeightsRow& row);
// "4 of 6 weights were found. …": how many fit, what does not, and what to do.
std::string advice_text(const WeightsTable& table);

// What stands above its columns: the file's array, shape and type, the weight, its shape, the
// match.
inline constexpr std::size_t weights_columns = 6;
std::string_view weights_heading(std::size_t column);
std::string weights_cell(const WeightsRow& row, std::size_t column);
// All of it for a spreadsheet.
std::string to_tsv(const WeightsTable& table);

}  // namespace descent
