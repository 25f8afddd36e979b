#include <algorithm>

#include "engine/layers/conv2d.hpp"
#include "engine/layers/kernel_and_bias.hpp"
#include "engine/layers/layer_passes.hpp"
#include "engine/layers/padded_pictures.hpp"

// Conv2D forward and backward, some samples at a time.

namespace descent {
namespace {

// Of so many samples at a time is computed that what is read and written, with the gradients, fits
// into 512 kB: then the backward pass finds in a second-level cache of 1 MB what it has just
// computed. It also bounds the memory that padding takes.
constexpr std::size_t numbers_at_once = (std::size_t{1} << 19) / sizeof(float);

using kernel_and_bias::bias, kernel_and_bias::kernel;
// For each thread its padded pictures, then for each thread but one the gradients of its kernel and
// its bias.
enum OwnArray : std::size_t { padded_pictures, partial_gradients };

// The parameters' gradients; no bias, no numbers.
struct Gradients {
  std::span<float> kernel, bias;
};

Gradients gradients_of(const LayerCache& cache) {
  const auto& all = cache.parameter_gradients;
  return {all.empty() ? std::span<float>{} : all[kernel_and_bias::Index::kernel],
          all.size() < 2 ? std::span<float>{} : all[kernel_and_bias::Index::bias]};
}

std::size_t samples_at_once(const SlidingWindow& window, std::size_t filters, std::size_t rows) {
  const std::size_t numbers = window.picture_size() + window.positions() * filters;
  return std::clamp<std::size_t>(numbers_at_once / numbers, 1, rows);
}

// What a thread works on: its samples, and where it puts what it needs and finds.
struct Part {
  Stretch samples;
  float* padded;
  float* kernel_gradient;
  float* bias_gradient;
  float beta;  // of these gradients
};

// A layer's passes: its window over pictures that are padded where that has to be.
struct Passes {
  const Conv2D& conv;
  const SlidingWindow pictures, window;
  const bool pads;
  const std::size_t at_once;

  Passes(const Conv2D& layer, const Shape& input, std::size_t rows)
      : conv(layer),
        pictures(layer.window(input)),
        window(needs_padding(pictures) ? over_padded_pictures(pictures) : pictures),
        pads(needs_padding(pictures)),
        at_once(samples_at_once(window, layer.filters, rows)) {}

  // Of the padded pictures that a thread has at once.
  std::size_t padded_size() const { return pads ? at_once * window.picture_size() : 0; }

  // The pictures of some samples as the kernels read them.
  const float* padded(const float* x, std::size_t samples, const Part& part) const {
    if (!pads) return x;
    pad_pictures(pictures, samples, x, part.padded);
    return part.padded;
  }

  // The samples on all threads, some at a time: body(part, samples) for each. The gradients of all
  // parts but the first are partial ones. Returns how many parts there are.
  template <typename Body>
  std::size_t share_out(const LayerPass& pass, float beta, Body&& body) const {
    const LayerCache& cache = pass.cache;
    const Gradients gradients = gradients_of(cache);
    const std::size_t gradient_size = gradients.kernel.size() + gradients.bias.size();
    const std::size_t work = window.positions() * window.patch_size() * conv.filters;
    const std::size_t parts = part_count(pass.threads, pass.rows, 1, pass.rows * work);
    pass.threads.run(parts, [&](std::size_t i) {
      Part part{stretch(pass.rows, 1, parts, i),
                cache.own[padded_pictures].data() + i * padded_size(), gradients.kernel.data(),
                gradients.bias.data(), beta};
      if (i > 0 && gradient_size > 0) {
        part.kernel_gradient = cache.own[partial_gradients].data() + (i - 1) * gradient_size;
        part.bias_gradient = part.kernel_gradient + gradients.kernel.size();
        part.beta = 0;
      }
      const std::size_t end = part.samples.begin + part.samples.count;
      for (std::size_t first = part.samples.begin; first < end; first += at_once) {
        body(part, Stretch{first, std::min(at_once, end - first)});
        part.beta = 1;
      }
    });
    return parts;
  }

