#include "engine/layers/picture_warp.hpp"

namespace descent {

std::string_view to_string(FillMode mode) {
  switch (mode) {
    case FillMode::reflect:
      return "reflect";
    case FillMode::wrap:
      return "wrap";
    case FillMode::constant:
      return "constant";
    case FillMode::nearest:
      return "nearest";
  }
  return "";
}

const std::vector<FillMode>& all_fill_modes() {
  static const std::vector<FillMode> all = {FillMode::reflect, FillMode::wrap, FillMode::constant,
                                            FillMode::nearest};
  return all;
}

std::string_view to_string(Interpolation interpolation) {
  return interpolation == Interpolation::bilinear ? "bilinear" : "nearest";
}

const std::vector<Interpolation>& all_interpolations() {
  static const std::vector<Interpolation> all = {Interpolation::bilinear, Interpolation::nearest};
  return all;
}

}  // namespace descent
