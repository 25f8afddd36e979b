#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>

#include "engine/experiment/json_text.hpp"
#include "engine/experiment/saved_runs.hpp"

// What the same training came to from several seeds, as the browser keeps it (kept_state.hpp):
// their epochs as rows of numbers (kept_history.hpp), and the rest as JSON.
namespace descent {

std::size_t kept_seeds_bytes(const SavedSeeds& seeds);

// All but the rows, which follow course by course.
Json kept_seeds(const SavedSeeds& seeds);
SavedSeeds read_kept_seeds(const Json& json, std::span<const std::uint8_t>& bytes);

}  // namespace descent
