#include "engine/kernels/simd/pooling.hpp"

#include <algorithm>
#include <type_traits>

#include "engine/kernels/simd/lane_groups.hpp"

// Along the channels, which lie side by side: a group of them stays in a register while the loops
// run over the window's cells.
namespace descent::simd::common {
namespace {

using Vector = Vector128;

// What one window covers of a sample.
struct Cells {
  CellRange rows, columns;
  std::size_t row_length, channels;  // steps from cell to cell

  std::size_t count() const { return rows.size() * columns.size(); }
  std::size_t first() const { return at(rows.begin, columns.begin); }
  std::size_t at(std::size_t y, std::size_t x) const { return y * row_length + x * channels; }

  // Calls body(index of the cell's first channel) for every cell, row by row.
  template <typename Body>
  void for_each(Body&& body) const {
    for (std::size_t y = rows.begin; y < rows.end; ++y) {
      for (std::size_t x = columns.begin; x < columns.end; ++x) body(at(y, x));
    }
  }
};

// A whole window of the commonest size: its loops are written out.
struct TwoByTwo {
  std::size_t top_left, row_length, channels;

  static constexpr std::size_t count() { return 4; }
  std::size_t first() const { return top_left; }
  template <typename Body>
  void for_each(Body&& body) const {
    body(top_left);
    body(top_left + channels);
    body(top_left + row_length);
    body(top_left + row_length + channels);
  }
};

// Calls body(cells, index of the sample's first number, index of the first output, lane group) for
// every output, some channels at a time. The indices are those of the group's first channel.
template <typename Body>
void for_each_output(const SlidingWindow& w, std::size_t samples, Body&& body) {
  std::size_t output = 0;
  for (std::size_t sample = 0; sample < samples; ++sample) {
    for (std::size_t y = 0; y < w.out_height; ++y) {
      for (std::size_t x = 0; x < w.out_width; ++x, output += w.channels) {
        const Cells cells{covered_rows(w, y), covered_columns(w, x), w.width * w.channels,
                          w.channels};
        const auto along_channels = [&](const auto& cells_of_window) {
          for_each_lane_group<Vector>(w.channels, [&](std::size_t c, auto lanes) {
            body(cells_of_window, sample * w.picture_size() + c, output + c, lanes);
          });
        };
        if (cells.rows.size() == 2 && cells.columns.size() == 2) {
          along_channels(TwoByTwo{cells.first(), cells.row_length, cells.channels});
        } else {
          along_channels(cells);
        }
      }
    }
  }
}

// Whether a cell can lie in several windows.
bool overlap(const SlidingWindow& w) {
  return w.window_height > w.stride_y || w.window_width > w.stride_x;
}

// Whether each cell lies in exactly one.
bool tiles(const SlidingWindow& w) {
  return w.window_height == w.stride_y && w.window_width == w.stride_x &&
         w.out_height * w.stride_y >= w.height + w.top &&
         w.out_width * w.stride_x >= w.width + w.left;
}

void clear(const SlidingWindow& w, std::size_t samples, float* dx) {
  std::fill(dx, dx + samples * w.picture_size(), 0.0f);
}

}  // namespace

void max_pooling(const SlidingWindow& window, std::size_t samples, const float* x, float* y) {
  for_each_output(window, samples,
                  [=](const auto& cells, std::size_t picture, std::size_t output, auto lanes) {
                    const float* from = x + picture;
                    auto best = lanes.load(from + cells.first());
                    cells.for_each([&](std::size_t cell) {
                      const auto value = lanes.load(from + cell);
                      // A NaN takes the place of any number and is never replaced by one.
                      best = xsimd::select((value > best) | (value != value), value, best);
                    });
                    lanes.store(best, y + output);
                  });
}

void max_pooling_gradient(const SlidingWindow& window, std::size_t samples, const float* x,
                          const float* y, const float* dy, float* dx) {
  if (!tiles(window)) clear(window, samples, dx);
  const auto run = [&](auto overlaps) {
    for_each_output(window, samples,
                    [=](const auto& cells, std::size_t picture, std::size_t output, auto lanes) {
                      const auto largest = lanes.load(y + output);
                      const auto zero = decltype(lanes.load(y))(0.0f);
                      auto left = lanes.load(dy + output);  // what no cell has taken yet
                      cells.for_each([&](std::size_t cell) {
                        const auto value = lanes.load(x + picture + cell);
                        const auto first = (value == largest) | (value != value);
                        float* to = dx + picture + cell;
                        const auto before = overlaps ? lanes.load(to) : zero;
                        lanes.store(before + xsimd::select(first, left, zero), to);
                        left = xsimd::select(first, zero, left);
                      });
                    });
  };
  if (overlap(window)) {
    run(std::true_type{});
  } else {
    run(std::false_type{});
  }
}

void average_pooling(const SlidingWindow& window, std::size_t samples, const float* x, float* y) {
  for_each_output(
      window, samples, [=](const auto& cells, std::size_t picture, std::size_t output, auto lanes) {
        using Values = decltype(lanes.load(x));
        Values sum(0.0f);
        cells.for_each([&](std::size_t cell) { sum = sum + lanes.load(x + picture + cell); });
        lanes.store(sum / Values(static_cast<float>(cells.count())), y + output);
      });
}

void average_pooling_gradient(const SlidingWindow& window, std::size_t samples, const float* dy,
                              float* dx) {
  clear(window, samples, dx);
  for_each_output(
      window, samples, [=](const auto& cells, std::size_t picture, std::size_t output, auto lanes) {
        using Values = decltype(lanes.load(dy));
        const Values share = lanes.load(dy + output) / Values(static_cast<float>(cells.count()));
        cells.for_each([&](std::size_t cell) {
          float* to = dx + picture + cell;
          lanes.store(lanes.load(to) + share, to);
        });
      });
}

}  // namespace descent::simd::common
