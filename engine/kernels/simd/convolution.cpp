#include "engine/kernels/simd/convolution.hpp"

#include <cstring>

#include "engine/kernels/simd/lane_groups.hpp"

// Channels lie side by side, and so do the cells of a line, so that a line of a window is one run
// of numbers in the picture as well as in the patch. Runs are copied and added whole; only at the
// edges of a padded picture are they cut.
namespace descent::simd::common {
namespace {

using Vector = Vector128;

// A run whose length the compiler knows: a few plain moves. With few channels (the first layer of a
// network) a run is shorter than a vector, and a loop would take longer than what it copies.
template <std::size_t size>
struct ShortCopy {
  void operator()(const float* from, float* to) const {
    std::memcpy(to, from, size * sizeof(float));
  }
};

struct Copy {
  std::size_t size;  // at least a vector

  void operator()(const float* from, float* to) const {
    std::size_t i = 0;
    for (; i + Vector::size <= size; i += Vector::size) {
      Vector::load_unaligned(from + i).store_unaligned(to + i);
    }
    // The rest as a vector that overlaps the one before.
    const std::size_t last = size - Vector::size;
    if (i < size) Vector::load_unaligned(from + last).store_unaligned(to + last);
  }
};

void copy(std::size_t size, const float* from, float* to) {
  for_each_lane_group<Vector>(
      size, [=](std::size_t i, auto lanes) { lanes.store(lanes.load(from + i), to + i); });
}

void clear(std::size_t size, float* to) {
  for_each_lane_group<Vector>(size, [=](std::size_t i, auto lanes) {
    lanes.store(decltype(lanes.load(to))(0.0f), to + i);
  });
}

void add(std::size_t size, const float* from, float* to) {
  for_each_lane_group<Vector>(size, [=](std::size_t i, auto lanes) {
    lanes.store(lanes.load(to + i) + lanes.load(from + i), to + i);
  });
}

// One line of windows: places begin … end - 1 of a row of positions, and the line of their patches.
struct WindowLine {
  const SlidingWindow& w;
  std::size_t begin, end;
  std::size_t ky;

  std::size_t run() const { return w.window_width * w.channels; }
  // Where in the patches, counted from those of place `begin`.
  std::size_t patch(std::size_t place) const {
    return (place - begin) * w.patch_size() + ky * run();
  }
  // Whole windows: the first place that starts inside the picture, and one past the last that ends
  // there.
  std::size_t first_whole() const {
    const std::size_t first = (w.left + w.stride_x - 1) / w.stride_x;
    return std::clamp(first, begin, end);
  }
  std::size_t end_whole() const {
    if (w.width + w.left < w.window_width) return first_whole();
    const std::size_t last = (w.width + w.left - w.window_width) / w.stride_x;
    return std::clamp(last + 1, first_whole(), end);
  }
  // The part of a place's run inside the picture: body(number in the picture's line, number in the
  // run, size).
  template <typename Body>
  void cut(std::size_t place, Body&& body) const {
    const CellRange columns = covered_columns(w, place);
    const std::size_t before = columns.begin + w.left - place * w.stride_x;
    body(columns.begin * w.channels, before * w.channels, columns.size() * w.channels);
  }
};

template <typename CopyRun>
void copy_whole(const WindowLine& line, const float* picture, float* patches, CopyRun copy_run) {
  const SlidingWindow& w = line.w;
  const std::size_t first = line.first_whole(), end = line.end_whole();
  if (first == end) return;
  const float* from = picture + (first * w.stride_x - w.left) * w.channels;
  float* to = patches + line.patch(first);
  const std::size_t step = w.stride_x * w.channels, patch_size = w.patch_size();
  for (std::size_t i = first; i < end; ++i, from += step, to += patch_size) copy_run(from, to);
}

void copy_whole(const WindowLine& line, const float* picture, float* patches) {
  switch (line.run()) {
    case 1:
      return copy_whole(line, picture, patches, ShortCopy<1>{});
    case 2:
      return copy_whole(line, picture, patches, ShortCopy<2>{});
    case 3:
      return copy_whole(line, picture, patches, ShortCopy<3>{});
    case 5:
      return copy_whole(line, picture, patches, ShortCopy<5>{});
    case 7:
      return copy_whole(line, picture, patches, ShortCopy<7>{});
    default:
      break;
  }
  if (line.run() >= Vector::size) return copy_whole(line, picture, patches, Copy{line.run()});
  copy_whole(line, picture, patches,
             [size = line.run()](const float* from, float* to) { copy(size, from, to); });
}

void copy_cut(const WindowLine& line, std::size_t place, const float* picture, float* patches) {
  float* to = patches + line.patch(place);
  line.cut(place, [&](std::size_t from, std::size_t before, std::size_t size) {
    clear(before, to);
    copy(size, picture + from, to + before);
    clear(line.run() - before - size, to + before + size);
  });
}

// Calls body(line of windows, whether its line of the picture lies inside, where that begins in the
// pictures, where the patches of the line's first place begin) for the positions first … first +
// count - 1, in order.
template <typename Body>
void for_each_line(const SlidingWindow& w, std::size_t first, std::size_t count, Body&& body) {
  std::size_t position = first;
  while (position < first + count) {
    const std::size_t sample = position / w.positions();
    const std::size_t out_y = position % w.positions() / w.out_width;
    const std::size_t begin = position % w.out_width;
    const std::size_t end = std::min(w.out_width, begin + first + count - position);
    const CellRange rows = covered_rows(w, out_y);
    for (std::size_t ky = 0; ky < w.window_height; ++ky) {
      // Above the picture this wraps around to a large number.
      const std::size_t y = out_y * w.stride_y + ky - w.top;
      const bool inside = y >= rows.begin && y < rows.end;
      const std::size_t picture = (sample * w.height + (inside ? y : 0)) * w.width * w.channels;
      body(WindowLine{w, begin, end, ky}, inside, picture, (position - first) * w.patch_size());
    }
    position += end - begin;
  }
}

}  // namespace

void patches(const SlidingWindow& window, std::size_t first, std::size_t count, const float* x,
             float* patches) {
  for_each_line(window, first, count,
                [&](const WindowLine& line, bool inside, std::size_t picture, std::size_t patch) {
                  float* to = patches + patch;
                  if (!inside) {
                    for (std::size_t i = line.begin; i < line.end; ++i) {
                      clear(line.run(), to + line.patch(i));
                    }
                    return;
                  }
                  const std::size_t whole = line.first_whole(), end = line.end_whole();
                  for (std::size_t i = line.begin; i < whole; ++i) {
                    copy_cut(line, i, x + picture, to);
                  }
                  copy_whole(line, x + picture, to);
                  for (std::size_t i = end; i < line.end; ++i) copy_cut(line, i, x + picture, to);
                });
}

void add_patches(const SlidingWindow& window, std::size_t first, std::size_t count,
                 const float* patches, float* x) {
  for_each_line(window, first, count,
                [&](const WindowLine& line, bool inside, std::size_t picture, std::size_t patch) {
                  if (!inside) return;
                  for (std::size_t i = line.begin; i < line.end; ++i) {
                    const float* from = patches + patch + line.patch(i);
                    line.cut(i, [&](std::size_t to, std::size_t before, std::size_t size) {
                      add(size, from + before, x + picture + to);
                    });
                  }
                });
}

}  // namespace descent::simd::common
