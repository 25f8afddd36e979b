#include <algorithm>

#include "engine/layers/conv2d.hpp"
#include "engine/layers/kernel_and_bias.hpp"
#include "engine/layers/layer_passes.hpp"

// Conv2D forward and backward as matrix products of patches: what the window covers, written out as
// a row for each position.

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

using kernel_and_bias::bias, kernel_and_bias::kernel;
// For each thread the patches at once, as rows of a matrix, then their gradients; for each thread
// but one the gradients of its kernel and its bias.
enum PatchArray : std::size_t { patches, partial_gradients };

// The parameters' gradients; no bias, no numbers.
struct Gradients {
  std::span<float> kernel, bias;
};

Gradients gradients_of(const LayerCache& cache) {
  const auto& all = cache.parameter_gradients;
  return {all.empty() ? std::span<float>{} : all[kernel_and_bias::Index::kernel],
          all.size() < 2 ? std::span<float>{} : all[kernel_and_bias::Index::bias]};
}

// The room that the cache has for them decides.
std::size_t patches_at_once(const LayerPass& pass, const SlidingWindow& window) {
  return pass.cache.own[patches].size() / (pass.threads.threads() * window.patch_size());
}

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
std::size_t share_out(const LayerPass& pass, const SlidingWindow& window, std::size_t filters,
                      float beta, Body&& body) {
  const LayerCache& cache = pass.cache;
  const std::size_t patch_numbers = patches_at_once(pass, window) * window.patch_size();
  const Gradients gradients = gradients_of(cache);
  const std::size_t gradient_size = gradients.kernel.size() + gradients.bias.size();
  const std::size_t parts = part_count(
      pass.threads, pass.rows, 1, pass.rows * window.positions() * window.patch_size() * filters);
  pass.threads.run(parts, [&](std::size_t i) {
    Part part{stretch(pass.rows, 1, parts, i), cache.own[patches].data() + i * patch_numbers,
              gradients.kernel.data(), gradients.bias.data(), beta};
    if (i > 0 && gradient_size > 0) {
      part.kernel_gradient = cache.own[partial_gradients].data() + (i - 1) * gradient_size;
      part.bias_gradient = part.kernel_gradient + gradients.kernel.size();
      part.beta = 0;
    }
    body(part);
  });
  return parts;
}

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

// The positions of a part's samples, some at a time: body(first, count).
template <typename Body>
void for_each_piece(const LayerPass& pass, const SlidingWindow& window, const Part& part,
                    Body&& body) {
  const std::size_t at_once = patches_at_once(pass, window);
  const std::size_t begin = part.samples.begin * window.positions();
  const std::size_t end = begin + part.samples.count * window.positions();
  for (std::size_t first = begin; first < end; first += at_once) {
    body(first, std::min(at_once, end - first));
  }
}

}  // namespace

std::size_t patches_at_once(const SlidingWindow& window, std::size_t filters, std::size_t rows) {
  const std::size_t numbers = window.patch_size() + filters;
  std::size_t most = std::max<std::size_t>(numbers_at_once / numbers, 1);
  if (most > positions_multiple) most -= most % positions_multiple;
  return std::min(most, rows * window.positions());
}

KeptArrays Conv2D::keeps(const CacheRequest& request) const {
  const SlidingWindow slides = window(request.input_shape);
  const std::size_t at_once = patches_at_once(slides, filters, request.rows);
  const std::size_t numbers = (slides.patch_size() + (use_bias ? 1 : 0)) * filters;
  const bool learns = request.mode == Mode::training && trainable;
  // Its outputs are many; backward() makes do with them.
  return {.pre_activation = keeps_input_of(activation, request),
          .own = {request.threads * at_once * slides.patch_size(),
                  learns ? (request.threads - 1) * numbers : 0}};
}

void Conv2D::forward(const ForwardPass& pass) const {
  const KernelTable& kernels = pass.kernels;
  const SlidingWindow slides = window(pass.input_shape);
  const float* biases = use_bias ? pass.parameters[bias].data() : nullptr;
  const bool keeps = pass.cache.pre_activation.size() > 0;
  share_out(pass, slides, filters, 0, [&](const Part& part) {
    for_each_piece(pass, slides, part, [&](std::size_t first, std::size_t count) {
      float* y = pass.cache.output.data() + first * filters;
      float* z = keeps ? pass.cache.pre_activation.data() + first * filters : y;
      kernels.patches(slides, first, count, pass.input, part.patches);
      kernels.dense(count, filters, slides.patch_size(), part.patches,
                    pass.parameters[kernel].data(), filters, biases,
                    keeps ? Activation::linear : activation, z);
      if (keeps) kernels.activation(activation, count * filters, z, y);
    });
  });
}

namespace {

struct Backward {
  const Conv2D& conv;
  const BackwardPass& pass;
  const SlidingWindow& window;

  void work_on(const Part& part) const {
    if (pass.input_gradient) {
      std::fill_n(pass.input_gradient + part.samples.begin * pass.inputs,
                  part.samples.count * pass.inputs, 0.0f);
    }
    float beta = part.beta;
    for_each_piece(pass, window, part, [&](std::size_t first, std::size_t count) {
      work_on_piece(part, first, count, beta);
      beta = 1;
    });
  }

  void work_on_piece(const Part& part, std::size_t first, std::size_t count, float beta) const {
    const KernelTable& kernels = pass.kernels;
    const LayerCache& cache = pass.cache;
    const std::size_t filters = conv.filters, patch_size = window.patch_size();
    float* dz = cache.gradient.data() + first * filters;
    if (conv.activation != Activation::linear && !pass.skip_activation) {
      const std::span<float> kept =
          gradient_reads_input(conv.activation) ? cache.pre_activation : cache.output;
      kernels.activation_gradient(conv.activation, count * filters, kept.data() + first * filters,
                                  dz, dz);
    }
    // dW = patchesᵀ · dz, db = Σ_positions dz. The patches are written out again: to keep those of
    // the forward pass would take more memory, and time to fetch them from it.
    if (pass.learns() && conv.trainable) {
      kernels.patches(window, first, count, pass.input, part.patches);
      kernels.gemm(Transpose::yes, Transpose::no, patch_size, filters, count, part.patches,
                   patch_size, dz, filters, beta, part.kernel_gradient, filters);
      if (conv.use_bias) kernels.column_sums(count, filters, dz, beta, part.bias_gradient);
    }
    if (!pass.input_gradient) return;
    // dpatches = dz · Wᵀ, in the place of the patches; each goes to where it was taken from.
    kernels.gemm(Transpose::no, Transpose::yes, count, patch_size, filters, dz, filters,
                 pass.parameters[kernel].data(), filters, 0, part.patches, patch_size);
    kernels.add_patches(window, first, count, part.patches, pass.input_gradient);
  }
};

}  // namespace

void Conv2D::backward(const BackwardPass& pass) const {
  const SlidingWindow slides = window(pass.input_shape);
  const Backward backward{*this, pass, slides};
  const std::size_t parts = share_out(pass, slides, filters, pass.beta,
                                      [&](const Part& part) { backward.work_on(part); });
  if (pass.learns() && trainable) add_partial_gradients(pass.kernels, parts, pass.cache);
}

}  // namespace descent
