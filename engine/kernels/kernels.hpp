#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engine/kernels/activation.hpp"
#include "engine/kernels/rules/optimizers.hpp"
#include "engine/kernels/sliding_window.hpp"

// The arithmetic of training as tables of functions. A kernel takes raw pointers and sizes, owns
// nothing, allocates nothing and never throws. Matrices are row-major float32. Every table obeys
// the same contract; `reference` is the one to read.
// NaN and infinities go through a kernel as its formula has them. Results below the smallest normal
// float may be 0, and the optimizers' moments become 0 below smallest_moment (moment.hpp).
namespace descent {

enum class Transpose { no, yes };

struct KernelTable {
  std::string_view name;
  std::string_view instructions;  // what it is made of, for people: "AVX2, fused multiply-add"

  // C[m×n] = op(A)[m×k] · op(B)[k×n] + beta · C. lda, ldb and ldc are the row lengths of the
  // arrays as stored: A is m×k, or k×m where transpose_a is yes. With beta = 0, C is not read.
  void (*gemm)(Transpose transpose_a, Transpose transpose_b, std::size_t m, std::size_t n,
               std::size_t k, const float* a, std::size_t lda, const float* b, std::size_t ldb,
               float beta, float* c, std::size_t ldc);

  // A Dense layer: y[rows×units] = f(x[rows×inputs] · w[inputs×units] + bias), each part taken
  // while it still lies in the cache. w and y may be some columns of arrays with rows of `ld`
  // numbers. No bias where that is null; f may be softmax, over each row.
  void (*dense)(std::size_t rows, std::size_t units, std::size_t inputs, const float* x,
                const float* w, std::size_t ld, const float* bias, Activation f, float* y);

  // y[r, c] += bias[c]
  void (*add_bias)(std::size_t rows, std::size_t columns, const float* bias, float* y);

  // sums[c] = Σ_r x[r, c] + beta · sums[c]: the gradient of a bias. With beta = 0, sums are not
  // read.
  void (*column_sums)(std::size_t rows, std::size_t columns, const float* x, float beta,
                      float* sums);

  // Each column of x, some columns of an array with rows of `ld` numbers: mean = Σ_r x[r, c] /
  // rows; variance = Σ_r (x[r, c] - mean)² / rows, of the mean as it is rounded. At least one row.
  void (*column_moments)(std::size_t rows, std::size_t columns, const float* x, std::size_t ld,
                         float* mean, float* variance);

  // y[r, c] = (x[r, c] - mean[c]) · scale[c] + shift[c]. x and y may be the same array.
  void (*normalize)(std::size_t rows, std::size_t columns, const float* x, const float* mean,
                    const float* scale, const float* shift, float* y);

  // Each column, as column_moments() has them: sums[c] = Σ_r dy[r, c];
  // products[c] = Σ_r dy[r, c] · (x[r, c] - mean[c]). At least one row.
  void (*normalize_sums)(std::size_t rows, std::size_t columns, const float* x, const float* dy,
                         std::size_t ld, const float* mean, float* sums, float* products);

  // dx[r, c] = scale[c] · (dy[r, c] - offset[c] - (x[r, c] - mean[c]) · slope[c]). dx and dy may be
  // the same array.
  void (*normalize_gradient)(std::size_t rows, std::size_t columns, const float* x, const float* dy,
                             const float* mean, const float* scale, const float* offset,
                             const float* slope, float* dx);

  // A convolution over pictures x, position by position: y[p, i] = f(Σ_k patch[p, k] · w[k, i] +
  // bias[i]) for every filter i, where row p of `patch` is what the window covers at position p,
  // window_height × window_width × channels numbers. w is such a patch of rows of `filters`
  // numbers; no bias where that is null; f is not softmax. Every window lies inside of its picture:
  // a padding has been written out (layers/padded_pictures.hpp).
  void (*convolution)(const SlidingWindow& window, std::size_t samples, std::size_t filters,
                      const float* x, const float* w, const float* bias, Activation f, float* y);

  // dw[k, i] = Σ_p patch[p, k] · dy[p, i] + beta · dw[k, i]. With beta = 0, dw is not read.
  void (*convolution_kernel_gradient)(const SlidingWindow& window, std::size_t samples,
                                      std::size_t filters, const float* x, const float* dy,
                                      float beta, float* dw);

  // Adds Σ_i dy[p, i] · w[k, i] to the number of the pictures dx that is patch[p, k], for every
  // position and every number of its patch.
  void (*convolution_input_gradient)(const SlidingWindow& window, std::size_t samples,
                                     std::size_t filters, const float* dy, const float* w,
                                     float* dx);

  // y = the largest number that the window covers of x, at each position and in each channel. NaN
  // counts as the largest, so that it stays visible.
  void (*max_pooling)(const SlidingWindow& window, std::size_t samples, const float* x, float* y);

