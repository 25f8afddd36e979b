// The same bits everywhere: the constants below are one for native x86-64 and WebAssembly. A change
// of the `simd` kernels' arithmetic changes them; then every saved training run changes with it
// too.
#include <cstring>

#include "tests/kernels/kernel_testing.hpp"
#include "tests/kernels/sliding_windows.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

// FNV-1a over the bytes of what comes in.
class Hash {
 public:
  void add(const std::vector<float>& values) {
    for (const float value : values) add_bits(std::bit_cast<std::uint32_t>(value), 4);
  }
  void add(double value) { add_bits(std::bit_cast<std::uint64_t>(value), 8); }
  std::uint64_t value() const { return value_; }

 private:
  void add_bits(std::uint64_t bits, int bytes) {
    for (int i = 0; i < bytes; ++i) {
      value_ = (value_ ^ (bits >> (8 * i) & 0xff)) * 1099511628211u;
    }
  }
  std::uint64_t value_ = 14695981039346656037u;
};

constexpr std::size_t rows = 37, columns = 53, count = rows * columns;

void add_products(const KernelTable& kernels, Random& random, Hash& hash) {
  for (const std::size_t n : {std::size_t{1}, std::size_t{2}, std::size_t{20}, columns}) {
    for (const Transpose ta : {Transpose::no, Transpose::yes}) {
      for (const Transpose tb : {Transpose::no, Transpose::yes}) {
        const std::size_t k = 300;
        const auto a = random_values(random, rows * k), b = random_values(random, k * n);
        auto c = random_values(random, rows * n);
        kernels.gemm(ta, tb, rows, n, k, a.data(), ta == Transpose::yes ? rows : k, b.data(),
                     tb == Transpose::yes ? k : n, 0.5f, c.data(), n);
        hash.add(c);
      }
    }
  }
}

void add_activations(const KernelTable& kernels, Random& random, Hash& hash) {
  for (const Activation f :
       {Activation::relu, Activation::leaky_relu, Activation::tanh, Activation::sigmoid}) {
    const auto x = random_values(random, count, -12, 12), dy = random_values(random, count);
    std::vector<float> y(count), dx(count);
    kernels.activation(f, count, x.data(), y.data());
    kernels.activation_gradient(f, count, y.data(), dy.data(), dx.data());
    hash.add(y);
    hash.add(dx);
  }
}

void add_rows(const KernelTable& kernels, Random& random, Hash& hash) {
  const auto x = random_values(random, count, -20, 20), dy = random_values(random, count);
  std::vector<float> y(count), dx(count), sums(columns), labels(rows);
  kernels.softmax(rows, columns, x.data(), y.data());
  kernels.softmax_gradient(rows, columns, y.data(), dy.data(), dx.data());
  hash.add(y);
  hash.add(dx);
  for (float& label : labels) label = static_cast<float>(random.below(columns));
  hash.add(kernels.softmax_crossentropy(rows, columns, x.data(), labels.data(), 0.1f, dx.data()));
  hash.add(dx);
  kernels.column_sums(rows, columns, x.data(), 1, sums.data());
  kernels.add_bias(rows, columns, sums.data(), y.data());
  hash.add(y);
}

void add_losses(const KernelTable& kernels, Random& random, Hash& hash) {
  const auto x = random_values(random, count, -20, 20), t = random_values(random, count, 0, 1);
  std::vector<float> dx(count);
  hash.add(kernels.sigmoid_crossentropy(count, x.data(), t.data(), 0.1f, dx.data()));
  hash.add(dx);
  hash.add(kernels.squared_error(count, x.data(), t.data(), 0.1f, dx.data()));
  hash.add(dx);
  hash.add(kernels.absolute_error(count, x.data(), t.data(), 0.1f, dx.data()));
  hash.add(dx);
  hash.add(kernels.regularize(count, x.data(), 0.1f, 0.01f, dx.data()));
  kernels.multiply(count, t.data(), dx.data());
  hash.add(dx);
}

void add_updates(const KernelTable& kernels, Random& random, Hash& hash) {
  const auto g = random_values(random, count);
  auto w = random_values(random, count), velocity = random_values(random, count);
  auto m = random_values(random, count), v = random_values(random, count, 0, 1);
  const auto optimize = [&](const UpdateStep& step, std::vector<float>& first,
                            std::vector<float>& second) {
    float* const slots[] = {first.data(), second.data()};
    kernels.optimize(step, count, g.data(), slots, w.data());
  };
  for (int step = 0; step < 3; ++step) {
    optimize(SGD::Step{0.1f, 0.9f, step == 1}, velocity, v);
    optimize(RMSprop::Step{0.01f, 0.9f, 1 - 0.9f, 1e-7f}, v, m);
    optimize(Adagrad::Step{0.01f, 1e-7f}, v, m);
    optimize(Adam::Step{0.01f, 1 - 0.9f, 1 - 0.999f, 1e-7f}, m, v);
  }
  for (const auto* values : {&w, &velocity, &m, &v}) hash.add(*values);
}

