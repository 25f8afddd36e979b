#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <vector>

#include "engine/experiment/json_text.hpp"
#include "engine/training/trained.hpp"

// What a training needs to go on exactly, as the browser keeps it (kept_state.hpp): the optimizer's
// state, the samples' order, the random streams, and the weights that callbacks hold.
namespace descent {

// What is said of it in the head: all but the arrays. Empty where nothing is told of it.
Json kept_continuation(const Trained& trained);
// The arrays, which the training holds, in their order.
std::vector<std::span<const std::uint8_t>> continuation_bytes(const Trained& trained);

// Into `trained`, whose weights are known; arrays are taken from the front of the bytes. Nothing is
// done where the head tells nothing of it, as older ones do. An Error where it is broken; whether
// it fits the training is for Trainer::resume() to see.
void read_kept_continuation(const Json& training, std::span<const std::uint8_t>& bytes,
                            Trained& trained);

}  // namespace descent
