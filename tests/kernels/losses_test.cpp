#include "tests/kernels/kernel_testing.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

struct LossKernel {
  const char* name;
  double (*KernelTable::*kernel)(std::size_t, const float*, const float*, float, float*);
  double (*in_double)(double, double);
};

// Formulas of their own, not those of the kernels, where there are any.
const LossKernel losses[] = {
    {"sigmoid_crossentropy", &KernelTable::sigmoid_crossentropy,
     [](double x, double t) {
       return t * std::log1p(std::exp(-x)) + (1 - t) * std::log1p(std::exp(x));
     }},
    {"squared_error", &KernelTable::squared_error,
     [](double y, double t) { return (y - t) * (y - t); }},
    {"absolute_error", &KernelTable::absolute_error,
     [](double y, double t) { return std::abs(y - t); }},
};

}  // namespace

TEST_CASE("losses agree with the reference") {
  Random random = test_random();
  const float scale = 0.125f;
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t size, std::size_t offset) {
    for (const LossKernel& loss : losses) {
      INFO(loss.name);
      GuardedArray y(random_values(random, size, -20, 20), offset);
      GuardedArray targets(random_values(random, size, 0, 1), offset);
      GuardedArray dy(std::vector<float>(size), offset);
      std::vector<float> expected(size);
      const double expected_sum =
          (reference().*loss.kernel)(size, y.data(), targets.data(), scale, expected.data());
      const double sum = (kernels.*loss.kernel)(size, y.data(), targets.data(), scale, dy.data());
      REQUIRE(dy.guards_intact());
      const std::vector<float> actual = dy.values();
      // exp's 2 epsilon and three roundings, of numbers up to 1; the errors' differences are exact.
      for (std::size_t i = 0; i < size; ++i) {
        REQUIRE(agree(actual[i], expected[i],
                      8 * epsilon * (scale + std::abs(static_cast<double>(expected[i])))));
      }
      // A loss errs by 8 epsilon of its largest part (20 · 1 here), a lane's sum of up to 64 losses
      // by 32 epsilon of itself.
      const double tolerance =
          static_cast<double>(size) * 160 * epsilon + 32 * epsilon * expected_sum;
      REQUIRE(agree(sum, expected_sum, tolerance));
    }
  });
}

TEST_CASE("losses treat infinities and NaN as the reference does") {
  for (const KernelTable* table : kernel_tables()) {
    for (const LossKernel& loss : losses) {
      for (const float special : special_values()) {
        for (const float target : {0.0f, 1.0f, not_a_number, infinity, 0.25f}) {
          for (std::size_t at = 0; at < 5; ++at) {
            std::vector<float> y(5, 0.25f), t(5, target), dy(5), expected(5);
            y[at] = special;
            const double expected_sum =
                (reference().*loss.kernel)(5, y.data(), t.data(), 1, expected.data());
            const double sum = (table->*loss.kernel)(5, y.data(), t.data(), 1, dy.data());
            INFO(table->name << " " << loss.name << ", " << special << " against " << target);
            check_agreement(dy, expected, 8 * epsilon);
            REQUIRE(agree(sum, expected_sum, 16 * epsilon * (1 + std::abs(expected_sum))));
          }
        }
      }
    }
  }
}

TEST_CASE("the losses' gradients are their slopes") {
  Random random = test_random();
  const double h = 1e-5;
  for (const KernelTable* table : kernel_tables()) {
    for (const LossKernel& loss : losses) {
      const std::size_t count = 101;
      const std::vector<float> y = random_values(random, count);
      std::vector<float> t = random_values(random, count, 0, 1);
      for (std::size_t i = 0; i < count; ++i) {
        if (std::abs(y[i] - t[i]) < 1e-3f) t[i] = y[i] + 1;  // absolute_error has no slope there
      }
      std::vector<float> dy(count);
      const double sum = (table->*loss.kernel)(count, y.data(), t.data(), 3, dy.data());
      double expected_sum = 0;
      for (std::size_t i = 0; i < count; ++i) {
        expected_sum += loss.in_double(y[i], t[i]);
        const double slope =
            (loss.in_double(y[i] + h, t[i]) - loss.in_double(y[i] - h, t[i])) / (2 * h);
        INFO(table->name << " " << loss.name << " at " << y[i] << " against " << t[i]);
        REQUIRE(std::abs(dy[i] - 3 * slope) < 3 * (16 * epsilon * (1 + std::abs(slope)) + 1e-8));
      }
      CHECK(std::abs(sum - expected_sum) < 100 * epsilon * expected_sum);
    }
  }
}

TEST_CASE("absolute_error has no slope where there is no error") {
  for (const KernelTable* table : kernel_tables()) {
    const std::vector<float> y = {1, 2, 3, 4, 5}, t = {1, 3, 2, 4, 5};
    std::vector<float> dy(5);
    CHECK(table->absolute_error(5, y.data(), t.data(), 2, dy.data()) == 2);
    CHECK(dy == std::vector<float>{0, -2, 2, 0, 0});
  }
}

TEST_CASE("sigmoid_crossentropy keeps the small losses of confident answers") {
  for (const KernelTable* table : kernel_tables()) {
    const float x = 30, target = 1;
    float dx = 0;
    const double loss = table->sigmoid_crossentropy(1, &x, &target, 1, &dx);
    CHECK(std::abs(loss / std::log1p(std::exp(-30.0)) - 1) < 16 * epsilon);
  }
}
