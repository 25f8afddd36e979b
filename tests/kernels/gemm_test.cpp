#include "tests/kernels/kernel_testing.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

struct Product {
  Transpose transpose_a, transpose_b;
  std::size_t m, n, k;
  float beta;
  std::size_t gap;     // unused numbers behind each stored row
  std::size_t offset;  // misalignment
};

// A matrix as stored: rows of `columns` numbers and a gap of `filler`.
std::vector<float> stored(const std::vector<float>& values, std::size_t rows, std::size_t columns,
                          std::size_t gap, float filler) {
  std::vector<float> memory(rows * (columns + gap), filler);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      memory[r * (columns + gap) + c] = values[r * columns + c];
    }
  }
  return memory;
}

struct Operands {
  std::vector<float> a, b, c;  // as stored, with gaps
  std::size_t lda, ldb, ldc;
};

// The gaps hold NaN: reading them would show. With beta = 0, so does C.
Operands make_operands(Random& random, const Product& p) {
  const bool ta = p.transpose_a == Transpose::yes, tb = p.transpose_b == Transpose::yes;
  const std::size_t a_rows = ta ? p.k : p.m, a_columns = ta ? p.m : p.k;
  const std::size_t b_rows = tb ? p.n : p.k, b_columns = tb ? p.k : p.n;
  std::vector<float> c = random_values(random, p.m * p.n);
  if (p.beta == 0) std::fill(c.begin(), c.end(), not_a_number);
  return {stored(random_values(random, p.m * p.k), a_rows, a_columns, p.gap, not_a_number),
          stored(random_values(random, p.k * p.n), b_rows, b_columns, p.gap, not_a_number),
          stored(c, p.m, p.n, p.gap, 12345.0f),
          a_columns + p.gap,
          b_columns + p.gap,
          p.n + p.gap};
}

std::vector<float> product(const KernelTable& kernels, const Product& p, const Operands& operands) {
  GuardedArray a(operands.a, p.offset), b(operands.b, p.offset), c(operands.c, p.offset);
  kernels.gemm(p.transpose_a, p.transpose_b, p.m, p.n, p.k, a.data(), operands.lda, b.data(),
               operands.ldb, p.beta, c.data(), operands.ldc);
  REQUIRE(c.guards_intact());
  return c.values();
}

std::vector<float> magnitudes(std::vector<float> values) {
  for (float& value : values) value = std::abs(value);
  return values;
}

// Each of the k + 1 additions and each product errs by half an epsilon of a partial sum, which is
// at most Σ|a||b| + |beta c|; the reference's own result is rounded once: (k + 3) / 2 epsilons of
// it. Twice that is allowed.
void check(const KernelTable& kernels, const Product& p, Random& random) {
  INFO(kernels.name << " m " << p.m << " n " << p.n << " k " << p.k << " beta " << p.beta << " gap "
                    << p.gap << " offset " << p.offset << " transposed "
                    << (p.transpose_a == Transpose::yes) << (p.transpose_b == Transpose::yes));
  const Operands operands = make_operands(random, p);
  const std::vector<float> actual = product(kernels, p, operands);
  const std::vector<float> expected = product(reference(), p, operands);
  const Operands absolute = {magnitudes(operands.a), magnitudes(operands.b), magnitudes(operands.c),
                             operands.lda,           operands.ldb,           operands.ldc};
  const std::vector<float> bound = product(reference(), p, absolute);
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const double tolerance = (static_cast<double>(p.k) + 3) * epsilon * bound[i];
    if (agree(actual[i], expected[i], tolerance)) continue;
    INFO("element " << i << ", tolerance " << tolerance);
    REQUIRE(actual[i] == expected[i]);
  }
}

template <typename Test>
void for_each_transposition(Test&& test) {
  for (const Transpose a : {Transpose::no, Transpose::yes}) {
    for (const Transpose b : {Transpose::no, Transpose::yes}) test(a, b);
  }
}

}  // namespace

TEST_CASE("gemm agrees with the reference around tile boundaries") {
  Random random = test_random();
  std::size_t turn = 0;
  for (const KernelTable* table : kernel_tables()) {
    for_each_transposition([&](Transpose ta, Transpose tb) {
      for (const std::size_t m : {0, 1, 2, 3, 4, 5, 6, 8, 9, 17}) {
        for (const std::size_t n : {0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 17, 31, 33}) {
          for (const std::size_t k : {0, 1, 3, 4, 5, 8, 33, 65, 257}) {
            const float beta = std::array{0.0f, 1.0f, 0.5f}[turn % 3];
            check(*table, {ta, tb, m, n, k, beta, turn % 2 * 3, turn % 5}, random);
            ++turn;
          }
        }
      }
    });
  }
}

TEST_CASE("gemm agrees with the reference across its blocks") {
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    for_each_transposition([&](Transpose ta, Transpose tb) {
      check(*table, {ta, tb, 67, 139, 521, 1, 2, 1}, random);
      check(*table, {ta, tb, 130, 6, 300, 0, 0, 0}, random);
      check(*table, {ta, tb, 3, 260, 256, 0, 1, 3}, random);
      check(*table, {ta, tb, 3, 2, 20000, 1, 0, 0}, random);
    });
  }
}

