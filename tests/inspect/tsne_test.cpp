#include "engine/inspect/tsne.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "engine/core/random.hpp"

namespace descent {
namespace {

using Catch::Matchers::WithinRel;

constexpr std::size_t dimensions = 10;

// Three heaps, far from each other; the heap of row i is i % 3.
std::vector<float> three_heaps(std::size_t rows) {
  Random random(5);
  std::vector<float> points;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t d = 0; d < dimensions; ++d) {
      points.push_back(random.normal() + (d == row % 3 ? 12.f : 0.f));
    }
  }
  return points;
}

void finish(Tsne& tsne) {
  while (!tsne.advance()) continue;
}

// The paper's definition, word by word, in double: similarities of a perplexity by bisection,
// and the divergence of places from them.
struct Definition {
  std::vector<double> p;
  std::size_t rows;

  Definition(const std::vector<float>& points, std::size_t row_count, double perplexity)
      : p(row_count * row_count), rows(row_count) {
    std::vector<double> conditional(rows * rows);
    for (std::size_t i = 0; i < rows; ++i) {
      double low = 0, high = 1e6;
      for (int step = 0; step < 200; ++step) {
        const double precision = (low + high) / 2;
        double sum = 0, entropy = 0;
        for (std::size_t j = 0; j < rows; ++j) {
          double square = 0;
          for (std::size_t d = 0; d < dimensions; ++d) {
            const double difference = static_cast<double>(points[i * dimensions + d]) -
                                      static_cast<double>(points[j * dimensions + d]);
            square += difference * difference;
          }
          conditional[i * rows + j] = i == j ? 0 : std::exp(-square * precision);
          sum += conditional[i * rows + j];
        }
        for (std::size_t j = 0; j < rows; ++j) {
          double& share = conditional[i * rows + j];
          share = sum > 0 ? share / sum : 0;
          if (share > 0) entropy -= share * std::log2(share);
        }
        (sum > 0 && std::pow(2, entropy) > perplexity ? low : high) = precision;
      }
    }
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < rows; ++j) {
        p[i * rows + j] = (conditional[i * rows + j] + conditional[j * rows + i]) /
                          (2 * static_cast<double>(rows));
      }
    }
  }

  double divergence(const std::vector<double>& x, const std::vector<double>& y) const {
    const auto near = [&](std::size_t i, std::size_t j) {
      return 1 / (1 + (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
    };
    double all = 0, sum = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < rows; ++j) all += i == j ? 0 : near(i, j);
    }
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < rows; ++j) {
        const double share = p[i * rows + j];
        if (i != j && share > 0) sum += share * std::log(share * all / near(i, j));
      }
    }
    return sum;
  }
};

}  // namespace

TEST_CASE("t-SNE leaves neighbours together and groups apart", "[tsne]") {
  const std::vector<float> points = three_heaps(120);
  Tsne tsne(points, dimensions);
  finish(tsne);
  REQUIRE(tsne.x().size() == 120);
  CHECK(tsne.iteration() == Tsne::iterations);
  std::size_t strangers = 0;
  for (std::size_t i = 0; i < 120; ++i) {
    std::size_t nearest = i == 0 ? 1 : 0;
    const auto far = [&](std::size_t j) {
      return std::hypot(tsne.x()[i] - tsne.x()[j], tsne.y()[i] - tsne.y()[j]);
    };
    for (std::size_t j = 0; j < 120; ++j) {
      if (j != i && far(j) < far(nearest)) nearest = j;
    }
    strangers += nearest % 3 != i % 3 ? 1 : 0;
  }
  CHECK(strangers == 0);
}

TEST_CASE("t-SNE comes to rest where its definition is smallest", "[tsne]") {
  constexpr std::size_t rows = 60;
  const std::vector<float> points = three_heaps(rows);
  Tsne tsne(points, dimensions);
  finish(tsne);
  const Definition definition(points, rows, tsne.perplexity());
  std::vector<double> x(tsne.x().begin(), tsne.x().end()), y(tsne.y().begin(), tsne.y().end());
  const double least = definition.divergence(x, y);
  CHECK_THAT(tsne.divergence(), WithinRel(least, 1e-3));
  // No point can be moved to a better place nearby.
  double largest = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::vector<double>* axis : {&x, &y}) {
      constexpr double h = 1e-3;
      double& place = (*axis)[i];
      const double at = place;
      place = at + h;
      const double above = definition.divergence(x, y);
      place = at - h;
      const double below = definition.divergence(x, y);
      place = at;
      largest = std::max(largest, std::abs(above - below) / (2 * h));
    }
  }
  CHECK(largest < 1e-3);
}

TEST_CASE("t-SNE makes the same picture of the same points, and one of any", "[tsne]") {
  const std::vector<float> points = three_heaps(45);
  Tsne one(points, dimensions), other(points, dimensions);
  finish(one);
  finish(other);
  CHECK(std::vector<float>(one.x().begin(), one.x().end()) ==
        std::vector<float>(other.x().begin(), other.x().end()));
  // Hardly any points, all at one place, or on one line.
  for (const std::size_t rows : {0u, 1u, 2u, 3u, 5u, 40u}) {
    for (const float apart : {0.f, 1.f, 1e-20f, 1e18f}) {
      CAPTURE(rows, apart);
      std::vector<float> few;
      for (std::size_t i = 0; i < 2 * rows; ++i) few.push_back(apart * static_cast<float>(i / 2));
      Tsne tsne(few, 2);
      finish(tsne);
      REQUIRE(tsne.x().size() == rows);
      bool finite = true;
      for (const float place : tsne.x()) finite = finite && std::isfinite(place);
      for (const float place : tsne.y()) finite = finite && std::isfinite(place);
      CHECK(finite);
    }
  }
}

}  // namespace descent
