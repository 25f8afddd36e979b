#pragma once

#include <cstddef>
#include <string>
#include <vector>

// Where an axis has its few, round marks.
namespace descent {

// Multiples of 1, 2, 2.5 or 5 times a power of ten within low … high: at most `most` of them (at
// least 2), as many as that allows. Of whole numbers only, if `whole`.
std::vector<double> nice_ticks(double low, double high, std::size_t most, bool whole = false);

// For a logarithmic axis, 0 < low < high: powers of ten, thinned to about `most`. Where those are
// fewer than three, 3 times them too, or else 2 and 5 times.
std::vector<double> nice_log_ticks(double low, double high, std::size_t most);

// The marks as text, all with the same number of decimals: "0.00", "0.25", "0.50". Large whole
// numbers have commas: "10,000".
std::vector<std::string> tick_labels(const std::vector<double>& ticks);
// Each with only the digits that it needs: "0.001", "0.1", "10".
std::vector<std::string> log_tick_labels(const std::vector<double>& ticks);

}  // namespace descent
