#include "tests/kernels/kernel_testing.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

constexpr std::array all = {Activation::linear, Activation::relu, Activation::leaky_relu,
                            Activation::elu,    Activation::tanh, Activation::sigmoid,
                            Activation::sin};

// tanh is within 6 ulp and exp within 2, the standard library's within 1; sigmoid adds two
// roundings. 1 ulp is at most one epsilon of the value.
constexpr double activation_tolerance = 8 * epsilon;

double in_double(Activation f, double x) {
  switch (f) {
    case Activation::relu:
      return x > 0 ? x : 0;
    case Activation::leaky_relu:
      return x > 0 ? x : leaky_relu_slope * x;
    case Activation::elu:
      return x > 0 ? x : std::expm1(x);
    case Activation::tanh:
      return std::tanh(x);
    case Activation::sigmoid:
      return 1 / (1 + std::exp(-x));
    case Activation::sin:
      return std::sin(x);
    case Activation::linear:
    case Activation::softmax:
      break;
  }
  return x;
}

std::vector<float> activated(const KernelTable& kernels, Activation f,
                             const std::vector<float>& x) {
  std::vector<float> y(x.size());
  kernels.activation(f, x.size(), x.data(), y.data());
  return y;
}

}  // namespace

TEST_CASE("activations agree with the reference, in place too") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t size, std::size_t offset) {
    for (const Activation f : all) {
      INFO("activation " << static_cast<int>(f));
      const std::vector<float> values = values_with_specials(random, size);
      const std::vector<float> expected = activated(reference(), f, values);
      GuardedArray x(values, offset), y(std::vector<float>(size), offset);
      kernels.activation(f, size, x.data(), y.data());
      REQUIRE(y.guards_intact());
      check_agreement(y.values(), expected, activation_tolerance);
      kernels.activation(f, size, x.data(), x.data());
      REQUIRE(x.guards_intact());
      CHECK(same_bits(x.values(), y.values()));
    }
  });
}

TEST_CASE("activation gradients agree with the reference, in place too") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t size, std::size_t offset) {
    for (const Activation f : all) {
      INFO("activation " << static_cast<int>(f));
      const std::vector<float> x_values = values_with_specials(random, size);
      GuardedArray kept(gradient_reads_input(f) ? x_values : activated(reference(), f, x_values),
                        offset);
      GuardedArray dy(values_with_specials(random, size), offset);
      GuardedArray dx(std::vector<float>(size), offset);
      std::vector<float> expected(size);
      reference().activation_gradient(f, size, kept.data(), dy.data(), expected.data());
      kernels.activation_gradient(f, size, kept.data(), dy.data(), dx.data());
      REQUIRE(dx.guards_intact());
      check_agreement(dx.values(), expected, activation_tolerance);
      kernels.activation_gradient(f, size, kept.data(), dy.data(), dy.data());
      REQUIRE(dy.guards_intact());
      CHECK(same_bits(dy.values(), dx.values()));
    }
  });
}

TEST_CASE("activation gradients are the slopes of the activations") {
  Random random = test_random();
  const double h = 1e-6;
  for (const KernelTable* table : kernel_tables()) {
    for (const Activation f : all) {
      std::vector<float> x = random_values(random, 200, -6, 6);
      for (float& value : x) {
        if (std::abs(value) < 1e-3f) value = 1;  // relu has no slope at 0
      }
      const std::vector<float> y = activated(*table, f, x), dy = random_values(random, x.size());
      std::vector<float> dx(x.size());
      table->activation_gradient(f, x.size(), (gradient_reads_input(f) ? x : y).data(), dy.data(),
                                 dx.data());
      for (std::size_t i = 0; i < x.size(); ++i) {
        const double slope = (in_double(f, x[i] + h) - in_double(f, x[i] - h)) / (2 * h);
        INFO(table->name << ", activation " << static_cast<int>(f) << " at " << x[i]);
        // y errs by 8 epsilon, so 1 - y² by 16, against |dy| <= 4; the difference by h² and
        // 1e-16/h.
        REQUIRE(std::abs(dx[i] - dy[i] * slope) < 4 * (20 * epsilon + 1e-9));
      }
    }
  }
}

TEST_CASE("activations have their mathematical limits") {
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    const std::vector<float> x = {-infinity, infinity, -100, 100, 0};
    CHECK(activated(*table, Activation::tanh, x) == std::vector<float>{-1, 1, -1, 1, 0});
    CHECK(activated(*table, Activation::sigmoid, {-infinity, infinity, 0}) ==
          std::vector<float>{0, 1, 0.5f});
    CHECK(activated(*table, Activation::relu, x) == std::vector<float>{0, infinity, 0, 100, 0});
    CHECK(activated(*table, Activation::leaky_relu, {-5, 5}) == std::vector<float>{-1, 5});
    CHECK(activated(*table, Activation::elu, x) == std::vector<float>{-1, infinity, -1, 100, 0});
    const std::vector<float> sines = activated(*table, Activation::sin, {0, -infinity, 1e5f, 2e5f});
    CHECK(sines[0] == 0);
    CHECK(std::isnan(sines[1]));
    CHECK(std::abs(sines[2]) > 0.01f);
    CHECK(sines[3] == 0);
    for (const Activation f : all) CHECK(std::isnan(activated(*table, f, {not_a_number})[0]));
  }
}
