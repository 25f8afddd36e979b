#pragma once

#include <cmath>
#include <vector>

#include "engine/data/plane_sets.hpp"

namespace descent::test {

using Points = std::vector<PlanePoint>;

inline float radius(const PlanePoint& p) { return std::hypot(p.x, p.y); }

}  // namespace descent::test
