#include "engine/model/convolution_passes.hpp"

#include <algorithm>

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

// The positions of all samples, some at a time: body(first, count).
template <typename Body>
void for_each_piece(const SlidingWindow& window, const LayerContext& context,
                    const LayerCache& cache, Body&& body) {
  const std::size_t positions = context.rows * window.positions();
  const std::size_t most = cache.patches.shape(0);
  for (std::size_t first = 0; first < positions; first += most) {
    body(first, std::min(most, positions - first));
  }
}

}  // namespace

Shape patches_shape(const SlidingWindow& window, std::size_t filters, std::size_t rows) {
  const std::size_t numbers = window.patch_size() + filters;
  std::size_t most = std::max<std::size_t>(numbers_at_once / numbers, 1);
  if (most > positions_multiple) most -= most % positions_multiple;
  return {std::min(most, rows * window.positions()), window.patch_size()};
}

void forward_convolution(const Conv2D& conv, const LayerContext& context, const float* input,
                         LayerCache& cache) {
  const KernelTable& kernels = context.kernels;
  const SlidingWindow window = sliding_window(conv, context.input_shape);
  const std::size_t filters = conv.filters, patch_size = window.patch_size();
  float* patches = cache.patches.data();
  const float* bias = conv.use_bias ? context.parameters.bias.data() : nullptr;
  const bool keeps = cache.pre_activation.size() > 0;
  for_each_piece(window, context, cache, [&](std::size_t first, std::size_t count) {
    float* y = cache.output.data() + first * filters;
    float* z = keeps ? cache.pre_activation.data() + first * filters : y;
    kernels.patches(window, first, count, input, patches);
    kernels.dense(count, filters, patch_size, patches, context.parameters.kernel.data(), bias,
                  keeps ? Activation::linear : conv.activation, z);
    if (keeps) kernels.activation(conv.activation, count * filters, z, y);
  });
}

void backward_convolution(const Conv2D& conv, const LayerContext& context, const float* input,
                          bool skip_activation, LayerCache& cache, float beta,
                          LayerParameters& gradients, float* input_gradient) {
  const KernelTable& kernels = context.kernels;
  const SlidingWindow window = sliding_window(conv, context.input_shape);
  const std::size_t filters = conv.filters, patch_size = window.patch_size();
  float* patches = cache.patches.data();
  const bool activated = conv.activation != Activation::linear && !skip_activation;
  if (input_gradient)
    std::fill(input_gradient, input_gradient + context.rows * context.inputs, 0.0f);
  for_each_piece(window, context, cache, [&](std::size_t first, std::size_t count) {
    float* dz = cache.gradient.data() + first * filters;
    const float before = first == 0 ? beta : 1;
    if (activated) {
      const Tensor& kept =
          gradient_reads_input(conv.activation) ? cache.pre_activation : cache.output;
      kernels.activation_gradient(conv.activation, count * filters, kept.data() + first * filters,
                                  dz, dz);
    }
    // dW = patchesᵀ · dz, db = Σ_positions dz. The patches are written out again: to keep those of
    // the forward pass would take more memory, and time to fetch them from it.
    kernels.patches(window, first, count, input, patches);
    kernels.gemm(Transpose::yes, Transpose::no, patch_size, filters, count, patches, patch_size, dz,
                 filters, before, gradients.kernel.data(), filters);
    if (conv.use_bias) kernels.column_sums(count, filters, dz, before, gradients.bias.data());
    if (!input_gradient) return;
    // dpatches = dz · Wᵀ, in the place of the patches; each goes to where it was taken from.
    kernels.gemm(Transpose::no, Transpose::yes, count, patch_size, filters, dz, filters,
                 context.parameters.kernel.data(), filters, 0, patches, patch_size);
    kernels.add_patches(window, first, count, patches, input_gradient);
  });
}

}  // namespace descent