TEST_CASE("a row's product does not depend on the rows beside it") {
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    for (const std::size_t n : {1, 2, 10}) {
      const std::size_t m = 70, k = 300;
      for (const std::size_t inner : {std::size_t{7}, k}) {
        const std::vector<float> a = random_values(random, m * inner);
        const std::vector<float> b = random_values(random, inner * n);
        std::vector<float> together(m * n), alone(m * n);
        table->gemm(Transpose::no, Transpose::no, m, n, inner, a.data(), inner, b.data(), n, 0,
                    together.data(), n);
        for (std::size_t i = 0; i < m; ++i) {
          table->gemm(Transpose::no, Transpose::no, 1, n, inner, &a[i * inner], inner, b.data(), n,
                      0, &alone[i * n], n);
        }
        INFO(table->name << " n " << n << " k " << inner);
        CHECK(same_bits(together, alone));
      }
    }
  }
}

TEST_CASE("gemm hands on infinities and NaN where the product has them, and nowhere else") {
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    for_each_transposition([&](Transpose ta, Transpose tb) {
      for (const float special : {infinity, -infinity, not_a_number}) {
        for (const std::size_t n : {1, 7, 8, 9}) {
          const Product p{ta, tb, 6, n, 9, 0, 0, 0};
          Operands operands = make_operands(random, p);
          operands.a[random.below(operands.a.size())] = special;
          operands.b[random.below(operands.b.size())] = special;
          INFO(table->name << ", " << special << ", n " << n);
          const std::vector<float> actual = product(*table, p, operands);
          const std::vector<float> expected = product(reference(), p, operands);
          // Nine products of at most 16 err by less than 10 epsilons of 144.
          for (std::size_t i = 0; i < actual.size(); ++i) {
            REQUIRE(agree(actual[i], expected[i], 10 * 144 * epsilon));
          }
        }
      }
    });
  }
}

TEST_CASE("dense is a product, a bias and an activation") {
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    for (const Activation f : {Activation::linear, Activation::relu, Activation::leaky_relu,
                               Activation::tanh, Activation::sigmoid, Activation::softmax}) {
      for (const std::size_t rows : {1, 4, 10, 100}) {
        for (const std::size_t units : {1, 2, 8, 10, 20, 33, 130}) {
          for (const std::size_t inputs : {1, 2, 8, 300}) {
            INFO(table->name << " activation " << static_cast<int>(f) << " rows " << rows
                             << " units " << units << " inputs " << inputs);
            GuardedArray x(random_values(random, rows * inputs), 1);
            // Some columns of wider arrays; the others stay as they are.
            const std::size_t ld = units + (rows == 10 ? 3 : 0);
            GuardedArray w(random_values(random, inputs * ld, -0.1f, 0.1f), 3);
            GuardedArray bias(random_values(random, units), 1);
            std::vector<float> expected(rows * ld, 7);
            GuardedArray y(expected, 2);
            float* b = rows == 4 ? nullptr : bias.data();
            reference().dense(rows, units, inputs, x.data(), w.data(), ld, b, f, expected.data());
            table->dense(rows, units, inputs, x.data(), w.data(), ld, b, f, y.data());
            REQUIRE(y.guards_intact());
            // The sum of `inputs` products of at most 0.4 errs by less than `inputs` epsilons of
            // 0.4 inputs, no activation is steeper than 1, and 8 epsilons are its own.
            const double n = static_cast<double>(inputs);
            const double tolerance = 0.4 * n * (n + 3) * epsilon + 16 * epsilon;
            const std::vector<float> actual = y.values();
            for (std::size_t i = 0; i < actual.size(); ++i) {
              REQUIRE(std::abs(actual[i] - expected[i]) <= tolerance);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("a product's columns come out the same whichever are calculated together") {
  // Threads cut a layer at multiples of 16, and may be left with one or two columns.
  Random random = test_random();
  for (const KernelTable* table : kernel_tables()) {
    for (const std::size_t n : {17, 18, 19, 33, 34}) {
      for (const std::size_t k : {1, 7, 10, 32, 40}) {
        INFO(table->name << ", n " << n << ", k " << k);
        const std::size_t m = 13;
        const auto a = random_values(random, m * k), b = random_values(random, n * k);
        std::vector<float> whole(m * n), parts(m * n);
        table->gemm(Transpose::no, Transpose::yes, m, n, k, a.data(), k, b.data(), k, 0,
                    whole.data(), n);
        for (std::size_t first = 0; first < n; first += 16) {
          table->gemm(Transpose::no, Transpose::yes, m, std::min<std::size_t>(16, n - first), k,
                      a.data(), k, b.data() + first * k, k, 0, parts.data() + first, n);
        }
        CHECK(same_bits(parts, whole));
        std::fill(parts.begin(), parts.end(), 0.0f);
        table->dense(m, n, k, a.data(), b.data(), n, nullptr, Activation::tanh, whole.data());
        for (std::size_t first = 0; first < n; first += 16) {
          table->dense(m, std::min<std::size_t>(16, n - first), k, a.data(), b.data() + first, n,
                       nullptr, Activation::tanh, parts.data() + first);
        }
        CHECK(same_bits(parts, whole));
      }
    }
  }
}
