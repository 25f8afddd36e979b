#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "web/app/runs/run_view.hpp"

// Runs side by side, in numbers.
namespace descent {

struct RunRow {
  std::uint64_t id = 0;
  bool shown = false;
  std::string name;                  // its label; of the run that is shown without one: "this run"
  std::vector<std::string> figures;  // as run_columns() names them; "" where there is none
  std::string differs;               // in settings, from the baseline; "" where nothing does
};

// "epochs", "loss", …
std::vector<std::string> run_columns();

// Of all of them; `baseline` is one of their ids, or else the first is it.
std::vector<RunRow> run_rows(const std::vector<RunView>& runs, std::uint64_t shown,
                             std::uint64_t baseline);

}  // namespace descent
