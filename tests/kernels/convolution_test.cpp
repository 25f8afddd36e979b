#include "tests/kernels/kernel_testing.hpp"
#include "tests/kernels/sliding_windows.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

// Some of the positions: the beginning and the end lie anywhere in a line.
struct Piece {
  std::size_t first, count;
};

std::vector<Piece> pieces(const SlidingWindow& window, Random& random) {
  const std::size_t all = samples * window.positions();
  const std::size_t first = random.below(all);
  return {{0, all}, {first, 1 + random.below(all - first)}, {first, 0}};
}

}  // namespace

TEST_CASE("patches agree with the reference") {
  Random random = test_random();
  for_each_window([&](const SlidingWindow& window, std::size_t offset) {
    GuardedArray x(values_with_specials(random, samples * window.picture_size()), offset);
    for (const Piece piece : pieces(window, random)) {
      std::vector<float> expected(piece.count * window.patch_size(), 12345.0f);
      reference().patches(window, piece.first, piece.count, x.data(), expected.data());
      for (const KernelTable* table : kernel_tables()) {
        INFO(table->name << ", " << describe(window) << ", offset " << offset);
        GuardedArray y(std::vector<float>(expected.size(), 54321.0f), offset);
        table->patches(window, piece.first, piece.count, x.data(), y.data());
        REQUIRE(y.guards_intact());
        REQUIRE(same_bits(y.values(), expected));
      }
    }
  });
}

TEST_CASE("added patches agree with the reference") {
  Random random = test_random();
  for_each_window([&](const SlidingWindow& window, std::size_t offset) {
    const auto before = values_with_specials(random, samples * window.picture_size());
    for (const Piece piece : pieces(window, random)) {
      GuardedArray patches(values_with_specials(random, piece.count * window.patch_size()), offset);
      std::vector<float> expected = before;
      reference().add_patches(window, piece.first, piece.count, patches.data(), expected.data());
      for (const KernelTable* table : kernel_tables()) {
        INFO(table->name << ", " << describe(window) << ", offset " << offset);
        GuardedArray x(before, offset);
        table->add_patches(window, piece.first, piece.count, patches.data(), x.data());
        REQUIRE(x.guards_intact());
        // The same sums in the same order.
        REQUIRE(same_bits(x.values(), expected));
      }
    }
  });
}

// Worked out by hand: a picture of 2 × 3 cells with the numbers 1 to 6, a window of 2 × 2.
TEST_CASE("patches of a small picture, by hand") {
  const std::vector<float> x = {1, 2, 3, 4, 5, 6};
  const auto check = [&](const SlidingWindow& window, const std::vector<float>& expected,
                         const std::vector<float>& added) {
    for (const KernelTable* table : kernel_tables()) {
      INFO(table->name << ", " << describe(window));
      std::vector<float> patches(expected.size()), sums(6);
      table->patches(window, 0, window.positions(), x.data(), patches.data());
      CHECK(patches == expected);
      table->add_patches(window, 0, window.positions(), patches.data(), sums.data());
      CHECK(sums == added);  // each number as often as windows cover it
    }
  };
  check(window_over({2, 3}, {2, 2}), {1, 2, 4, 5, 2, 3, 5, 6}, {1, 4, 3, 4, 10, 6});
  // "same": one more row below and one more column to the right, all zeros.
  check(window_over({2, 3}, {2, 2}, {}, Padding::same),
        {1, 2, 4, 5, 2, 3, 5, 6, 3, 0, 6, 0, 4, 5, 0, 0, 5, 6, 0, 0, 6, 0, 0, 0},
        {1, 4, 6, 8, 20, 24});
  check(window_over({2, 3}, {1, 1}, {2, 2}), {1, 3}, {1, 0, 3, 0, 0, 0});
}

TEST_CASE("patches and added patches are each other's transpose") {
  // For all x and p: patches(x) · p = x · add_patches(p), which must hold for any linear map and
  // its transpose; whole numbers, so that the sums are exact.
  Random random = test_random();
  const auto whole_numbers = [&](std::size_t count) {
    std::vector<float> values(count);
    for (float& value : values) value = static_cast<float>(random.below(9)) - 4;
    return values;
  };
  const auto product = [](const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
    return sum;
  };
  for_each_window([&](const SlidingWindow& window, std::size_t) {
    for (const KernelTable* table : kernel_tables()) {
      INFO(table->name << ", " << describe(window));
      const auto x = whole_numbers(window.picture_size());
      const auto p = whole_numbers(window.positions() * window.patch_size());
      std::vector<float> patches(p.size()), sums(x.size());
      table->patches(window, 0, window.positions(), x.data(), patches.data());
      table->add_patches(window, 0, window.positions(), p.data(), sums.data());
      REQUIRE(product(patches, p) == product(x, sums));
    }
  });
}
