#include "engine/inspect/tsne.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/random.hpp"
#include "engine/inspect/principal_plane.hpp"

namespace descent {
namespace {

constexpr std::size_t exaggerated_iterations = 250;
constexpr float exaggeration = 12;
constexpr double work_at_once = 3e6;  // multiply-adds
constexpr float start_deviation = 1e-4f;
constexpr float least_gain = 0.01f;
constexpr float least_similarity = 1e-12f;

// Weights exp(−distance·precision) of the neighbours, shares of 1, and how many of them count:
// exp of their entropy. Distances begin at 0 for the nearest, which keeps every weight finite.
double weigh(std::span<const double> distances, std::size_t self, double precision,
             std::span<double> weights) {
  double sum = 0, weighted = 0;
  for (std::size_t j = 0; j < distances.size(); ++j) {
    weights[j] = j == self ? 0 : std::exp(-distances[j] * precision);
    sum += weights[j];
    weighted += weights[j] * distances[j];
  }
  for (double& weight : weights) weight /= sum;
  return std::exp(std::log(sum) + precision * weighted / sum);
}

}  // namespace

Tsne::Tsne(std::span<const float> points, std::size_t dimensions)
    : points_(points),
      dimensions_(dimensions),
      rows_(dimensions == 0 ? 0 : points.size() / dimensions),
      perplexity_(std::min(usual_perplexity, std::max(1.0, static_cast<double>(rows_) / 4))),
      similarities_(rows_ * rows_) {
  for (std::size_t axis = 0; axis < 2; ++axis) {
    places_[axis].assign(rows_, 0);
    speeds_[axis].assign(rows_, 0);
    gains_[axis].assign(rows_, 1);
  }
}

bool Tsne::advance() {
  if (rows_ < 3) return true;
  if (rows_done_ < rows_) {
    const double row_work = static_cast<double>(rows_) * static_cast<double>(dimensions_ + 500);
    const auto at_once = static_cast<std::size_t>(std::max(work_at_once / row_work, 1.0));
    for (std::size_t i = 0; i < at_once && rows_done_ < rows_; ++i) find_similarities(rows_done_++);
    if (rows_done_ < rows_) return false;
    make_symmetric();
    start_from_principal_plane();
    points_ = {};
    return false;
  }
  move();
  return ++iteration_ >= iterations;
}

void Tsne::start_from_principal_plane() {
  PrincipalPlane plane(points_, dimensions_);
  // Exactness does not matter for a start.
  for (int pass = 0; pass < 10 && !plane.advance(); ++pass) continue;
  const Projection seen = project(plane.basis(), points_);
  double square = 0;
  for (const float x : seen.x) square += static_cast<double>(x) * static_cast<double>(x);
  const double deviation = std::sqrt(square / static_cast<double>(rows_));
  const float scale = deviation > 0 ? static_cast<float>(start_deviation / deviation) : 0;
  // A little noise, for what lies at one place or on one line could never part.
  Random random(1);
  for (std::size_t i = 0; i < rows_; ++i) {
    places_[0][i] = scale * seen.x[i] + random.normal(0, start_deviation / 100);
    places_[1][i] = scale * seen.y[i] + random.normal(0, start_deviation / 100);
  }
}

// Halves the interval of the neighbours' precision until as many count as the perplexity says.
void Tsne::find_similarities(std::size_t row) {
  std::vector<double> distances(rows_), weights(rows_);
  const float* a = points_.data() + row * dimensions_;
  for (std::size_t j = 0; j < rows_; ++j) {
    const float* b = points_.data() + j * dimensions_;
    double sum = 0;
    for (std::size_t d = 0; d < dimensions_; ++d) {
      const double difference = static_cast<double>(a[d]) - static_cast<double>(b[d]);
      sum += difference * difference;
    }
    distances[j] = sum;
  }
  double nearest = row == 0 ? distances[1] : distances[0], all = 0;
  for (std::size_t j = 0; j < rows_; ++j) {
    if (j != row) nearest = std::min(nearest, distances[j]);
  }
  for (double& distance : distances) {
    distance = std::max(distance - nearest, 0.0);
    all += distance;
  }
  double precision = all > 0 ? static_cast<double>(rows_) / all : 1, low = 0, high = 0;
  for (int step = 0; step < 60; ++step) {
    const double neighbours = weigh(distances, row, precision, weights);
    if (std::abs(neighbours - perplexity_) < 1e-4 * perplexity_) break;
    (neighbours > perplexity_ ? low : high) = precision;
    precision = high == 0 ? 2 * precision : (low + high) / 2;
  }
  for (std::size_t j = 0; j < rows_; ++j) {
    similarities_[row * rows_ + j] = static_cast<float>(weights[j]);
  }
}

void Tsne::make_symmetric() {
  const auto both = static_cast<float>(2 * rows_);
  for (std::size_t i = 0; i < rows_; ++i) {
    similarities_[i * rows_ + i] = 0;
    for (std::size_t j = 0; j < i; ++j) {
      float& one = similarities_[i * rows_ + j];
      float& other = similarities_[j * rows_ + i];
      one = other = std::max((one + other) / both, least_similarity);
    }
  }
}

// The divergence's gradient but for a factor of 4 (equation 5 of the paper): what draws a point to
// those like it, less what drives it from all.
Tsne::Plane Tsne::slope() const {
  const std::span<const float> x = places_[0], y = places_[1];
  Plane drawn, driven;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    drawn[axis].assign(rows_, 0);
    driven[axis].assign(rows_, 0);
  }
  double all = 0;
  for (std::size_t i = 0; i < rows_; ++i) {
    const float* similar = similarities_.data() + i * rows_;
    float near = 0, drawn_x = 0, drawn_y = 0, driven_x = 0, driven_y = 0;
    for (std::size_t j = 0; j < rows_; ++j) {
      const float dx = x[i] - x[j], dy = y[i] - y[j];
      const float nearness = 1 / (1 + dx * dx + dy * dy);  // Student's t, one degree of freedom
      const float draw = similar[j] * nearness, drive = nearness * nearness;
      near += nearness;
      drawn_x += draw * dx;
      drawn_y += draw * dy;
      driven_x += drive * dx;
      driven_y += drive * dy;
    }
    all += static_cast<double>(near) - 1;  // not with itself
    drawn[0][i] = drawn_x;
    drawn[1][i] = drawn_y;
    driven[0][i] = driven_x;
    driven[1][i] = driven_y;
  }
  const float factor = iteration_ < exaggerated_iterations ? exaggeration : 1;
  const auto share = static_cast<float>(1 / all);
  for (std::size_t axis = 0; axis < 2; ++axis) {
    for (std::size_t i = 0; i < rows_; ++i) {
      drawn[axis][i] = factor * drawn[axis][i] - share * driven[axis][i];
    }
  }
  return drawn;
}

