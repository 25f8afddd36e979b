#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/data/data_limits.hpp"
#include "engine/kernels/rules/optimizer_limits.hpp"
#include "engine/layers/layer_limits.hpp"
#include "engine/training/training_limits.hpp"

// What an experiment may ask for. The limits keep a mistyped number or a
// hostile link from taking all memory; they lie far above what a person would
// wait for.
namespace descent::limits {

inline constexpr std::size_t experiment_bytes = std::size_t{16} << 20;
inline constexpr std::size_t saved_bytes = std::size_t{64} << 20;  // with weights
inline constexpr std::size_t json_depth = 12;
inline constexpr std::size_t json_keys = 64;  // of one object

inline constexpr std::size_t layers = 32;
inline constexpr std::size_t parameters = 32'000'000;  // of the whole model
// What all layers together put out for a sample: memory, in caches of hundreds of samples.
inline constexpr std::size_t activations = 4'000'000;
// Of a sample's forward pass: a slice is at least one sample, and the page waits for it.
inline constexpr std::size_t multiply_adds = 1'000'000'000;

// A link that every browser keeps whole, and most programs that it is pasted into.
inline constexpr std::size_t link_characters = 65'536;
inline constexpr std::size_t readable_link_characters = 1000;  // longer ones are packed
inline constexpr std::size_t link_unpacked = std::size_t{1} << 20;
inline constexpr std::size_t link_fields = 64;
inline constexpr std::size_t view_key_bytes = 32;
inline constexpr std::size_t view_value_bytes = 200;

}  // namespace descent::limits
