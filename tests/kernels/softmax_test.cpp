#include "tests/kernels/kernel_testing.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

// exp errs by 2 epsilon in the numerator and in the sum, to which a lane of four adds at most 64
// roundings before it goes on in double; the division rounds once.
double softmax_tolerance(std::size_t columns) {
  return (8 + static_cast<double>(std::min<std::size_t>(columns, 256)) / 4) * epsilon;
}

std::vector<double> softmax_in_double(const std::vector<double>& x) {
  std::vector<double> y;
  double sum = 0;
  for (const double value : x) sum += y.emplace_back(std::exp(value));
  for (double& value : y) value /= sum;
  return y;
}

std::vector<double> nudged(const std::vector<float>& x, std::size_t index, double by) {
  std::vector<double> result(x.begin(), x.end());
  result[index] += by;
  return result;
}

std::vector<float> random_labels(Random& random, std::size_t rows, std::size_t columns) {
  std::vector<float> labels(rows);
  for (float& label : labels) label = static_cast<float>(random.below(columns));
  return labels;
}

}  // namespace

TEST_CASE("softmax agrees with the reference, in place too") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t columns, std::size_t offset) {
    const std::size_t rows = 3;
    const std::vector<float> values = random_values(random, rows * columns, -100, 100);
    std::vector<float> expected(values.size());
    reference().softmax(rows, columns, values.data(), expected.data());
    GuardedArray x(values, offset), y(std::vector<float>(values.size()), offset);
    kernels.softmax(rows, columns, x.data(), y.data());
    REQUIRE(y.guards_intact());
    check_agreement(y.values(), expected, softmax_tolerance(columns));
    kernels.softmax(rows, columns, x.data(), x.data());
    REQUIRE(x.guards_intact());
    CHECK(same_bits(x.values(), y.values()));
  });
}

TEST_CASE("softmax treats infinities, NaN and large numbers as its formula does") {
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    for (const std::size_t columns : {1, 3, 4, 5, 9}) {
      for (std::size_t at = 0; at < columns; ++at) {
        for (const float special : special_values()) {
          std::vector<float> x(columns, 0.5f), y(columns), expected(columns);
          x[at] = special;
          table->softmax(1, columns, x.data(), y.data());
          reference().softmax(1, columns, x.data(), expected.data());
          INFO(columns << " columns, " << special << " at " << at);
          check_agreement(y, expected, softmax_tolerance(columns));
          const bool undefined = special != special || special == infinity;
          for (const float value : expected) REQUIRE((!undefined || std::isnan(value)));
        }
      }
    }
    std::vector<float> y = {1e30f, 1e30f, -infinity};
    table->softmax(1, 3, y.data(), y.data());
    CHECK(y == std::vector<float>{0.5f, 0.5f, 0});
    y = {-infinity, -infinity};
    table->softmax(1, 2, y.data(), y.data());
    CHECK((std::isnan(y[0]) && std::isnan(y[1])));
  }
}

TEST_CASE("softmax's gradient agrees with the reference, in place too") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t columns, std::size_t offset) {
    const std::size_t rows = 3;
    std::vector<float> y_values = random_values(random, rows * columns);
    reference().softmax(rows, columns, y_values.data(), y_values.data());
    GuardedArray y(y_values, offset), dy(random_values(random, rows * columns), offset);
    GuardedArray dx(std::vector<float>(rows * columns), offset);
    std::vector<float> expected(rows * columns);
    reference().softmax_gradient(rows, columns, y.data(), dy.data(), expected.data());
    kernels.softmax_gradient(rows, columns, y.data(), dy.data(), dx.data());
    REQUIRE(dx.guards_intact());
    const std::vector<float> actual = dx.values();
    // |dy| <= 4 and Σ y = 1: the sum is at most 4, and what is subtracted from it at most 8.
    for (std::size_t i = 0; i < actual.size(); ++i) {
      REQUIRE(agree(actual[i], expected[i], 8 * softmax_tolerance(columns) * y_values[i]));
    }
    kernels.softmax_gradient(rows, columns, y.data(), dy.data(), dy.data());
    REQUIRE(dy.guards_intact());
    CHECK(same_bits(dy.values(), dx.values()));
  });
}

