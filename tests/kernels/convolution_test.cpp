#include "engine/layers/padded_pictures.hpp"
#include "tests/kernels/kernel_testing.hpp"
#include "tests/kernels/sliding_windows.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

// A convolution's numbers over two pictures that have their padding in them.
struct Convolution {
  SlidingWindow window;
  std::size_t filters;
  std::vector<float> x, w, bias, dy, dw, dx;

  Convolution(const SlidingWindow& over, std::size_t filter_count, Random& random)
      : window(over_padded_pictures(over)),
        filters(filter_count),
        x(random_values(random, samples * window.picture_size())),
        w(random_values(random, window.patch_size() * filters)),
        bias(random_values(random, filters)),
        dy(random_values(random, samples * window.positions() * filters)),
        dw(random_values(random, w.size())),
        dx(random_values(random, x.size())) {}
};

// What each kernel makes of it, from arrays at `offset` with guarded ends.
std::vector<float> output(const KernelTable& table, const Convolution& of, Activation f,
                          std::size_t offset) {
  GuardedArray x(of.x, offset), w(of.w, offset), y(std::vector<float>(of.dy.size(), 1e9f), offset);
  table.convolution(of.window, samples, of.filters, x.data(), w.data(), of.bias.data(), f,
                    y.data());
  REQUIRE(y.guards_intact());
  return y.values();
}
std::vector<float> kernel_gradient(const KernelTable& table, const Convolution& of, float beta,
                                   std::size_t offset) {
  GuardedArray x(of.x, offset), dy(of.dy, offset), dw(of.dw, offset);
  table.convolution_kernel_gradient(of.window, samples, of.filters, x.data(), dy.data(), beta,
                                    dw.data());
  REQUIRE(dw.guards_intact());
  return dw.values();
}
std::vector<float> input_gradient(const KernelTable& table, const Convolution& of,
                                  std::size_t offset) {
  GuardedArray dy(of.dy, offset), w(of.w, offset), dx(of.dx, offset);
  table.convolution_input_gradient(of.window, samples, of.filters, dy.data(), w.data(), dx.data());
  REQUIRE(dx.guards_intact());
  return dx.values();
}

// Sums of `terms` products of numbers of at most 4 each.
void check_sums(const std::vector<float>& actual, const std::vector<float>& expected,
                std::size_t terms) {
  const double n = static_cast<double>(terms), tolerance = 16 * n * (0.5 * n + 3) * epsilon;
  REQUIRE(actual.size() == expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (agree(actual[i], expected[i], tolerance)) continue;
    INFO("element " << i << ", tolerance " << tolerance);
    REQUIRE(actual[i] == expected[i]);
  }
}

void check(const Convolution& of, std::size_t offset) {
  const std::size_t positions = samples * of.window.positions();
  const std::size_t cover = of.window.cells() * of.filters;  // of a number, at most
  const auto y = output(reference(), of, Activation::relu, 0);
  const auto dw = kernel_gradient(reference(), of, 0.5f, 0);
  const auto dx = input_gradient(reference(), of, 0);
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name << ", " << describe(of.window) << ", " << of.filters << " filters, offset "
                     << offset);
    check_sums(output(*table, of, Activation::relu, offset), y, of.window.patch_size() + 1);
    check_sums(kernel_gradient(*table, of, 0.5f, offset), dw, positions + 1);
    check_sums(input_gradient(*table, of, offset), dx, cover + 1);
  }
}

std::size_t some_filters(Random& random) {
  constexpr std::size_t counts[] = {1, 2, 3, 4, 7, 8, 9, 16, 31, 32, 33, 40};
  return counts[random.below(std::size(counts))];
}

}  // namespace

TEST_CASE("convolutions agree with the reference") {
  Random random = test_random();
  for_each_window([&](const SlidingWindow& window, std::size_t offset) {
    check(Convolution(window, some_filters(random), random), offset);
  });
}

TEST_CASE("convolutions of more than a block agree with the reference") {
  Random random = test_random();
  // Patches of 288, of 576 and of 833 numbers, 140 filters, 800 positions.
  check(Convolution(window_over({8, 9, 32}, {3, 3}), 64, random), 1);
  check(Convolution(window_over({7, 8, 64}, {3, 3}), 140, random), 2);
  check(Convolution(window_over({9, 9, 17}, {7, 7}, {}, Padding::same), 33, random), 3);
  check(Convolution(window_over({22, 22, 3}, {3, 3}), 300, random), 0);
}

// Worked out by hand: a picture of 2 × 3 cells with the numbers 1 to 6, a window of 2 × 2 whose
// weights are 1, 10, 100, 1000.
TEST_CASE("the convolution of a small picture, by hand") {
  const SlidingWindow window = window_over({2, 3}, {2, 2});
  const std::vector<float> x = {1, 2, 3, 4, 5, 6}, w = {1, 10, 100, 1000}, dy = {1, 2};
  const float bias = 0.5f;
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    std::vector<float> y(2), dw = {1, 1, 1, 1}, dx(6, 1.0f);
    table->convolution(window, 1, 1, x.data(), w.data(), &bias, Activation::linear, y.data());
    CHECK(y == std::vector<float>{5421.5f, 6532.5f});
    table->convolution(window, 1, 1, x.data(), w.data(), nullptr, Activation::linear, y.data());
    CHECK(y == std::vector<float>{5421, 6532});
    table->convolution_kernel_gradient(window, 1, 1, x.data(), dy.data(), 3, dw.data());
    CHECK(dw == std::vector<float>{1 + 2 * 2 + 3, 2 + 2 * 3 + 3, 4 + 2 * 5 + 3, 5 + 2 * 6 + 3});
    table->convolution_input_gradient(window, 1, 1, dy.data(), w.data(), dx.data());
    CHECK(dx == std::vector<float>{2, 13, 21, 101, 1201, 2001});
  }
}

TEST_CASE("with a beta of 0, a convolution's old gradients are not read") {
  Random random = test_random();
  Convolution of(window_over({5, 6, 4}, {3, 3}), 9, random);
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    std::fill(of.dw.begin(), of.dw.end(), 0.0f);
    const auto expected = kernel_gradient(*table, of, 0, 0);
    std::fill(of.dw.begin(), of.dw.end(), not_a_number);
    CHECK(same_bits(kernel_gradient(*table, of, 0, 0), expected));
  }
}

TEST_CASE("what a convolution makes of a picture does not depend on those beside it") {
  Random random = test_random();
  const Convolution of(window_over({7, 5, 6}, {3, 2}, {2, 1}, Padding::same), 20, random);
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    const auto both = output(*table, of, Activation::tanh, 0);
    std::vector<float> second(both.size() / 2);
    table->convolution(of.window, 1, of.filters, of.x.data() + of.window.picture_size(),
                       of.w.data(), of.bias.data(), Activation::tanh, second.data());
    CHECK(std::equal(second.begin(), second.end(), both.begin() + second.size()));
  }
}

TEST_CASE("NaN and infinities go through a convolution") {
  Random random = test_random();
  Convolution of(window_over({6, 6, 5}, {3, 3}), 33, random);
  of.x[7] = not_a_number;
  of.w[40] = infinity;
  const auto y = output(reference(), of, Activation::linear, 0);
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    const auto actual = output(*table, of, Activation::linear, 0);
    for (std::size_t i = 0; i < y.size(); ++i) {
      CHECK(std::isnan(actual[i]) == std::isnan(y[i]));
      CHECK(std::isinf(actual[i]) == std::isinf(y[i]));
    }
  }
}
