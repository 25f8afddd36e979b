#include "tests/kernels/kernel_testing.hpp"

using namespace descent;
using namespace descent::testing;

TEST_CASE("add_bias agrees with the reference") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t columns, std::size_t offset) {
    const std::size_t rows = 3;
    const std::vector<float> bias = values_with_specials(random, columns);
    std::vector<float> expected = values_with_specials(random, rows * columns);
    GuardedArray b(bias, offset), y(expected, offset);
    reference().add_bias(rows, columns, bias.data(), expected.data());
    kernels.add_bias(rows, columns, b.data(), y.data());
    REQUIRE(y.guards_intact());
    CHECK(same_bits(y.values(), expected));
  });
}

TEST_CASE("column_sums agrees with the reference") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t columns, std::size_t offset) {
    for (const std::size_t rows : {0, 1, 2, 10, 257}) {
      GuardedArray x(random_values(random, rows * columns), offset);
      std::vector<float> expected = random_values(random, columns);
      GuardedArray sums(expected, offset);
      const float beta = static_cast<float>(rows % 2);
      if (beta == 0) std::fill(sums.data(), sums.data() + columns, not_a_number);
      reference().column_sums(rows, columns, x.data(), beta, expected.data());
      kernels.column_sums(rows, columns, x.data(), beta, sums.data());
      REQUIRE(sums.guards_intact());
      const std::vector<float> actual = sums.values();
      // One rounding a row, each of a partial sum of at most 4 (rows + 1); half of it on the
      // average.
      const double bound = 4 * (static_cast<double>(rows) + 1);
      for (std::size_t c = 0; c < columns; ++c) {
        REQUIRE(agree(actual[c], expected[c], bound * epsilon * bound / 4));
      }
    }
  });
}

TEST_CASE("a long column's sum stays exact to its last bits") {
  const std::size_t rows = 60000;
  const std::vector<float> x(rows, 0.1f);
  for (const KernelTable* table : kernel_tables()) {
    float sum = 0;
    table->column_sums(rows, 1, x.data(), 0, &sum);
    INFO(table->name);
    CHECK(std::abs(sum / (rows * static_cast<double>(0.1f)) - 1) < 1e-5);
  }
}

TEST_CASE("add and multiply agree with the reference") {
  Random random = test_random();
  for (const auto kernel : {&KernelTable::add, &KernelTable::multiply}) {
    for_each_table_and_size([&](const KernelTable& kernels, std::size_t size, std::size_t offset) {
      GuardedArray x(values_with_specials(random, size), offset);
      std::vector<float> expected = values_with_specials(random, size);
      GuardedArray y(expected, offset);
      (reference().*kernel)(size, x.data(), expected.data());
      (kernels.*kernel)(size, x.data(), y.data());
      REQUIRE(y.guards_intact());
      CHECK(same_bits(y.values(), expected));
    });
  }
}

TEST_CASE("regularize agrees with the reference") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t size, std::size_t offset) {
    std::vector<float> w_values = random_values(random, size);
    if (size > 2) w_values[size / 2] = 0;
    GuardedArray w(w_values, offset);
    std::vector<float> expected = random_values(random, size);
    GuardedArray gradient(expected, offset);
    const float l1 = 0.01f, l2 = 0.003f;
    const double expected_penalty = reference().regularize(size, w.data(), l1, l2, expected.data());
    const double penalty = kernels.regularize(size, w.data(), l1, l2, gradient.data());
    REQUIRE(gradient.guards_intact());
    const std::vector<float> actual = gradient.values();
    for (std::size_t i = 0; i < size; ++i) {
      REQUIRE(agree(actual[i], expected[i], 4 * epsilon * 4));  // three roundings, values up to 4
    }
    REQUIRE(agree(penalty, expected_penalty, 70 * epsilon * expected_penalty));
  });
}

TEST_CASE("regularize: the gradient is the slope of the penalty") {
  Random random = test_random();
  const double h = 1e-5;
  const float l1 = 0.25f, l2 = 0.5f;
  const auto penalty = [&](double w) { return l1 * std::abs(w) + l2 * w * w; };
  for (const KernelTable* table : kernel_tables()) {
    const std::vector<float> w = {-3, -0.5f, 0.25f, 2, random.uniform(0.1f, 4), not_a_number, 0};
    std::vector<float> gradient(w.size(), 1.0f);
    const double sum = table->regularize(5, w.data(), l1, l2, gradient.data());
    double expected = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      expected += penalty(w[i]);
      const double slope = (penalty(w[i] + h) - penalty(w[i] - h)) / (2 * h);
      CHECK(std::abs(gradient[i] - 1 - slope) < 8 * epsilon * 8);
    }
    CHECK(std::abs(sum - expected) < 8 * epsilon * expected);
    CHECK(std::isnan(table->regularize(2, &w[5], l1, l2, &gradient[5])));
    CHECK(std::isnan(gradient[5]));
    CHECK(gradient[6] == 1);
  }
}