  void forward(const ForwardPass& pass, const Part& part, Stretch samples) const {
    const KernelTable& kernels = pass.kernels;
    const std::size_t outputs = window.positions() * conv.filters;
    const bool keeps = pass.cache.pre_activation.size() > 0;
    float* y = pass.cache.output.data() + samples.begin * outputs;
    float* z = keeps ? pass.cache.pre_activation.data() + samples.begin * outputs : y;
    const float* x = pass.input + samples.begin * pictures.picture_size();
    kernels.convolution(window, samples.count, conv.filters, padded(x, samples.count, part),
                        pass.parameters[kernel].data(),
                        conv.use_bias ? pass.parameters[bias].data() : nullptr,
                        keeps ? Activation::linear : conv.activation, z);
    if (keeps) kernels.activation(conv.activation, samples.count * outputs, z, y);
  }

  void backward(const BackwardPass& pass, const Part& part, Stretch samples) const {
    const KernelTable& kernels = pass.kernels;
    const LayerCache& cache = pass.cache;
    const std::size_t filters = conv.filters, outputs = window.positions() * filters;
    const std::size_t inputs = pictures.picture_size(), count = samples.count;
    float* dz = cache.gradient.data() + samples.begin * outputs;
    if (conv.activation != Activation::linear && !pass.skip_activation) {
      const std::span<float> kept =
          gradient_reads_input(conv.activation) ? cache.pre_activation : cache.output;
      kernels.activation_gradient(conv.activation, count * outputs,
                                  kept.data() + samples.begin * outputs, dz, dz);
    }
    // dW = patchesᵀ · dz, db = Σ_positions dz.
    if (pass.learns() && conv.trainable) {
      const float* x = padded(pass.input + samples.begin * inputs, count, part);
      kernels.convolution_kernel_gradient(window, count, filters, x, dz, part.beta,
                                          part.kernel_gradient);
      if (conv.use_bias) {
        kernels.column_sums(count * window.positions(), filters, dz, part.beta, part.bias_gradient);
      }
    }
    if (!pass.input_gradient) return;
    // dpatches = dz · Wᵀ; each number goes to where it was taken from.
    float* dx = pass.input_gradient + samples.begin * inputs;
    float* sums = pads ? part.padded : dx;
    std::fill_n(sums, count * window.picture_size(), 0.0f);
    kernels.convolution_input_gradient(window, count, filters, dz, pass.parameters[kernel].data(),
                                       sums);
    if (pads) cut_padding(pictures, count, sums, dx);
  }
};

// In the order of the samples.
void add_partial_gradients(const KernelTable& kernels, std::size_t parts, const LayerCache& cache) {
  const Gradients gradients = gradients_of(cache);
  const float* partial = cache.own[partial_gradients].data();
  for (std::size_t i = 1; i < parts; ++i) {
    kernels.add(gradients.kernel.size(), partial, gradients.kernel.data());
    partial += gradients.kernel.size();
    kernels.add(gradients.bias.size(), partial, gradients.bias.data());
    partial += gradients.bias.size();
  }
}

}  // namespace

KeptArrays Conv2D::keeps(const CacheRequest& request) const {
  const Passes passes(*this, request.input_shape, request.rows);
  const std::size_t numbers = (passes.window.patch_size() + (use_bias ? 1 : 0)) * filters;
  const bool learns = request.mode == Mode::training && trainable;
  // Its outputs are many; backward() makes do with them.
  return {.pre_activation = keeps_input_of(activation, request),
          .own = {request.threads * passes.padded_size(),
                  learns ? (request.threads - 1) * numbers : 0}};
}

void Conv2D::forward(const ForwardPass& pass) const {
  const Passes passes(*this, pass.input_shape, pass.rows);
  passes.share_out(pass, 0,
                   [&](const Part& part, Stretch samples) { passes.forward(pass, part, samples); });
}

void Conv2D::backward(const BackwardPass& pass) const {
  const Passes passes(*this, pass.input_shape, pass.rows);
  const std::size_t parts = passes.share_out(
      pass, pass.beta,
      [&](const Part& part, Stretch samples) { passes.backward(pass, part, samples); });
  if (pass.learns() && trainable) add_partial_gradients(pass.kernels, parts, pass.cache);
}

}  // namespace descent
