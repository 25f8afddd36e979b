#include "engine/optimizers/optimizer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <functional>

#include "engine/core/error.hpp"

using namespace descent;
using Catch::Matchers::WithinRel;

namespace {

// One parameter that starts at 1 with the gradients 0.5, -0.25, 0.125, … through an optimizer.
std::vector<double> path_of(const Optimizer& optimizer, const KernelTable& kernels) {
  float parameter = 1, gradient = 0;
  const std::vector<std::size_t> sizes = {1};
  const std::vector<UpdatePiece> pieces = {{0, 0, 1, &parameter, &gradient}};
  OptimizerState state;
  std::vector<double> path;
  for (int step = 0; step < 6; ++step) {
    gradient = static_cast<float>(0.5 * std::pow(-0.5, step));
    begin_update(optimizer, state, sizes);
    update(optimizer, kernels, state, pieces);
    path.push_back(parameter);
  }
  return path;
}

// The same by Keras's formula in double: `next` gets the step's number from 1, w and g.
std::vector<double> expected(const std::function<double(int, double, double)>& next) {
  double w = 1;
  std::vector<double> path;
  for (int step = 1; step <= 6; ++step) {
    w = next(step, w, 0.5 * std::pow(-0.5, step - 1));
    path.push_back(w);
  }
  return path;
}

void check_path(const Optimizer& optimizer,
                const std::function<double(int, double, double)>& next) {
  for (const KernelTable* kernels : kernel_tables()) {
    CAPTURE(kernels->name);
    const std::vector<double> actual = path_of(optimizer, *kernels);
    const std::vector<double> wanted = expected(next);
    // A handful of float operations a step, each within 6e-8 of a value near 1.
    for (std::size_t i = 0; i < wanted.size(); ++i)
      CHECK_THAT(actual[i], WithinRel(wanted[i], 2e-6));
  }
}

}  // namespace

TEST_CASE("SGD follows Keras's formula") {
  check_path(SGD{}, [](int, double w, double g) { return w - 0.01 * g; });
}

TEST_CASE("SGD with momentum follows Keras's formula") {
  double v = 0;
  check_path(SGD{0.1f, 0.9f, false}, [&](int t, double w, double g) {
    if (t == 1) v = 0;
    v = 0.9 * v - 0.1 * g;
    return w + v;
  });
  check_path(SGD{0.1f, 0.9f, true}, [&](int t, double w, double g) {
    if (t == 1) v = 0;
    v = 0.9 * v - 0.1 * g;
    return w + 0.9 * v - 0.1 * g;
  });
}

TEST_CASE("RMSprop follows Keras's formula") {
  double v = 0;
  check_path(RMSprop{}, [&](int t, double w, double g) {
    if (t == 1) v = 0;
    v = 0.9 * v + 0.1 * g * g;
    return w - 0.001 * g / std::sqrt(v + 1e-7);
  });
}

TEST_CASE("Adagrad follows Keras's formula") {
  double a = 0.1;
  check_path(Adagrad{}, [&](int t, double w, double g) {
    if (t == 1) a = 0.1;
    a += g * g;
    return w - 0.001 * g / std::sqrt(a + 1e-7);
  });
}

TEST_CASE("Adadelta follows Keras's formula") {
  const auto check = [](const Adadelta& settings, double rate, double rho, double epsilon) {
    double a = 0, v = 0;
    check_path(settings, [&](int t, double w, double g) {
      if (t == 1) a = v = 0;
      a = rho * a + (1 - rho) * g * g;
      const double move = std::sqrt(v + epsilon) * g / std::sqrt(a + epsilon);
      v = rho * v + (1 - rho) * move * move;
      return w - rate * move;
    });
  };
  check(Adadelta{}, 0.001, 0.95, 1e-7);
  check(Adadelta{1, 0.9, 1e-4f}, 1, 0.9, 1e-4);
}

TEST_CASE("Adadelta's first steps, by hand") {
  // rho 0, epsilon 0.25: a = g², v = move² of the step before. First step, g = 0.5: the move is
  // sqrt(0.25) · 0.5 / sqrt(0.25 + 0.25). Then g = -0.25: sqrt(0.125 + 0.25) · -0.25 /
  // sqrt(0.3125).
  const std::vector<double> path = path_of(Adadelta{1, 0, 0.25f}, kernel_table("reference"));
  CHECK_THAT(path[0], WithinRel(1 - 0.25 / std::sqrt(0.5), 1e-6));
  CHECK_THAT(path[1], WithinRel(path[0] + 0.25 * std::sqrt(0.375 / 0.3125), 1e-6));
}

TEST_CASE("Adam follows Keras's formula") {
  double m = 0, v = 0;
  check_path(Adam{}, [&](int t, double w, double g) {
    if (t == 1) m = v = 0;
    m += 0.1 * (g - m);
    v += 0.001 * (g * g - v);
    const double rate = 0.001 * std::sqrt(1 - std::pow(0.999, t)) / (1 - std::pow(0.9, t));
    return w - rate * m / (std::sqrt(v) + 1e-7);
  });
}

TEST_CASE("what is left of a rho or beta next to 1 is taken before it is rounded") {
  // A float next to 1 is up to 3e-8 off, which is 3e-3 of 1 - 0.99999.
  const double rho = 0.99999;
  double v = 0, m = 0;
  check_path(RMSprop{0.01f, rho, 1e-7f}, [&](int t, double w, double g) {
    if (t == 1) v = 0;
    v = rho * v + (1 - rho) * g * g;
    return w - 0.01 * g / std::sqrt(v + 1e-7);
  });
  check_path(Adam{0.01f, 0.9, rho, 1e-7f}, [&](int t, double w, double g) {
    if (t == 1) m = v = 0;
    m += 0.1 * (g - m);
    v += (1 - rho) * (g * g - v);
    const double rate = 0.01 * std::sqrt(1 - std::pow(rho, t)) / (1 - std::pow(0.9, t));
    return w - rate * m / (std::sqrt(v) + 1e-7);
  });
}

TEST_CASE("optimizers by name have Keras's defaults") {
  CHECK(make_optimizer("SGD") == Optimizer(SGD{0.01f, 0, false}));
  CHECK(make_optimizer("Adam") == Optimizer(Adam{0.001f, 0.9, 0.999, 1e-7f}));
  CHECK(learning_rate(make_optimizer("RMSprop")) == 0.001f);
  CHECK(learning_rate(make_optimizer("Adagrad")) == 0.001f);
  CHECK(make_optimizer("Adadelta") == Optimizer(Adadelta{0.001f, 0.95, 1e-7f}));
  CHECK_THROWS_AS(make_optimizer("adam"), Error);
}

TEST_CASE("the learning rate can be changed in place") {
  Optimizer optimizer = Adam{};
  set_learning_rate(optimizer, 0.5f);
  CHECK(optimizer == Optimizer(Adam{0.5f}));
}