// Gradient descent with momentum and a gain for each number: more while it keeps its direction
// (Jacobs 1988), less when it turns.
void Tsne::move() {
  const Plane gradient = slope();
  const float momentum = iteration_ < exaggerated_iterations ? 0.5f : 0.8f;
  const float rate = 4 * std::max(static_cast<float>(rows_) / exaggeration / 4, 50.f);
  for (std::size_t axis = 0; axis < 2; ++axis) {
    double mean = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      float &speed = speeds_[axis][i], &gain = gains_[axis][i];
      const bool turns = speed * gradient[axis][i] >= 0;
      gain = turns ? std::max(0.8f * gain, least_gain) : gain + 0.2f;
      speed = momentum * speed - rate * gain * gradient[axis][i];
      places_[axis][i] += speed;
      mean += static_cast<double>(places_[axis][i]);
    }
    const auto centre = static_cast<float>(mean / static_cast<double>(rows_));
    for (float& place : places_[axis]) place -= centre;
  }
}

double Tsne::divergence() const {
  const auto nearness = [&](std::size_t i, std::size_t j) {
    const double dx = static_cast<double>(places_[0][i]) - static_cast<double>(places_[0][j]);
    const double dy = static_cast<double>(places_[1][i]) - static_cast<double>(places_[1][j]);
    return 1 / (1 + dx * dx + dy * dy);
  };
  double all = 0, sum = 0;
  for (std::size_t i = 0; i < rows_; ++i) {
    for (std::size_t j = 0; j < i; ++j) all += 2 * nearness(i, j);
  }
  for (std::size_t i = 0; i < rows_; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto p = static_cast<double>(similarities_[i * rows_ + j]);
      sum += 2 * p * std::log(p / (nearness(i, j) / all));
    }
  }
  return sum;
}

}  // namespace descent
