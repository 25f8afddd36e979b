#include "engine/layers/dropout.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

Shape Dropout::output_shape(const Shape& input) const {
  if (!(rate >= 0 && rate < 1)) {
    throw Error(tr("Dropout's rate is a share from 0 up to, but not including, 1."));
  }
  return input;
}

}  // namespace descent
