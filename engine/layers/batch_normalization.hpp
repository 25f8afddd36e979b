#pragma once

#include "engine/core/words.hpp"
#include "engine/layers/description.hpp"

namespace descent {

// y = gamma · (x - mean) / sqrt(variance + epsilon) + beta, for each feature by itself: a number of
// the input's last axis (Keras's axis=-1), a unit of a Dense layer or a picture's channel, over all
// samples of the batch and all places of a picture. While training, mean and variance are the
// batch's own; otherwise the moving ones, which each batch draws after itself:
// moving = momentum · moving + (1 - momentum) · batch. Ioffe & Szegedy 2015. A frozen one, as in
// Keras, works while training as it does otherwise: with the moving ones, which stay as they are.
// keras.io/api/layers/normalization_layers/batch_normalization
struct BatchNormalization {
  double momentum = 0.99;
  float epsilon = 1e-3f;
  bool center = true;  // no: no beta
  bool scale = true;   // no: no gamma
  Initializer beta_initializer = Zeros{};
  Initializer gamma_initializer = Ones{};
  Initializer moving_mean_initializer = Zeros{};
  Initializer moving_variance_initializer = Ones{};
  Regularizer beta_regularizer = {};
  Regularizer gamma_regularizer = {};
  bool trainable = true;

  bool operator==(const BatchNormalization&) const = default;

  static constexpr LayerInfo info = {
      .name = "BatchNormalization",
      .article = "a",
      .meaning = tr_noop(
          "brings each unit's or channel's numbers to mean 0 and deviation 1 over the batch, "
          "then stretches and shifts them as is learnt."),
      .keeps_units = true,
      .across_samples = true,
  };
  static constexpr auto fields() {
    using Self = BatchNormalization;
    return FieldRows{
        field("momentum", &Self::momentum, Number{0, 1},
              tr_noop("how much of the moving mean and variance stays at each step")),
        field("epsilon", &Self::epsilon, Number{1e-12, 1}, tr_noop("is added to the variance")),
        field("center", &Self::center, TrueOrFalse{}, tr_noop("whether there is a beta")),
        field("scale", &Self::scale, TrueOrFalse{}, tr_noop("whether there is a gamma")),
        field("beta_initializer", &Self::beta_initializer, an_initializer),
        field("gamma_initializer", &Self::gamma_initializer, an_initializer),
        field("moving_mean_initializer", &Self::moving_mean_initializer, an_initializer),
        field("moving_variance_initializer", &Self::moving_variance_initializer, an_initializer),
        field("beta_regularizer", &Self::beta_regularizer, a_regularizer),
        field("gamma_regularizer", &Self::gamma_regularizer, a_regularizer),
        field("trainable", &Self::trainable, TrueOrFalse{},
              tr_noop("whether training changes its numbers; `false` freezes them, and training "
                      "takes the moving mean and variance as predictions do"))
            .that(WhenChanged::goes_on),
    };
  }

  Shape output_shape(const Shape& input) const { return input; }
  ParameterList parameters(const Shape& input) const;  // gamma, beta, moving_mean, moving_variance
  std::uint64_t multiply_adds(const Shape& input) const { return element_count(input); }
  KeptArrays keeps(const CacheRequest& request) const;
  void forward(const ForwardPass& pass) const;
  void backward(const BackwardPass& pass) const;
  void end_batch(const LayerCache& cache, LayerParameters& parameters) const;
};

}  // namespace descent
