#include "web/app/state/schedule_pieces.hpp"

#include <algorithm>

#include "engine/experiment/json_text.hpp"

namespace descent {

AllowedNumber allowed_boundary(const PiecewiseConstantDecay& pieces, std::size_t piece) {
  const std::vector<double>& all = pieces.boundaries;
  AllowedNumber allowed{0, static_cast<double>(limits::decay_steps), true};
  if (piece > 0) allowed.min = all[piece - 1] + 1;
  if (piece + 1 < all.size()) allowed.max = all[piece + 1] - 1;
  return allowed;
}

bool may_add_piece(const PiecewiseConstantDecay& pieces) {
  const std::vector<double>& all = pieces.boundaries;
  return all.size() < limits::boundaries &&
         (all.empty() || all.back() < static_cast<double>(limits::decay_steps));
}

PiecewiseConstantDecay with_piece(PiecewiseConstantDecay pieces, double rate,
                                  std::size_t first_boundary) {
  if (!may_add_piece(pieces)) return pieces;
  const std::vector<double>& all = pieces.boundaries;
  constexpr double most = static_cast<double>(limits::decay_steps);
  double boundary = std::min(static_cast<double>(first_boundary), most);
  if (!all.empty()) {
    const double before = all.size() > 1 ? all[all.size() - 2] : 0;
    boundary = std::min(all.back() + std::max(all.back() - before, 1.0), most);
    rate = pieces.values.back();
  }
  pieces.boundaries.push_back(boundary);
  pieces.values.push_back(shortest_decimal(static_cast<float>(rate / 10)));
  return pieces;
}

PiecewiseConstantDecay without_piece(PiecewiseConstantDecay pieces, std::size_t piece) {
  pieces.boundaries.erase(pieces.boundaries.begin() + static_cast<std::ptrdiff_t>(piece));
  pieces.values.erase(pieces.values.begin() + static_cast<std::ptrdiff_t>(piece));
  return pieces;
}

}  // namespace descent
