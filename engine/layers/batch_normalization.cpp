#include "engine/layers/batch_normalization.hpp"

namespace descent {

ParameterList BatchNormalization::parameters(const Shape& input) const {
  const Shape features = {input.back()};
  ParameterList list;
  if (scale) {
    list.push_back({.name = "gamma",
                    .shape = features,
                    .initializer = gamma_initializer,
                    .regularizer = gamma_regularizer});
  }
  if (center) {
    list.push_back({.name = "beta",
                    .shape = features,
                    .initializer = beta_initializer,
                    .regularizer = beta_regularizer});
  }
  list.push_back({.name = "moving_mean",
                  .shape = features,
                  .initializer = moving_mean_initializer,
                  .trainable = false});
  list.push_back({.name = "moving_variance",
                  .shape = features,
                  .initializer = moving_variance_initializer,
                  .trainable = false});
  return list;
}

}  // namespace descent
