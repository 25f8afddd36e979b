#include "tests/bench/convolution_cases.hpp"

#include <memory>

#include "engine/layers/layer_passes.hpp"
#include "engine/model/sequential.hpp"

namespace descent::bench {
namespace {

// One layer with what it needs to run by itself.
struct Bed {
  Bed(const Shape& input_shape, const Layer& layer, std::size_t batch)
      : model(input_shape, {layer, Flatten{}}, 1),  // no last layer, which keeps more
        cache(model.make_cache(batch, Mode::training)),
        rows(batch),
        input(batch * element_count(input_shape)),
        input_gradient(input.size()) {
    Random random(1);
    for (float& value : input) value = random.uniform(-1, 1);
    for (float& value : cache.layers[0].gradient) value = random.uniform(-1, 1);
  }

  void forward(const KernelTable& kernels) {
    Random unused(1);
    model.forward(kernels, input.data(), rows, cache, unused);
  }
  void backward(const KernelTable& kernels, bool with_input) {
    const Shape& shape = model.input_shape();
    const LayerPass pass{kernels,        calling_thread(),      Mode::training,
                         rows,           element_count(shape),  model.output_size(),
                         shape,          model.parameters()[0], input.data(),
                         cache.layers[0]};
    backward_layer(model.layers()[0],
                   {pass, false, 0, with_input ? input_gradient.data() : nullptr});
  }

  Sequential model;
  Cache cache;
  std::size_t rows;
  std::vector<float> input, input_gradient;
};

// " 28x28x1"
std::string shape_text(const Shape& shape) {
  std::string text;
  for (const std::size_t extent : shape) {
    text += text.empty() ? " " : "x";
    text += std::to_string(extent);
  }
  return text;
}

// "Conv2D 28x28x1 26x26x32"
std::string name_of(const Sequential& model) {
  std::string name(layer_name(model.layers()[0]));
  name += shape_text(model.input_shape());
  name += shape_text(model.layer_output_shape(0));
  return name;
}

void add(std::vector<BenchCase>& cases, const Shape& input, const Layer& layer, bool first) {
  const std::size_t batch = 32;
  const auto bed = std::make_shared<Bed>(input, layer, batch);
  const std::string name = name_of(bed->model);
  const bool multiplies = kernel_regularizer(layer) != nullptr;
  const std::string unit = multiplies ? "FLOP" : "element";
  const double work = static_cast<double>(batch) *
                      (multiplies ? 2.0 * static_cast<double>(bed->model.multiply_adds())
                                  : static_cast<double>(element_count(input)));
  cases.push_back({name + " forward", work, unit, [=](const KernelTable& k) { bed->forward(k); }});
  // Two products, or one where the input's gradient is left out.
  const double backward_work = multiplies && !first ? 2 * work : work;
  cases.push_back({name + " backward", backward_work, unit,
                   [=](const KernelTable& k) { bed->backward(k, !first); }});
}

}  // namespace

void add_convolutions(std::vector<BenchCase>& cases) {
  Conv2D conv{32, {3, 3}};
  conv.activation = Activation::relu;
  add(cases, {28, 28, 1}, conv, true);
  add(cases, {26, 26, 32}, MaxPooling2D{}, false);
  add(cases, {26, 26, 32}, AveragePooling2D{}, false);
  conv.filters = 64;
  add(cases, {13, 13, 32}, conv, false);
  conv.padding = Padding::same;
  add(cases, {13, 13, 32}, conv, false);
}

}  // namespace descent::bench
