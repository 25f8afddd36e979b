#include "engine/formats/c_pieces.hpp"

namespace descent {
namespace {

// Pictures are height x width x channels, the channels of a cell side by side.
constexpr std::string_view conv2d_source = R"(
/* kernel: window_height x window_width x channels x filters. top and left: how far the first window
   stands out of the picture, where there are zeros. */
static void conv2d(const float* in, int height, int width, int channels, const float* kernel,
                   const float* bias, int window_height, int window_width, int stride_y,
                   int stride_x, int top, int left, int out_height, int out_width, int filters,
                   float* out) {
  for (int y = 0; y < out_height; ++y) {
    for (int x = 0; x < out_width; ++x) {
      float* cell = out + (y * out_width + x) * filters;
      for (int f = 0; f < filters; ++f) cell[f] = bias ? bias[f] : 0.0f;
      for (int i = 0; i < window_height; ++i) {
        for (int j = 0; j < window_width; ++j) {
          const int row = y * stride_y + i - top, column = x * stride_x + j - left;
          if (row < 0 || row >= height || column < 0 || column >= width) continue;
          for (int c = 0; c < channels; ++c) {
            const float pixel = in[(row * width + column) * channels + c];
            const float* weights = kernel + ((i * window_width + j) * channels + c) * filters;
            for (int f = 0; f < filters; ++f) cell[f] += pixel * weights[f];
          }
        }
      }
    }
  }
}
)";

constexpr std::string_view max_pooling_source = R"(
static void max_pooling(const float* in, int height, int width, int channels, int window_height,
                        int window_width, int stride_y, int stride_x, int top, int left,
                        int out_height, int out_width, float* out) {
  for (int y = 0; y < out_height; ++y) {
    for (int x = 0; x < out_width; ++x) {
      for (int c = 0; c < channels; ++c) {
        float largest = -INFINITY;
        for (int i = 0; i < window_height; ++i) {
          for (int j = 0; j < window_width; ++j) {
            const int row = y * stride_y + i - top, column = x * stride_x + j - left;
            if (row < 0 || row >= height || column < 0 || column >= width) continue;
            const float pixel = in[(row * width + column) * channels + c];
            if (pixel > largest) largest = pixel;
          }
        }
        out[(y * out_width + x) * channels + c] = largest;
      }
    }
  }
}
)";

constexpr std::string_view average_pooling_source = R"(
/* The mean of the cells inside the picture. */
static void average_pooling(const float* in, int height, int width, int channels,
                            int window_height, int window_width, int stride_y, int stride_x,
                            int top, int left, int out_height, int out_width, float* out) {
  for (int y = 0; y < out_height; ++y) {
    for (int x = 0; x < out_width; ++x) {
      for (int c = 0; c < channels; ++c) {
        float sum = 0.0f;
        int cells = 0;
        for (int i = 0; i < window_height; ++i) {
          for (int j = 0; j < window_width; ++j) {
            const int row = y * stride_y + i - top, column = x * stride_x + j - left;
            if (row < 0 || row >= height || column < 0 || column >= width) continue;
            sum += in[(row * width + column) * channels + c];
            ++cells;
          }
        }
        out[(y * out_width + x) * channels + c] = sum / (float)cells;
      }
    }
  }
}
)";

}  // namespace

std::string_view source_of(CPiece piece) {
  switch (piece) {
    case CPiece::dense:
      return R"(
/* kernel: inputs x units, row by row. */
static void dense(const float* in, int inputs, const float* kernel, const float* bias, int units,
                  float* out) {
  for (int u = 0; u < units; ++u) out[u] = bias ? bias[u] : 0.0f;
  for (int i = 0; i < inputs; ++i) {
    for (int u = 0; u < units; ++u) out[u] += in[i] * kernel[i * units + u];
  }
}
)";
    case CPiece::conv2d:
      return conv2d_source;
    case CPiece::max_pooling:
      return max_pooling_source;
    case CPiece::average_pooling:
      return average_pooling_source;
    case CPiece::global_average:
      return R"(
static void global_average(const float* in, int cells, int channels, float* out) {
  for (int c = 0; c < channels; ++c) out[c] = 0.0f;
  for (int i = 0; i < cells; ++i) {
    for (int c = 0; c < channels; ++c) out[c] += in[i * channels + c];
  }
  for (int c = 0; c < channels; ++c) out[c] /= (float)cells;
}
)";
    case CPiece::scale_and_shift:
      return R"(
/* A BatchNormalization that has learnt: per channel or unit. */
static void scale_and_shift(const float* in, int n, const float* scale, const float* shift,
                            int channels, float* out) {
  for (int i = 0; i < n; ++i) out[i] = in[i] * scale[i % channels] + shift[i % channels];
}
)";
    case CPiece::relu:
      return R"(
static void relu(float* a, int n) {
  for (int i = 0; i < n; ++i) a[i] = a[i] > 0.0f ? a[i] : 0.0f;
}
)";
    case CPiece::leaky_relu:
      return R"(
static void leaky_relu(float* a, int n) {
  for (int i = 0; i < n; ++i) a[i] = a[i] > 0.0f ? a[i] : 0.2f * a[i];
}
)";
    case CPiece::elu:
      return R"(
static void elu(float* a, int n) {
  for (int i = 0; i < n; ++i) a[i] = a[i] > 0.0f ? a[i] : expm1f(a[i]);
}
)";
    case CPiece::tanh:
      return R"(
static void tanh_all(float* a, int n) {
  for (int i = 0; i < n; ++i) a[i] = tanhf(a[i]);
}
)";
    case CPiece::sigmoid:
      return R"(
static void sigmoid(float* a, int n) {
  for (int i = 0; i < n; ++i) a[i] = 1.0f / (1.0f + expf(-a[i]));
}
)";
    case CPiece::sin:
      return R"(
static void sin_all(float* a, int n) {
  for (int i = 0; i < n; ++i) a[i] = sinf(a[i]);
}
)";
    case CPiece::softmax:
      return R"(
static void softmax(float* a, int n) {
  float largest = a[0], sum = 0.0f;
  for (int i = 1; i < n; ++i) largest = a[i] > largest ? a[i] : largest;
  for (int i = 0; i < n; ++i) {
    a[i] = expf(a[i] - largest);
    sum += a[i];
  }
  for (int i = 0; i < n; ++i) a[i] /= sum;
}
)";
  }
  return "";
}

}  // namespace descent