void add_window(const KernelTable& kernels, const SlidingWindow& window, Random& random,
                Hash& hash) {
  const std::size_t samples = 2, inputs = samples * window.picture_size();
  const std::size_t positions = samples * window.positions();
  const auto x = random_values(random, inputs), dy = random_values(random, positions * 9);
  std::vector<float> dx(inputs);
  std::vector<float> y(positions * window.channels);
  kernels.max_pooling(window, samples, x.data(), y.data());
  hash.add(y);
  kernels.max_pooling_gradient(window, samples, x.data(), y.data(), dy.data(), dx.data());
  hash.add(dx);
  kernels.average_pooling(window, samples, x.data(), y.data());
  hash.add(y);
  kernels.average_pooling_gradient(window, samples, dy.data(), dx.data());
  hash.add(dx);
}

void add_convolution(const KernelTable& kernels, const SlidingWindow& window, std::size_t filters,
                     Random& random, Hash& hash) {
  const std::size_t samples = 2;
  const auto x = random_values(random, samples * window.picture_size());
  const auto w = random_values(random, window.patch_size() * filters);
  const auto bias = random_values(random, filters);
  std::vector<float> y(samples * window.positions() * filters), dw(w.size()), dx(x.size());
  kernels.convolution(window, samples, filters, x.data(), w.data(), bias.data(), Activation::relu,
                      y.data());
  kernels.convolution_kernel_gradient(window, samples, filters, x.data(), y.data(), 0, dw.data());
  kernels.convolution_input_gradient(window, samples, filters, y.data(), w.data(), dx.data());
  for (const auto* values : {&y, &dw, &dx}) hash.add(*values);
}

}  // namespace

TEST_CASE("the simd kernels of convolutions give the same bits on every platform") {
  const KernelTable& kernels = kernel_table("simd");
  Random random(20240229);
  Hash hash;
  add_convolution(kernels, window_over({9, 10, 1}, {3, 3}), 32, random, hash);
  add_convolution(kernels, window_over({9, 8, 3}, {5, 4}, {2, 1}), 9, random, hash);
  add_convolution(kernels, window_over({13, 13, 32}, {3, 3}), 64, random, hash);
  CHECK(hash.value() == 0xdc70f1d4a471469cu);
}

TEST_CASE("the simd kernels for pooling and Adadelta give the same bits on every platform") {
  const KernelTable& kernels = kernel_table("simd");
  Random random(20240229);
  Hash hash;
  for (const std::size_t channels : {1, 3, 4, 9}) {
    add_window(kernels, window_over({9, 10, channels}, {3, 3}), random, hash);
    add_window(kernels, window_over({9, 10, channels}, {3, 2}, {2, 1}, Padding::same), random,
               hash);
    add_window(kernels, window_over({5, 4, channels}, {1, 7}, {1, 2}, Padding::same), random, hash);
  }
  const auto g = random_values(random, count);
  auto w = random_values(random, count), a = random_values(random, count, 0, 1);
  auto v = random_values(random, count, 0, 1);
  for (int step = 0; step < 3; ++step) {
    float* const slots[] = {a.data(), v.data()};
    kernels.optimize(Adadelta::Step{0.5f, 0.95f, 1 - 0.95f, 1e-7f}, count, g.data(), slots,
                     w.data());
  }
  for (const auto* values : {&w, &a, &v}) hash.add(*values);
  CHECK(hash.value() == 0x6c8d070784fe46bbu);
}

TEST_CASE("the simd kernels of batch normalization give the same bits on every platform") {
  const KernelTable& kernels = kernel_table("simd");
  Random random(20240229);
  Hash hash;
  const std::size_t many = 600;
  const auto x = random_values(random, many * columns), dy = random_values(random, many * columns);
  std::vector<float> mean(columns), variance(columns), sums(columns), products(columns);
  std::vector<float> y(x.size()), dx(x.size());
  kernels.column_moments(many, columns, x.data(), columns, mean.data(), variance.data());
  kernels.normalize(many, columns, x.data(), mean.data(), variance.data(), mean.data(), y.data());
  kernels.normalize_sums(many, columns, x.data(), dy.data(), columns, mean.data(), sums.data(),
                         products.data());
  kernels.normalize_gradient(many, columns, x.data(), dy.data(), mean.data(), variance.data(),
                             sums.data(), products.data(), dx.data());
  for (const auto* values : {&mean, &variance, &sums, &products, &y, &dx}) hash.add(*values);
  CHECK(hash.value() == 0xb408a04d96d95b1bu);
}

TEST_CASE("the simd kernels of elu and sin give the same bits on every platform") {
  const KernelTable& kernels = kernel_table("simd");
  Random random(20240229);
  Hash hash;
  for (const Activation f : {Activation::elu, Activation::sin}) {
    for (const float reach : {12.0f, 2e5f}) {
      const auto x = random_values(random, count, -reach, reach), dy = random_values(random, count);
      std::vector<float> y(count), dx(count);
      kernels.activation(f, count, x.data(), y.data());
      const auto& kept = gradient_reads_input(f) ? x : y;
      kernels.activation_gradient(f, count, kept.data(), dy.data(), dx.data());
      hash.add(y);
      hash.add(dx);
    }
  }
  CHECK(hash.value() == 0x180098f3144db674u);
}

TEST_CASE("the simd kernels give the same bits on every platform") {
  const KernelTable& kernels = kernel_table("simd");
  Random random(20240229);
  Hash hash;
  add_products(kernels, random, hash);
  add_activations(kernels, random, hash);
  add_rows(kernels, random, hash);
  add_losses(kernels, random, hash);
  add_updates(kernels, random, hash);
  CHECK(hash.value() == 0x35c107b7b02a473au);
}
