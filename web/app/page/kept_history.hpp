#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <vector>

#include "engine/experiment/json_text.hpp"
#include "engine/training/history.hpp"

// The history of a training as the browser keeps it (kept_state.hpp): epochs as rows of numbers,
// and the rest of it as JSON.
namespace descent {

// Of an epoch: its number, the columns, the loss of its last weights, the seconds, and a single
// neuron's weight and bias, and the learning rate.
std::size_t kept_row_size();
void write_kept_row(const EpochRecord& record, std::vector<float>& rows);

// So many rows of that size, from the front of the bytes; an Error where their epochs do not rise.
EpochLog read_kept_rows(std::span<const std::uint8_t>& bytes, std::size_t count,
                        std::size_t row_size);

// All but the rows.
Json kept_history(const History& history);
// The rows are taken from the front of the bytes; how many there are is "epochs".
History read_kept_history(const Json& training, std::span<const std::uint8_t>& bytes);

}  // namespace descent