TEST_CASE("softmax's gradient is the slope of softmax") {
  Random random = test_random();
  const double h = 1e-5;
  for (const KernelTable* table : kernel_tables()) {
    for (const std::size_t columns : {2, 5, 10}) {
      const std::vector<float> x = random_values(random, columns),
                               dy = random_values(random, columns);
      std::vector<float> y(columns), dx(columns);
      table->softmax(1, columns, x.data(), y.data());
      table->softmax_gradient(1, columns, y.data(), dy.data(), dx.data());
      for (std::size_t i = 0; i < columns; ++i) {
        const auto above = softmax_in_double(nudged(x, i, h));
        const auto below = softmax_in_double(nudged(x, i, -h));
        double slope = 0;
        for (std::size_t c = 0; c < columns; ++c) slope += dy[c] * (above[c] - below[c]) / (2 * h);
        INFO(table->name << ", " << columns << " columns, element " << i);
        REQUIRE(std::abs(dx[i] - slope) < 8 * softmax_tolerance(columns) + 1e-9);
      }
    }
  }
}

TEST_CASE("softmax_crossentropy agrees with the reference") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t columns, std::size_t offset) {
    if (columns == 0) return;
    const std::size_t rows = 5;
    const float scale = 0.25f;
    GuardedArray x(random_values(random, rows * columns, -50, 50), offset);
    GuardedArray labels(random_labels(random, rows, columns), offset);
    GuardedArray dx(std::vector<float>(rows * columns), offset);
    std::vector<float> expected(rows * columns);
    const double expected_loss = reference().softmax_crossentropy(
        rows, columns, x.data(), labels.data(), scale, expected.data());
    const double loss =
        kernels.softmax_crossentropy(rows, columns, x.data(), labels.data(), scale, dx.data());
    REQUIRE(dx.guards_intact());
    const std::vector<float> actual = dx.values();
    for (std::size_t i = 0; i < actual.size(); ++i) {
      REQUIRE(agree(actual[i], expected[i], softmax_tolerance(columns) * scale));
    }
    // A row's logarithm (at most log 1000 < 7) errs by its argument's relative error and 2 epsilon.
    REQUIRE(agree(loss, expected_loss, rows * (softmax_tolerance(columns) + 14 * epsilon)));
  });
}

TEST_CASE("softmax_crossentropy's gradient is the slope of the loss") {
  Random random = test_random();
  const double h = 1e-5;
  for (const KernelTable* table : kernel_tables()) {
    for (const std::size_t columns : {2, 7, 10}) {
      const std::vector<float> x = random_values(random, columns);
      const std::vector<float> labels = random_labels(random, 1, columns);
      const auto label = static_cast<std::size_t>(labels[0]);
      std::vector<float> dx(columns);
      const double loss =
          table->softmax_crossentropy(1, columns, x.data(), labels.data(), 2, dx.data());
      INFO(table->name << ", " << columns << " columns");
      CHECK(std::abs(loss + std::log(softmax_in_double(nudged(x, 0, 0))[label])) <
            16 * softmax_tolerance(columns));
      for (std::size_t i = 0; i < columns; ++i) {
        const double above = -std::log(softmax_in_double(nudged(x, i, h))[label]);
        const double below = -std::log(softmax_in_double(nudged(x, i, -h))[label]);
        REQUIRE(std::abs(dx[i] - 2 * (above - below) / (2 * h)) <
                4 * softmax_tolerance(columns) + 1e-8);
      }
    }
  }
}

TEST_CASE("softmax_crossentropy never overflows, and answers nonsense with NaN") {
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    std::vector<float> x = {1e30f, 0, -1e30f}, dx(3);
    float label = 0;
    CHECK(table->softmax_crossentropy(1, 3, x.data(), &label, 1, dx.data()) == 0);
    CHECK(dx == std::vector<float>{0, 0, 0});
    label = 1;
    CHECK(table->softmax_crossentropy(1, 3, x.data(), &label, 1, dx.data()) ==
          static_cast<double>(1e30f));
    CHECK(dx == std::vector<float>{1, -1, 0});
    x = {0, 1, 2};
    for (const float wrong : {-1.0f, 3.0f, not_a_number, infinity}) {
      CHECK(std::isnan(table->softmax_crossentropy(1, 3, x.data(), &wrong, 1, dx.data())));
    }
    x[2] = not_a_number;
    CHECK(std::isnan(table->softmax_crossentropy(1, 3, x.data(), &label, 1, dx.data())));
    CHECK(std::isnan(dx[0]));
  }
}
