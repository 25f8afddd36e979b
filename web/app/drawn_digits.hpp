#pragma once

#include <cstdint>
#include <memory>

#include "engine/data/dataset.hpp"
#include "engine/experiment/experiment.hpp"

namespace descent {

// The seed for which the page draws the synthetic digits, once, in slices between frames.
inline constexpr std::uint64_t drawn_digits_seed = 42;

// What `experiment` needs of the digits that are drawn already: the very digits that it would draw
// itself, so that it need not. Null where it asks for other ones (another seed, more of them, or
// another data set) or where `drawn` is null.
std::shared_ptr<const Dataset> drawn_digits_for(const Experiment& experiment,
                                                const std::shared_ptr<const Dataset>& drawn);

}  // namespace descent
