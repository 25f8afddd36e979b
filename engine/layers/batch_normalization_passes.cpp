#include <algorithm>
#include <cmath>

#include "engine/layers/batch_normalization.hpp"
#include "engine/layers/layer_passes.hpp"

namespace descent {
namespace {

// A number for each feature: of the batch (while training), what the input is multiplied with, what
// is added, and two to work with on the way back.
enum Array : std::size_t { mean, variance, factors, shifts, offsets, slopes, array_count };

// The pass's arrays as rows of features, one for each sample and place.
struct Columns {
  std::size_t features, rows;

  explicit Columns(const LayerPass& pass)
      : features(pass.input_shape.back()), rows(pass.rows * (pass.inputs / features)) {}

  // Every number is computed from its column alone, in the order of the rows.
  template <typename Body>
  void share_features(const LayerPass& pass, Body&& body) const {
    share(pass.threads, features, 16, 2 * pass.rows * pass.inputs, body);
  }
  template <typename Body>
  void share_rows(const LayerPass& pass, Body&& body) const {
    share(pass.threads, rows, 16, pass.rows * pass.inputs, body);
  }
};

const float* numbers(const LayerPass& pass, std::string_view name) {
  return pass.parameters.find(name)->data();
}

}  // namespace

KeptArrays BatchNormalization::keeps(const CacheRequest& request) const {
  return {.own = std::vector<std::size_t>(array_count, request.input_shape.back())};
}

void BatchNormalization::forward(const ForwardPass& pass) const {
  const Columns columns(pass);
  const auto& own = pass.cache.own;
  const float* means = own[mean].data();
  const float* variances = own[variance].data();
  if (pass.mode == Mode::training && trainable) {
    columns.share_features(pass, [&](Stretch part) {
      pass.kernels.column_moments(columns.rows, part.count, pass.input + part.begin,
                                  columns.features, own[mean].data() + part.begin,
                                  own[variance].data() + part.begin);
    });
  } else {
    means = numbers(pass, "moving_mean");
    variances = numbers(pass, "moving_variance");
  }
  const float* gamma = scale ? numbers(pass, "gamma") : nullptr;
  const float* beta = center ? numbers(pass, "beta") : nullptr;
  for (std::size_t c = 0; c < columns.features; ++c) {
    own[factors][c] = (gamma ? gamma[c] : 1.0f) / std::sqrt(variances[c] + epsilon);
    own[shifts][c] = beta ? beta[c] : 0.0f;
  }
  columns.share_rows(pass, [&](Stretch part) {
    const std::size_t begin = part.begin * columns.features;
    pass.kernels.normalize(part.count, columns.features, pass.input + begin, means,
                           own[factors].data(), own[shifts].data(),
                           pass.cache.output.data() + begin);
  });
}

namespace {

// The moving mean and variance do not hang on x: dx = factor · dy.
void backward_by_moving_statistics(const BackwardPass& pass) {
  if (!pass.input_gradient) return;
  const Columns columns(pass);
  const auto& own = pass.cache.own;
  std::fill(own[offsets].begin(), own[offsets].end(), 0.0f);
  columns.share_rows(pass, [&](Stretch part) {
    const std::size_t begin = part.begin * columns.features;
    const float* zeros = own[offsets].data();
    pass.kernels.normalize(part.count, columns.features, pass.cache.gradient.data() + begin, zeros,
                           own[factors].data(), zeros, pass.input_gradient + begin);
  });
}

}  // namespace

// With n = (x - mean) / sqrt(variance + epsilon): dbeta = Σ dy, dgamma = Σ dy · n, and because mean
// and variance hang on every x too, dx = factor · (dy - dbeta / rows - n · dgamma / rows).
void BatchNormalization::backward(const BackwardPass& pass) const {
  if (!pass.learns() || !trainable) {
    backward_by_moving_statistics(pass);
    return;
  }
  const Columns columns(pass);
  const auto& own = pass.cache.own;
  const float* dy = pass.cache.gradient.data();
  columns.share_features(pass, [&](Stretch part) {
    pass.kernels.normalize_sums(columns.rows, part.count, pass.input + part.begin, dy + part.begin,
                                columns.features, own[mean].data() + part.begin,
                                own[offsets].data() + part.begin, own[slopes].data() + part.begin);
  });
  const auto& gradients = pass.cache.parameter_gradients;
  float* gamma_gradient = scale ? gradients[0].data() : nullptr;
  float* beta_gradient = center ? gradients[scale ? 1 : 0].data() : nullptr;
  const auto add = [&](float* gradient, std::size_t c, float value) {
    if (gradient) gradient[c] = pass.beta == 0 ? value : value + pass.beta * gradient[c];
  };
  const auto count = static_cast<float>(columns.rows);
  for (std::size_t c = 0; c < columns.features; ++c) {
    const float reciprocal = 1 / std::sqrt(own[variance][c] + epsilon);
    const float sum = own[offsets][c], product = own[slopes][c] * reciprocal;
    add(gamma_gradient, c, product);
    add(beta_gradient, c, sum);
    own[offsets][c] = sum / count;
    own[slopes][c] = product * reciprocal / count;
  }
  if (!pass.input_gradient) return;
  columns.share_rows(pass, [&](Stretch part) {
    const std::size_t begin = part.begin * columns.features;
    pass.kernels.normalize_gradient(part.count, columns.features, pass.input + begin, dy + begin,
                                    own[mean].data(), own[factors].data(), own[offsets].data(),
                                    own[slopes].data(), pass.input_gradient + begin);
  });
}

void BatchNormalization::end_batch(const LayerCache& cache, LayerParameters& parameters) const {
  if (!trainable) return;
  const auto kept = static_cast<float>(momentum), rest = static_cast<float>(1 - momentum);
  const auto follow = [&](Tensor& moving, std::span<const float> batch) {
    for (std::size_t c = 0; c < batch.size(); ++c) {
      moving.data()[c] = moving.data()[c] * kept + batch[c] * rest;
    }
  };
  follow(*parameters.find("moving_mean"), cache.own[mean]);
  follow(*parameters.find("moving_variance"), cache.own[variance]);
}

}  // namespace descent
