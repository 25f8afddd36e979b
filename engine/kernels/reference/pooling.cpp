#include "engine/kernels/reference/pooling.hpp"

#include <algorithm>
#include <cmath>

namespace descent::reference {
namespace {

// Calls body(index of the output, rows and columns that its window covers, index of the first
// number of its sample and channel) for every output.
template <typename Body>
void for_each_output(const SlidingWindow& w, std::size_t samples, Body&& body) {
  std::size_t output = 0;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    for (std::size_t y = 0; y < w.out_height; ++y) {
      for (std::size_t x = 0; x < w.out_width; ++x) {
        for (std::size_t c = 0; c < w.channels; ++c) {
          body(output++, covered_rows(w, y), covered_columns(w, x), sample * w.picture_size() + c);
        }
      }
    }
  }
}

std::size_t cell(const SlidingWindow& w, std::size_t y, std::size_t x) {
  return (y * w.width + x) * w.channels;
}

}  // namespace

void max_pooling(const SlidingWindow& window, std::size_t samples, const float* x, float* y) {
  for_each_output(window, samples,
                  [&](std::size_t output, CellRange rows, CellRange columns, std::size_t picture) {
                    float best = x[picture + cell(window, rows.begin, columns.begin)];
                    for (std::size_t r = rows.begin; r < rows.end; ++r) {
                      for (std::size_t c = columns.begin; c < columns.end; ++c) {
                        const float value = x[picture + cell(window, r, c)];
                        if (value > best || std::isnan(value)) best = value;
                      }
                    }
                    y[output] = best;
                  });
}

void max_pooling_gradient(const SlidingWindow& window, std::size_t samples, const float* x,
                          const float* y, const float* dy, float* dx) {
  std::fill(dx, dx + samples * window.picture_size(), 0.0f);
  for_each_output(window, samples,
                  [&](std::size_t output, CellRange rows, CellRange columns, std::size_t picture) {
                    for (std::size_t r = rows.begin; r < rows.end; ++r) {
                      for (std::size_t c = columns.begin; c < columns.end; ++c) {
                        const std::size_t at = picture + cell(window, r, c);
                        if (x[at] != y[output] && !std::isnan(x[at])) continue;
                        dx[at] += dy[output];
                        return;
                      }
                    }
                  });
}

void average_pooling(const SlidingWindow& window, std::size_t samples, const float* x, float* y) {
  for_each_output(window, samples,
                  [&](std::size_t output, CellRange rows, CellRange columns, std::size_t picture) {
                    float sum = 0;
                    for (std::size_t r = rows.begin; r < rows.end; ++r) {
                      for (std::size_t c = columns.begin; c < columns.end; ++c) {
                        sum += x[picture + cell(window, r, c)];
                      }
                    }
                    y[output] = sum / static_cast<float>(rows.size() * columns.size());
                  });
}

void average_pooling_gradient(const SlidingWindow& window, std::size_t samples, const float* dy,
                              float* dx) {
  std::fill(dx, dx + samples * window.picture_size(), 0.0f);
  for_each_output(window, samples,
                  [&](std::size_t output, CellRange rows, CellRange columns, std::size_t picture) {
                    const float share =
                        dy[output] / static_cast<float>(rows.size() * columns.size());
                    for (std::size_t r = rows.begin; r < rows.end; ++r) {
                      for (std::size_t c = columns.begin; c < columns.end; ++c) {
                        dx[picture + cell(window, r, c)] += share;
                      }
                    }
                  });
}

}  // namespace descent::reference
