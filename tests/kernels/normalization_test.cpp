#include "tests/kernels/kernel_testing.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

struct Batch {
  std::size_t rows, columns;
  std::vector<float> x, dy;

  Batch(Random& random, std::size_t r, std::size_t c)
      : rows(r),
        columns(c),
        x(random_values(random, r * c, 1, 9)),
        dy(random_values(random, r * c, -1, 1)) {}
};

// Mean, variance, sums and products of `count` columns from `first` on.
struct Columns {
  std::vector<float> mean, variance, sums, products;

  Columns(const KernelTable& kernels, const Batch& batch, std::size_t first, std::size_t count,
          std::size_t offset)
      : mean(count), variance(count), sums(count), products(count) {
    GuardedArray x(batch.x, offset), dy(batch.dy, offset);
    GuardedArray m(mean, offset), v(variance, offset), s(sums, offset), p(products, offset);
    kernels.column_moments(batch.rows, count, x.data() + first, batch.columns, m.data(), v.data());
    kernels.normalize_sums(batch.rows, count, x.data() + first, dy.data() + first, batch.columns,
                           m.data(), s.data(), p.data());
    REQUIRE(m.guards_intact());
    REQUIRE(v.guards_intact());
    REQUIRE(s.guards_intact());
    REQUIRE(p.guards_intact());
    mean = m.values();
    variance = v.values();
    sums = s.values();
    products = p.values();
  }
};

void check_near(const std::vector<float>& actual, const std::vector<float>& expected,
                double tolerance) {
  REQUIRE(actual.size() == expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    INFO("element " << i);
    CHECK(agree(actual[i], expected[i], tolerance));
  }
}

}  // namespace

TEST_CASE("a column's mean, variance and sums agree with the reference") {
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    for (const std::size_t rows : {1, 2, 7, 255, 256, 257, 1000}) {
      for (const std::size_t columns : {1, 2, 3, 4, 5, 8, 15, 17, 33}) {
        INFO(table->name << ", " << rows << "×" << columns);
        const Batch batch(random, rows, columns);
        const Columns expected(reference(), batch, 0, columns, 0);
        const Columns actual(*table, batch, 0, columns, columns % 4);
        // Runs of 256 numbers up to 9, each addition half an epsilon off, and a few runs' sums.
        const double one = 260 * 9 * static_cast<double>(epsilon);
        const auto count = static_cast<double>(rows);
        check_near(actual.mean, expected.mean, one);
        check_near(actual.variance, expected.variance, 20 * one);
        check_near(actual.sums, expected.sums, count * one);
        check_near(actual.products, expected.products, 10 * count * one);
      }
    }
  }
}

TEST_CASE("a column comes out the same whichever are worked on together") {
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    const Batch batch(random, 300, 19);
    const Columns whole(*table, batch, 0, 19, 0);
    for (std::size_t c = 0; c < 19; ++c) {
      const Columns one(*table, batch, c, 1, 1);
      CHECK(one.mean[0] == whole.mean[c]);
      CHECK(one.variance[0] == whole.variance[c]);
      CHECK(one.sums[0] == whole.sums[c]);
      CHECK(one.products[0] == whole.products[c]);
    }
  }
}

TEST_CASE("normalizing and its gradient are the reference's, to the bit") {
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    for (const std::size_t columns : {1, 3, 4, 6, 16, 21}) {
      INFO(table->name << ", " << columns << " columns");
      const Batch batch(random, 5, columns);
      const auto mean = random_values(random, columns), scale = random_values(random, columns),
                 shift = random_values(random, columns), slope = random_values(random, columns);
      const std::vector<float> empty(5 * columns);
      GuardedArray y(empty, 1), dx(empty, 3);
      std::vector<float> expected(5 * columns), gradient(5 * columns);
      table->normalize(5, columns, batch.x.data(), mean.data(), scale.data(), shift.data(),
                       y.data());
      table->normalize_gradient(5, columns, batch.x.data(), batch.dy.data(), mean.data(),
                                scale.data(), shift.data(), slope.data(), dx.data());
      reference().normalize(5, columns, batch.x.data(), mean.data(), scale.data(), shift.data(),
                            expected.data());
      reference().normalize_gradient(5, columns, batch.x.data(), batch.dy.data(), mean.data(),
                                     scale.data(), shift.data(), slope.data(), gradient.data());
      REQUIRE(y.guards_intact());
      REQUIRE(dx.guards_intact());
      CHECK(same_bits(y.values(), expected));
      CHECK(same_bits(dx.values(), gradient));
    }
  }
}

TEST_CASE("a NaN stays visible in its column, and only there") {
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    Batch batch(random, 9, 6);
    batch.x[4 * 6 + 2] = not_a_number;
    const Columns columns(*table, batch, 0, 6, 0);
    for (std::size_t c = 0; c < 6; ++c) {
      CHECK(std::isnan(columns.mean[c]) == (c == 2));
      CHECK(std::isnan(columns.variance[c]) == (c == 2));
      CHECK(std::isnan(columns.products[c]) == (c == 2));
    }
  }
}
