#pragma once

#include <cstddef>

#include "engine/optimizers/schedules.hpp"
#include "web/app/words/allowed_number.hpp"

// The pieces of a PiecewiseConstantDecay, edited one by one: however it is done, check_schedule()
// finds nothing wrong with them.
namespace descent {

// What may be typed as the last step before a piece: between those of its neighbours.
AllowedNumber allowed_boundary(const PiecewiseConstantDecay& pieces, std::size_t piece);

bool may_add_piece(const PiecewiseConstantDecay& pieces);
// One more behind the others, as long as the last one, at a tenth of its rate; the first begins
// after `first_boundary` steps, from the optimizer's `rate`.
PiecewiseConstantDecay with_piece(PiecewiseConstantDecay pieces, double rate,
                                  std::size_t first_boundary);
PiecewiseConstantDecay without_piece(PiecewiseConstantDecay pieces, std::size_t piece);

}  // namespace descent
