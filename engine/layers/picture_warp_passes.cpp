#include "engine/layers/picture_warp_passes.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

// Into the picture, for a place anywhere on one of its axes, of `extent` cells.
float place_within(FillMode mode, float place, std::size_t extent) {
  const auto cells = static_cast<float>(extent);
  const float last = cells - 1;
  switch (mode) {
    case FillMode::constant:
      return place;
    case FillMode::nearest:
      break;
    case FillMode::reflect: {
      const float turn = 2 * cells;
      place -= turn * std::floor(place / turn);
      if (place >= cells) place = turn - 1 - place;
      break;
    }
    case FillMode::wrap:  // TensorFlow's rule, which is off by some cells beyond a whole picture
      if (extent == 1) return 0;
      if (place < 0) {
        place += cells * (std::floor(-place / last) + 1);
      } else if (place > last) {
        place -= cells * std::floor(place / last);
      }
      break;
  }
  return std::clamp(place, 0.0f, last);
}

// The two cells of an axis between which a place lies, and the second one's share. Either may lie
// outside of the picture.
struct Between {
  std::ptrdiff_t first;
  float share;
};

Between cells_around(const PictureWarp& warp, float place, std::size_t extent) {
  place = place_within(warp.fill_mode, place, extent);
  if (warp.interpolation == Interpolation::nearest) place = std::round(place);
  const float first = std::floor(place);
  return {static_cast<std::ptrdiff_t>(first), place - first};
}

// Calls body(index of the output's first channel, rows, columns) for every cell of the output.
template <typename Body>
void for_each_cell(const PictureWarp& warp, const Affine& places, Body&& body) {
  const auto& [height, width, channels] = warp.shape;
  std::size_t cell = 0;
  for (std::size_t y = 0; y < height; ++y) {
    const auto row = static_cast<float>(y);
    for (std::size_t x = 0; x < width; ++x, cell += channels) {
      const auto column = static_cast<float>(x);
      const float at_x = places.xx * column + places.xy * row + places.x0;
      const float at_y = places.yx * column + places.yy * row + places.y0;
      body(cell, cells_around(warp, at_y, height), cells_around(warp, at_x, width));
    }
  }
}

bool inside(std::ptrdiff_t cell, std::size_t extent) {
  return cell >= 0 && cell < static_cast<std::ptrdiff_t>(extent);
}

// The first channel of the cell, or -1 outside of the picture.
std::ptrdiff_t channels_at(const PictureShape& shape, std::ptrdiff_t y, std::ptrdiff_t x) {
  if (!inside(y, shape.height) || !inside(x, shape.width)) return -1;
  return (y * static_cast<std::ptrdiff_t>(shape.width) + x) *
         static_cast<std::ptrdiff_t>(shape.channels);
}

}  // namespace

void PictureWarp::forward(const Affine& places, const float* x, float* y) const {
  const auto blend = [](float a, float b, float share) { return (1 - share) * a + share * b; };
  for_each_cell(*this, places, [&](std::size_t cell, Between rows, Between columns) {
    const std::ptrdiff_t cells[] = {channels_at(shape, rows.first, columns.first),
                                    channels_at(shape, rows.first, columns.first + 1),
                                    channels_at(shape, rows.first + 1, columns.first),
                                    channels_at(shape, rows.first + 1, columns.first + 1)};
    for (std::size_t c = 0; c < shape.channels; ++c) {
      float value[4];
      for (std::size_t i = 0; i < 4; ++i) {
        value[i] = cells[i] < 0 ? fill_value : x[static_cast<std::size_t>(cells[i]) + c];
      }
      y[cell + c] = blend(blend(value[0], value[1], columns.share),
                          blend(value[2], value[3], columns.share), rows.share);
    }
  });
}

void PictureWarp::backward(const Affine& places, const float* dy, float* dx) const {
  std::fill_n(dx, shape.height * shape.width * shape.channels, 0.0f);
  for_each_cell(*this, places, [&](std::size_t cell, Between rows, Between columns) {
    const auto add = [&](std::ptrdiff_t y, std::ptrdiff_t x, float share) {
      const std::ptrdiff_t at = channels_at(shape, y, x);
      if (at < 0) return;
      for (std::size_t c = 0; c < shape.channels; ++c) {
        dx[static_cast<std::size_t>(at) + c] += share * dy[cell + c];
      }
    };
    add(rows.first, columns.first, (1 - rows.share) * (1 - columns.share));
    add(rows.first, columns.first + 1, (1 - rows.share) * columns.share);
    add(rows.first + 1, columns.first, rows.share * (1 - columns.share));
    add(rows.first + 1, columns.first + 1, rows.share * columns.share);
  });
}

namespace {

constexpr std::size_t numbers_kept = 6;

}  // namespace

KeptArrays keep_places(const CacheRequest& request) {
  if (request.mode != Mode::training) return {.output = false};
  return {.own = {request.rows * numbers_kept}};
}

Affine kept_places(const LayerCache& cache, std::size_t row) {
  const float* kept = cache.own[0].data() + row * numbers_kept;
  return {kept[0], kept[1], kept[2], kept[3], kept[4], kept[5]};
}

void keep(const Affine& places, LayerCache& cache, std::size_t row) {
  const float numbers[numbers_kept] = {places.xx, places.xy, places.x0,
                                       places.yx, places.yy, places.y0};
  std::copy_n(numbers, numbers_kept, cache.own[0].data() + row * numbers_kept);
}

void warp_all(const PictureWarp& warp, const ForwardPass& pass) {
  share_samples(pass, [&](Stretch samples) {
    for (std::size_t row = samples.begin; row < samples.begin + samples.count; ++row) {
      warp.forward(kept_places(pass.cache, row), pass.input + row * pass.inputs,
                   pass.cache.output.data() + row * pass.outputs);
    }
  });
}

void warp_all_back(const PictureWarp& warp, const BackwardPass& pass) {
  if (!pass.input_gradient) return;
  if (pass.mode != Mode::training) {
    pass.pass_on();
    return;
  }
  share_samples(pass, [&](Stretch samples) {
    for (std::size_t row = samples.begin; row < samples.begin + samples.count; ++row) {
      warp.backward(kept_places(pass.cache, row), pass.cache.gradient.data() + row * pass.outputs,
                    pass.input_gradient + row * pass.inputs);
    }
  });
}

}  // namespace descent
