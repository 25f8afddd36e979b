#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/app/state/filter_lab.hpp"

// The Filter lab as a link has it: "-1,0,1,-2,0,2,-1,0,1,bias0.5,stride2,same,relu,max". Nine or 25
// numbers, row by row, and behind them what is not as usual.
namespace descent {

std::string to_string(const FilterLab& lab);
// Nothing where it is no such text.
std::optional<FilterLab> filter_lab_from(std::string_view text);

}  // namespace descent
