#include "web/app/state/schedule_pieces.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

TEST_CASE("schedule pieces: they are added at a tenth, and removed") {
  PiecewiseConstantDecay pieces = with_piece({}, 0.1, 100);
  CHECK(pieces == PiecewiseConstantDecay{{100}, {0.01}});
  pieces = with_piece(pieces, 0.1, 100);
  CHECK(pieces == PiecewiseConstantDecay{{100, 200}, {0.01, 0.001}});
  CHECK_NOTHROW(check_schedule(pieces));
  CHECK(without_piece(pieces, 0) == PiecewiseConstantDecay{{200}, {0.001}});
}

TEST_CASE("schedule pieces: a boundary lies between its neighbours") {
  const PiecewiseConstantDecay pieces{{10, 20, 30}, {1, 1, 1}};
  CHECK(allowed_boundary(pieces, 0).min == 0);
  CHECK(allowed_boundary(pieces, 0).max == 19);
  CHECK(allowed_boundary(pieces, 1).min == 11);
  CHECK(allowed_boundary(pieces, 1).max == 29);
  CHECK(allowed_boundary(pieces, 2).max == static_cast<double>(limits::decay_steps));
}

TEST_CASE("schedule pieces: however many are added, they can be carried out") {
  PiecewiseConstantDecay many;
  for (std::size_t i = 0; i < limits::boundaries + 3; ++i) many = with_piece(many, 1, 1);
  CHECK(many.boundaries.size() == limits::boundaries);
  CHECK_NOTHROW(check_schedule(many));
  const PiecewiseConstantDecay late{{static_cast<double>(limits::decay_steps)}, {1}};
  CHECK_FALSE(may_add_piece(late));
  CHECK(with_piece(late, 1, 1) == late);
}
