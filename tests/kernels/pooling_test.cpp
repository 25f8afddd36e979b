#include "tests/kernels/kernel_testing.hpp"
#include "tests/kernels/sliding_windows.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

std::size_t output_count(const SlidingWindow& window) {
  return samples * window.positions() * window.channels;
}

// Few different numbers, so that maxima meet their equals; NaN and infinities among them.
std::vector<float> numbers_with_equals(Random& random, std::size_t count) {
  const std::vector<float> choice = {-1, 0, -0.0f, 1, 2, 2, 3, infinity, -infinity, not_a_number};
  const std::size_t kinds = random.below(2) == 0 ? 7 : choice.size();
  std::vector<float> values(count);
  for (float& value : values) value = choice[random.below(kinds)];
  return values;
}

// Runs `kernel` with the reference and with every table, guards the array that it writes, and
// compares them to the bit: the same operations in the same order.
template <typename Kernel>
void compare(const SlidingWindow& window, std::size_t offset, std::size_t size, Kernel&& kernel) {
  std::vector<float> expected(size, 12345.0f);
  kernel(reference(), expected.data());
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name << ", " << describe(window) << ", offset " << offset);
    GuardedArray result(std::vector<float>(size, 54321.0f), offset);
    kernel(*table, result.data());
    REQUIRE(result.guards_intact());
    REQUIRE(same_bits(result.values(), expected));
  }
}

}  // namespace

TEST_CASE("max pooling and its gradient agree with the reference") {
  Random random = test_random();
  for_each_window([&](const SlidingWindow& window, std::size_t offset) {
    const std::size_t inputs = samples * window.picture_size(), outputs = output_count(window);
    GuardedArray x(numbers_with_equals(random, inputs), offset);
    compare(window, offset, outputs, [&](const KernelTable& kernels, float* y) {
      kernels.max_pooling(window, samples, x.data(), y);
    });
    std::vector<float> y(outputs);
    reference().max_pooling(window, samples, x.data(), y.data());
    GuardedArray largest(y, offset), dy(values_with_specials(random, outputs), offset);
    compare(window, offset, inputs, [&](const KernelTable& kernels, float* dx) {
      kernels.max_pooling_gradient(window, samples, x.data(), largest.data(), dy.data(), dx);
    });
  });
}

TEST_CASE(
    "max pooling's gradient fills the picture, whether windows tile it, leave cells or overlap") {
  Random random = test_random();
  for (const std::size_t channels : {1, 4, 7}) {
    for (const Shape& picture :
         {Shape{4, 6, channels}, Shape{5, 6, channels}, Shape{4, 7, channels}}) {
      for (const Size2D strides : {Size2D{2, 2}, Size2D{1, 2}, Size2D{3, 2}, Size2D{2, 3}}) {
        for (const Padding padding : {Padding::valid, Padding::same}) {
          const SlidingWindow window = window_over(picture, {2, 2}, strides, padding);
          const std::size_t inputs = samples * window.picture_size();
          const std::vector<float> x = numbers_with_equals(random, inputs);
          const std::vector<float> dy = values_with_specials(random, output_count(window));
          std::vector<float> y(output_count(window));
          reference().max_pooling(window, samples, x.data(), y.data());
          compare(window, 1, inputs, [&](const KernelTable& kernels, float* dx) {
            kernels.max_pooling_gradient(window, samples, x.data(), y.data(), dy.data(), dx);
          });
        }
      }
    }
  }
}

TEST_CASE("average pooling and its gradient agree with the reference") {
  Random random = test_random();
  for_each_window([&](const SlidingWindow& window, std::size_t offset) {
    const std::size_t inputs = samples * window.picture_size(), outputs = output_count(window);
    GuardedArray x(values_with_specials(random, inputs), offset);
    compare(window, offset, outputs, [&](const KernelTable& kernels, float* y) {
      kernels.average_pooling(window, samples, x.data(), y);
    });
    GuardedArray dy(values_with_specials(random, outputs), offset);
    compare(window, offset, inputs, [&](const KernelTable& kernels, float* dx) {
      kernels.average_pooling_gradient(window, samples, dy.data(), dx);
    });
  });
}

TEST_CASE("a NaN under the window is the maximum, and takes the gradient") {
  const SlidingWindow window = window_over({1, 4}, {1, 2}, {1, 2});
  const std::vector<float> x = {5, not_a_number, infinity, 7};
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    std::vector<float> y(2), dx(4);
    table->max_pooling(window, 1, x.data(), y.data());
    CHECK(std::isnan(y[0]));
    CHECK(y[1] == infinity);
    const std::vector<float> dy = {2, 3};
    table->max_pooling_gradient(window, 1, x.data(), y.data(), dy.data(), dx.data());
    CHECK(dx == std::vector<float>{0, 2, 3, 0});
  }
}

TEST_CASE("gradients of overlapping windows add up") {
  // Windows of 2 at every one of 3 cells; 9 is the largest in both.
  const SlidingWindow window = window_over({1, 3}, {1, 2});
  const std::vector<float> x = {4, 9, 1}, dy = {2, 3};
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    std::vector<float> y(2), dx(3);
    table->max_pooling(window, 1, x.data(), y.data());
    table->max_pooling_gradient(window, 1, x.data(), y.data(), dy.data(), dx.data());
    CHECK(dx == std::vector<float>{0, 5, 0});
    table->average_pooling(window, 1, x.data(), y.data());
    CHECK(y == std::vector<float>{6.5f, 5});
    table->average_pooling_gradient(window, 1, dy.data(), dx.data());
    CHECK(dx == std::vector<float>{1, 2.5f, 1.5f});
  }
}
