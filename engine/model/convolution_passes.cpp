#include "engine/model/convolution_passes.hpp"

#include <algorithm>

#include "engine/core/sharing.hpp"

namespace descent {
namespace {

// Patches hold every number of the input as often as windows cover it, 9 times for 3×3: written out
// for a whole batch they would go through the main memory, once on the way in and once on the way
// out, which takes as long as the product itself. So a few at a time are written and at once
// multiplied: as many as fit, with what is computed of them, into 512 kB, which leaves the product
// room in a second-level cache of 1 MB and is no slower where that is larger. It also bounds the
// memory, whatever the layer's sizes.
constexpr std::size_t numbers_at_once = (std::size_t{1} << 19) / sizeof(float);

// Whole tiles of the matrix product.
constexpr std::size_t positions_multiple = 16;

// What a thread works on: its samples, and where it puts what it needs and finds.
struct Part {
  Stretch samples;
  float* patches;
  float* kernel_gradient;
  float* bias_gradient;
  float beta;  // of these gradients
};

// The samples on all threads: body(part) for each. The gradients of all parts but the first are
// partial ones. Returns how many parts there are.
template <typename Body>
std::size_t share_out(const LayerContext& context, LayerCache& cache, const SlidingWindow& window,
                      std::size_t filters, float beta, Body&& body) {
  const std::size_t patch_numbers = cache.patches_at_once * window.patch_size();
  const std::size_t kernel_size = cache.kernel_gradient.size();
  const std::size_t gradient_size = kernel_size + cache.bias_gradient.size();
  const std::size_t parts =
      part_count(context.threads, context.rows, 1,
                 context.rows * window.positions() * window.patch_size() * filters);
  context.threads.run(parts, [&](std::size_t i) {
    Part part{stretch(context.rows, 1, parts, i), cache.patches.data() + i * patch_numbers,
              cache.kernel_gradient.data(), cache.bias_gradient.data(), beta};
    if (i > 0 && gradient_size > 0) {
      part.kernel_gradient = cache.partial_gradients.data() + (i - 1) * gradient_size;
      part.bias_gradient = part.kernel_gradient + kernel_size;
      part.beta = 0;
    }
    body(part);
  });
  return parts;
}

// In the order of the samples.
void add_partial_gradients(const KernelTable& kernels, std::size_t parts, LayerCache& cache) {
  const float* partial = cache.partial_gradients.data();
  for (std::size_t i = 1; i < parts; ++i) {
    kernels.add(cache.kernel_gradient.size(), partial, cache.kernel_gradient.data());
    partial += cache.kernel_gradient.size();
    kernels.add(cache.bias_gradient.size(), partial, cache.bias_gradient.data());
    partial += cache.bias_gradient.size();
  }
}

// The positions of a part's samples, some at a time: body(first, count).
template <typename Body>
void for_each_piece(const SlidingWindow& window, const Part& part, const LayerCache& cache,
                    Body&& body) {
  const std::size_t begin = part.samples.begin * window.positions();
  const std::size_t end = begin + part.samples.count * window.positions();
  for (std::size_t first = begin; first < end; first += cache.patches_at_once) {
    body(first, std::min(cache.patches_at_once, end - first));
  }
}

}  // namespace

std::size_t patches_at_once(const SlidingWindow& window, std::size_t filters, std::size_t rows) {
  const std::size_t numbers = window.patch_size() + filters;
  std::size_t most = std::max<std::size_t>(numbers_at_once / numbers, 1);
  if (most > positions_multiple) most -= most % positions_multiple;
  return std::min(most, rows * window.positions());
}

void forward_convolution(const Conv2D& conv, const LayerContext& context, const float* input,
                         LayerCache& cache) {
  const KernelTable& kernels = context.kernels;
  const SlidingWindow window = sliding_window(conv, context.input_shape);
  const std::size_t filters = conv.filters;
  const float* bias = conv.use_bias ? context.parameters.bias.data() : nullptr;
  const bool keeps = cache.pre_activation.size() > 0;
  share_out(context, cache, window, filters, 0, [&](const Part& part) {
    for_each_piece(window, part, cache, [&](std::size_t first, std::size_t count) {
      float* y = cache.output.data() + first * filters;
      float* z = keeps ? cache.pre_activation.data() + first * filters : y;
      kernels.patches(window, first, count, input, part.patches);
      kernels.dense(count, filters, window.patch_size(), part.patches,
                    context.parameters.kernel.data(), filters, bias,
                    keeps ? Activation::linear : conv.activation, z);
      if (keeps) kernels.activation(conv.activation, count * filters, z, y);
    });
  });
}

namespace {

struct Backward {
  const Conv2D& conv;
  const LayerContext& context;
  const SlidingWindow& window;
  const float* input;
  bool activated;  // the activation's gradient is still to be taken
  LayerCache& cache;
  float* input_gradient;

  void work_on(const Part& part) const {
    if (input_gradient) {
      std::fill_n(input_gradient + part.samples.begin * context.inputs,
                  part.samples.count * context.inputs, 0.0f);
    }
    float beta = part.beta;
    for_each_piece(window, part, cache, [&](std::size_t first, std::size_t count) {
      work_on_piece(part, first, count, beta);
      beta = 1;
    });
  }

  void work_on_piece(const Part& part, std::size_t first, std::size_t count, float beta) const {
    const KernelTable& kernels = context.kernels;
    const std::size_t filters = conv.filters, patch_size = window.patch_size();
    float* dz = cache.gradient.data() + first * filters;
    if (activated) {
      const std::span<float> kept =
          gradient_reads_input(conv.activation) ? cache.pre_activation : cache.output;
      kernels.activation_gradient(conv.activation, count * filters, kept.data() + first * filters,
                                  dz, dz);
    }
    // dW = patchesᵀ · dz, db = Σ_positions dz. The patches are written out again: to keep those of
    // the forward pass would take more memory, and time to fetch them from it.
    kernels.patches(window, first, count, input, part.patches);
    kernels.gemm(Transpose::yes, Transpose::no, patch_size, filters, count, part.patches,
                 patch_size, dz, filters, beta, part.kernel_gradient, filters);
    if (conv.use_bias) kernels.column_sums(count, filters, dz, beta, part.bias_gradient);
    if (!input_gradient) return;
    // dpatches = dz · Wᵀ, in the place of the patches; each goes to where it was taken from.
    kernels.gemm(Transpose::no, Transpose::yes, count, patch_size, filters, dz, filters,
                 context.parameters.kernel.data(), filters, 0, part.patches, patch_size);
    kernels.add_patches(window, first, count, part.patches, input_gradient);
  }
};

}  // namespace

void backward_convolution(const Conv2D& conv, const LayerContext& context, const float* input,
                          bool skip_activation, LayerCache& cache, float beta,
                          float* input_gradient) {
  const SlidingWindow window = sliding_window(conv, context.input_shape);
  const bool activated = conv.activation != Activation::linear && !skip_activation;
  const Backward backward{conv, context, window, input, activated, cache, input_gradient};
  const std::size_t parts = share_out(context, cache, window, conv.filters, beta,
                                      [&](const Part& part) { backward.work_on(part); });
  add_partial_gradients(context.kernels, parts, cache);
}

}  // namespace descent
