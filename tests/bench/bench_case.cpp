#include "tests/bench/bench_case.hpp"

#include <memory>
#include <string_view>
#include <utility>

#include "engine/core/random.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "tests/bench/convolution_cases.hpp"

namespace descent::bench {
namespace {

using Array = std::shared_ptr<std::vector<float>>;

Array random_array(std::size_t count, float low = -1, float high = 1) {
  static Random random(1);
  auto values = std::make_shared<std::vector<float>>(count);
  for (float& value : *values) value = random.uniform(low, high);
  return values;
}

// "adam 100480"; appended piece by piece, because GCC 12 warns wrongly about sums of strings.
std::string title(std::string_view name, std::string_view size) {
  std::string text(name);
  text += ' ';
  text += size;
  return text;
}

struct Product {
  const char* what;
  Transpose transpose_a, transpose_b;
  std::size_t m, n, k;
  float beta;
};

BenchCase gemm_case(const Product& p) {
  const Array a = random_array(p.m * p.k), b = random_array(p.k * p.n), c = random_array(p.m * p.n);
  const std::size_t lda = p.transpose_a == Transpose::yes ? p.m : p.k;
  const std::size_t ldb = p.transpose_b == Transpose::yes ? p.k : p.n;
  const std::string shape =
      std::to_string(p.m) + "x" + std::to_string(p.k) + "x" + std::to_string(p.n);
  return {title(title("gemm", p.what), shape), 2.0 * static_cast<double>(p.m * p.n * p.k), "FLOP",
          [=](const KernelTable& kernels) {
            kernels.gemm(p.transpose_a, p.transpose_b, p.m, p.n, p.k, a->data(), lda, b->data(),
                         ldb, p.beta, c->data(), p.n);
          }};
}

// The three products of a Dense layer's step: forward, the kernel's gradient, the input's gradient.
void add_dense(std::vector<BenchCase>& cases, std::size_t batch, std::size_t inputs,
               std::size_t units) {
  const auto no = Transpose::no, yes = Transpose::yes;
  cases.push_back(gemm_case({"forward", no, no, batch, units, inputs, 0}));
  cases.push_back(gemm_case({"kernel gradient", yes, no, inputs, units, batch, 1}));
  cases.push_back(gemm_case({"input gradient", no, yes, batch, inputs, units, 0}));
}

void add_activations(std::vector<BenchCase>& cases, std::size_t count) {
  const Array x = random_array(count, -4, 4), y = random_array(count), dy = random_array(count);
  const Array dx = random_array(count);
  const auto items = static_cast<double>(count);
  const auto size = std::to_string(count);
  const std::pair<const char*, Activation> all[] = {
      {"relu", Activation::relu}, {"leaky_relu", Activation::leaky_relu}, {"elu", Activation::elu},
      {"tanh", Activation::tanh}, {"sigmoid", Activation::sigmoid},       {"sin", Activation::sin}};
  for (const auto& [name, f] : all) {
    cases.push_back({title(name, size), items, "element", [=](const KernelTable& kernels) {
                       kernels.activation(f, count, x->data(), y->data());
                     }});
    cases.push_back(
        {title(name, "gradient " + size), items, "element", [=](const KernelTable& kernels) {
           const Array& kept = gradient_reads_input(f) ? x : y;
           kernels.activation_gradient(f, count, kept->data(), dy->data(), dx->data());
         }});
  }
}

void add_softmax(std::vector<BenchCase>& cases, std::size_t rows, std::size_t columns) {
  const std::size_t count = rows * columns;
  const Array x = random_array(count, -4, 4), y = random_array(count), dx = random_array(count);
  auto labels = random_array(rows, 0, static_cast<float>(columns));
  for (float& label : *labels) label = static_cast<float>(static_cast<int>(label));
  const auto items = static_cast<double>(count);
  const auto size = std::to_string(rows) + "x" + std::to_string(columns);
  cases.push_back({title("softmax", size), items, "element", [=](const KernelTable& kernels) {
                     kernels.softmax(rows, columns, x->data(), y->data());
                   }});
  cases.push_back(
      {title("softmax gradient", size), items, "element", [=](const KernelTable& kernels) {
         kernels.softmax_gradient(rows, columns, y->data(), x->data(), dx->data());
       }});
  cases.push_back(
      {title("softmax_crossentropy", size), items, "element", [=](const KernelTable& kernels) {
         kernels.softmax_crossentropy(rows, columns, x->data(), labels->data(), 1, dx->data());
       }});
  cases.push_back({title("add_bias", size), items, "element", [=](const KernelTable& kernels) {
                     kernels.add_bias(rows, columns, x->data(), y->data());
                   }});
  cases.push_back({title("column_sums", size), items, "element", [=](const KernelTable& kernels) {
                     kernels.column_sums(rows, columns, x->data(), 0, dx->data());
                   }});
}

void add_losses(std::vector<BenchCase>& cases, std::size_t count) {
  const Array x = random_array(count, -4, 4), t = random_array(count, 0, 1);
  const Array dx = random_array(count);
  const auto items = static_cast<double>(count);
  const auto size = std::to_string(count);
  const std::pair<const char*, decltype(KernelTable::squared_error) KernelTable::*> all[] = {
      {"squared_error", &KernelTable::squared_error},
      {"absolute_error", &KernelTable::absolute_error},
      {"sigmoid_crossentropy", &KernelTable::sigmoid_crossentropy}};
  for (const auto& [name, loss] : all) {
    const auto kernel = loss;
    cases.push_back({title(name, size), items, "element", [=](const KernelTable& kernels) {
                       (kernels.*kernel)(count, x->data(), t->data(), 1e-3f, dx->data());
                     }});
  }
}

// Learning rates of 1e-12, so that the parameters stay what they are however often a case runs.
void add_optimizers(std::vector<BenchCase>& cases, std::size_t count) {
  const Array g = random_array(count), w = random_array(count);
  const auto bytes = [&](std::size_t arrays) {
    return static_cast<double>(count * sizeof(float) * arrays);
  };
  const auto size = std::to_string(count);
  std::vector<Optimizer> all = all_optimizers();
  all.push_back(SGD{.momentum = 0.9f});
  for (Optimizer& optimizer : all) {
    set_learning_rate(optimizer, 1e-12f);
    const UpdateStep step = std::visit(
        [](const auto& one) -> UpdateStep { return one.step({1, {0.5, 0.5}}); }, optimizer);
    const std::size_t slots = slots_per_parameter(optimizer);
    const auto* sgd = std::get_if<SGD>(&optimizer);
    const std::string name =
        std::string(optimizer_name(optimizer)) + (sgd && sgd->momentum > 0 ? " momentum" : "");
    const Array first = random_array(count, 0, 1), second = random_array(count, 0, 1);
    cases.push_back({title(name, size), bytes(3 + 2 * slots), "B", [=](const KernelTable& kernels) {
                       float* const moments[] = {slots > 0 ? first->data() : nullptr,
                                                 slots > 1 ? second->data() : nullptr};
                       kernels.optimize(step, count, g->data(), moments, w->data());
                     }});
  }
  const Array ones = random_array(count, 1, 1);
  cases.push_back({title("multiply", size), bytes(3), "B", [=](const KernelTable& kernels) {
                     kernels.multiply(count, ones->data(), w->data());
                   }});
  cases.push_back({title("regularize", size), bytes(3), "B", [=](const KernelTable& kernels) {
                     kernels.regularize(count, w->data(), 1e-12f, 1e-12f, g->data());
                   }});
}

}  // namespace

std::vector<BenchCase> bench_cases() {
  std::vector<BenchCase> cases;
  add_dense(cases, 32, 784, 128);
  add_dense(cases, 32, 784, 20);
  add_dense(cases, 32, 784, 512);
  add_dense(cases, 32, 128, 10);
  add_dense(cases, 10, 2, 8);
  add_dense(cases, 10, 8, 8);
  add_dense(cases, 10, 8, 1);
  cases.push_back(gemm_case({"square", Transpose::no, Transpose::no, 256, 256, 256, 0}));
  add_activations(cases, 80);
  add_activations(cases, 4096);
  add_softmax(cases, 32, 10);
  add_softmax(cases, 32, 128);
  add_losses(cases, 10);
  add_losses(cases, 4096);
  add_optimizers(cases, 100);
  add_optimizers(cases, 100480);
  add_convolutions(cases);
  return cases;
}

}  // namespace descent::bench