  // dx = Σ of dy over the windows in which the number is the first of the largest, in the order of
  // the positions; y as max_pooling() left it.
  void (*max_pooling_gradient)(const SlidingWindow& window, std::size_t samples, const float* x,
                               const float* y, const float* dy, float* dx);

  // y = the mean of the numbers that the window covers of x: of those inside the picture, as in
  // TensorFlow.
  void (*average_pooling)(const SlidingWindow& window, std::size_t samples, const float* x,
                          float* y);

  // dx = Σ of dy / (numbers covered) over the windows that cover the number, in the order of the
  // positions.
  void (*average_pooling_gradient)(const SlidingWindow& window, std::size_t samples,
                                   const float* dy, float* dx);

  // y = f(x), element by element; not for softmax. x and y may be the same array.
  void (*activation)(Activation f, std::size_t count, const float* x, float* y);

  // dx = dy · f'(x), where f' is known from y = f(x); not for softmax. Where
  // gradient_reads_input(f), `kept` is x, else y. dx and dy may be the same array. At the kink of
  // relu and leaky_relu, the slope is that of the left side.
  void (*activation_gradient)(Activation f, std::size_t count, const float* kept, const float* dy,
                              float* dx);

  // Each row: y = exp(x - max x) / Σ exp(x - max x). x and y may be the same array.
  void (*softmax)(std::size_t rows, std::size_t columns, const float* x, float* y);

  // Each row: dx = y · (dy - Σ dy·y). dx and dy may be the same array.
  void (*softmax_gradient)(std::size_t rows, std::size_t columns, const float* y, const float* dy,
                           float* dx);

  // Softmax and cross-entropy taken together, so that nothing overflows. Each row, with label t:
  // loss = log Σ exp(x - max x) - (x[t] - max x); dx = scale · (softmax(x) - onehot(t)).
  // The labels are class numbers stored as float; one that is no class makes the loss NaN. Returns
  // the sum of the rows' losses.
  double (*softmax_crossentropy)(std::size_t rows, std::size_t columns, const float* x,
                                 const float* labels, float scale, float* dx);

  // Sigmoid and binary cross-entropy taken together: loss = max(x, 0) - x·t + log(1 + exp(-|x|));
  // dx = scale · (sigmoid(x) - t). Returns the sum of the losses.
  double (*sigmoid_crossentropy)(std::size_t count, const float* x, const float* targets,
                                 float scale, float* dx);

  // loss = (y - t)²; dy = scale · 2 (y - t). Returns the sum of the losses.
  double (*squared_error)(std::size_t count, const float* y, const float* targets, float scale,
                          float* dy);

  // loss = |y - t|; dy = scale · sign(y - t), 0 where they are equal. Returns the sum of the
  // losses.
  double (*absolute_error)(std::size_t count, const float* y, const float* targets, float scale,
                           float* dy);

  // y = x + y, element by element (gradients of several threads).
  void (*add)(std::size_t count, const float* x, float* y);

  // y = x · y, element by element (dropout masks).
  void (*multiply)(std::size_t count, const float* x, float* y);

  // Regularisation: gradient += l1 · sign(w) + 2 · l2 · w; returns Σ (l1 · |w| + l2 · w²).
  double (*regularize)(std::size_t count, const float* w, float l1, float l2, float* gradient);

  // An optimizer's step: each parameter w moves against its gradient g, by the rule that stands
  // with the optimizer (rules/optimizers.hpp), and so do the numbers that are kept of it: as many
  // arrays in `slots` as the step's most_slots. Those are null where the optimizer keeps none (SGD
  // without momentum).
  void (*optimize)(const UpdateStep& step, std::size_t count, const float* g, float* const* slots,
                   float* w);

  // What this arithmetic can do at most, for a clock around it: the product of two packed tiles
  // that fits the registers, `tiles` times. C[i, j] = Σ_k A[k, i] · B[k, j] over peak_depth k; the
  // numbers of rows and columns are the table's own. A begins at operands[0], B at
  // operands[peak_depth · peak_most_rows]; c has room for peak_results. Returns the number of
  // multiply-adds, each two FLOP (peak.hpp).
  std::uint64_t (*peak)(std::size_t tiles, const float* operands, float* c);
};

// All tables in this build, `reference` first. Selection, tests and benchmarks read this list.
std::span<const KernelTable* const> kernel_tables();

// The table of that name, or an Error that lists the names there are.
const KernelTable& kernel_table(std::string_view name);

// What is used when nothing is said: `simd`, for the same numbers on every machine.
const KernelTable& default_kernels();

// The last of kernel_tables(): `simd_fma` where there is one.
const KernelTable& fastest_kernels();

}  // namespace descent
