#include "engine/kernels/reference/convolution.hpp"

#include "engine/kernels/reference/activations.hpp"
#include "engine/kernels/reference/elementwise.hpp"

namespace descent::reference {
namespace {

// Where the first number lies that the window covers at a place of a sample.
std::size_t corner(const SlidingWindow& w, std::size_t sample, std::size_t y, std::size_t x) {
  return ((sample * w.height + y * w.stride_y) * w.width + x * w.stride_x) * w.channels;
}

// Calls body(number of the patch, its place from the window's first number), in order.
template <typename Body>
void for_each_number(const SlidingWindow& w, Body&& body) {
  const std::size_t run = w.window_width * w.channels;
  for (std::size_t ky = 0; ky < w.window_height; ++ky) {
    for (std::size_t i = 0; i < run; ++i) body(ky * run + i, ky * w.width * w.channels + i);
  }
}

// Calls body(position, where its window begins), in order.
template <typename Body>
void for_each_position(const SlidingWindow& w, std::size_t samples, Body&& body) {
  std::size_t position = 0;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    for (std::size_t y = 0; y < w.out_height; ++y) {
      for (std::size_t x = 0; x < w.out_width; ++x) body(position++, corner(w, sample, y, x));
    }
  }
}

}  // namespace

void convolution(const SlidingWindow& window, std::size_t samples, std::size_t filters,
                 const float* x, const float* w, const float* bias, Activation f, float* y) {
  for_each_position(window, samples, [&](std::size_t position, std::size_t begin) {
    for (std::size_t i = 0; i < filters; ++i) {
      double sum = 0;
      for_each_number(window, [&](std::size_t number, std::size_t place) {
        sum += static_cast<double>(x[begin + place]) * w[number * filters + i];
      });
      y[position * filters + i] = static_cast<float>(sum);
    }
  });
  const std::size_t positions = samples * window.positions();
  if (bias) add_bias(positions, filters, bias, y);
  activation(f, positions * filters, y, y);
}

void convolution_kernel_gradient(const SlidingWindow& window, std::size_t samples,
                                 std::size_t filters, const float* x, const float* dy, float beta,
                                 float* dw) {
  for_each_number(window, [&](std::size_t number, std::size_t place) {
    for (std::size_t i = 0; i < filters; ++i) {
      float& result = dw[number * filters + i];
      double sum = beta != 0 ? static_cast<double>(beta) * result : 0;
      for_each_position(window, samples, [&](std::size_t position, std::size_t begin) {
        sum += static_cast<double>(x[begin + place]) * dy[position * filters + i];
      });
      result = static_cast<float>(sum);
    }
  });
}

void convolution_input_gradient(const SlidingWindow& window, std::size_t samples,
                                std::size_t filters, const float* dy, const float* w, float* dx) {
  for_each_position(window, samples, [&](std::size_t position, std::size_t begin) {
    for_each_number(window, [&](std::size_t number, std::size_t place) {
      double sum = 0;
      for (std::size_t i = 0; i < filters; ++i) {
        sum += static_cast<double>(dy[position * filters + i]) * w[number * filters + i];
      }
      dx[begin + place] += static_cast<float>(sum);
    });
  });
}

}  // namespace descent::reference
