#pragma once

#include "engine/layers/layer.hpp"

// Augmentation by amounts that are not left to chance.
namespace descent::tests {

// Both ends the same: nothing is left to chance.
inline Factor exactly(float amount) { return {amount, amount}; }

inline RandomTranslation moved(float down, float right, FillMode mode = FillMode::constant,
                               float fill_value = 0) {
  return {exactly(down), exactly(right), mode, Interpolation::bilinear, fill_value};
}
inline RandomRotation turned(float by, FillMode mode = FillMode::constant) {
  return {exactly(by), mode};
}
inline RandomZoom zoomed(float height, float width, FillMode mode = FillMode::constant) {
  return {exactly(height), exactly(width), mode};
}

}  // namespace descent::tests
