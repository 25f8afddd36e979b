#include "web/app/looks/plane_maps.hpp"

#include <algorithm>
#include <array>

namespace descent {
namespace {

// The grids to choose from: each tile cell is the mean of `cells`² cells of the large map.
struct Grid {
  std::size_t tile_size, cells;
};
constexpr std::array<Grid, 4> grids = {{{48, 3}, {48, 2}, {48, 1}, {32, 1}}};

// Multiply-adds that all maps together may cost: about four milliseconds in a browser.
constexpr std::size_t work_budget = 24'000'000;
// What a non-linear activation costs in multiply-adds, roughly.
constexpr std::size_t activation_work = 16;

float cell_position(std::size_t index, std::size_t size, float extent) {
  const float cell = 2 * extent / static_cast<float>(size);
  return (static_cast<float>(index) + 0.5f) * cell - extent;
}

float largest_magnitude(Feature feature, float extent) {
  switch (feature) {
    case Feature::x:
    case Feature::y:
      return extent;
    case Feature::x_squared:
    case Feature::y_squared:
    case Feature::x_times_y:
      return extent * extent;
    case Feature::sin_x:
    case Feature::sin_y:
      return 1;
  }
  return 1;
}

// With an output for each class.
bool tells_classes(const TargetCode& code) {
  return code.kind == TargetCode::Kind::class_number || code.kind == TargetCode::Kind::one_hot;
}

}  // namespace

std::vector<PlaneColumn> plane_columns(const Sequential& model) {
  std::vector<PlaneColumn> columns;
  std::size_t tile = all_features().size();
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    if (const auto* dense = std::get_if<Dense>(&model.layers()[i])) {
      const std::size_t shown = std::min(dense->units, PlaneMaps::most_tiles_of_column);
      columns.push_back({i, i, dense->units, shown, tile});
      tile += shown;
    } else if (!columns.empty()) {
      columns.back().value_layer = i;
    }
  }
  return columns;
}

float signed_output(const TargetCode& code, std::size_t outputs, const float* row) {
  switch (code.kind) {
    case TargetCode::Kind::values:
      return row[0];
    case TargetCode::Kind::two_values:
      return 2 * (row[0] - code.threshold) / (code.high - code.low);
    case TargetCode::Kind::class_number:
    case TargetCode::Kind::one_hot:
      return outputs > 1 ? row[1] - row[0] : row[0];
  }
  return row[0];
}

void PlaneMaps::choose_sizes(const Sequential& model) {
  std::size_t row_work = model.multiply_adds();
  for (const PlaneColumn& column : columns_) row_work += activation_work * column.units;
  Grid chosen = grids.back();
  for (const Grid& grid : grids) {
    const std::size_t size = grid.tile_size * grid.cells;
    if (size * size * row_work <= work_budget) {
      chosen = grid;
      break;
    }
  }
  tile_size_ = chosen.tile_size;
  map_size_ = chosen.tile_size * chosen.cells;
}

void PlaneMaps::compute_feature_tiles() {
  const auto& features = all_features();
  for (std::size_t f = 0; f < features.size(); ++f) {
    float* tile = tiles_.data() + f * tile_size_ * tile_size_;
    const float scale = 1 / largest_magnitude(features[f], extent_);
    for (std::size_t row = 0; row < tile_size_; ++row) {
      const float y = -cell_position(row, tile_size_, extent_);
      for (std::size_t column = 0; column < tile_size_; ++column) {
        const float x = cell_position(column, tile_size_, extent_);
        tile[row * tile_size_ + column] = scale * feature_value(features[f], x, y);
      }
    }
  }
}

void PlaneMaps::add_to_tile(std::size_t tile, std::size_t band, const float* values,
                            std::size_t stride) {
  const std::size_t cells = map_size_ / tile_size_;
  const float share = 1 / static_cast<float>(cells * cells);
  float* row = tiles_.data() + (tile * tile_size_ + band) * tile_size_;
  std::fill(row, row + tile_size_, 0.0f);
  for (std::size_t line = 0; line < cells; ++line) {
    for (std::size_t column = 0; column < map_size_; ++column) {
      row[column / cells] += share * values[(line * map_size_ + column) * stride];
    }
  }
}

void PlaneMaps::show_feature(std::size_t index, float* map) const {
  const Feature feature = all_features()[index];
  const float scale = 1 / largest_magnitude(feature, extent_);
  for (std::size_t i = 0; i < x_.size(); ++i) map[i] = scale * feature_value(feature, x_[i], y_[i]);
}

void PlaneMaps::show_classes(std::size_t band, std::size_t units, const float* values) {
  float* classes = class_map_.data() + band * x_.size() * map_classes_;
  for (std::size_t i = 0; i < x_.size(); ++i) {
    classes = std::copy(values + i * units, values + i * units + map_classes_, classes);
  }
}

void PlaneMaps::compute_band(std::size_t band, const float* input, const Snapshot& snapshot,
                             const Cache& cache, const TargetCode& code, const MapChoice& choice) {
  const std::size_t rows = x_.size();
  float* map = map_.data() + band * rows;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const PlaneColumn& column = columns_[c];
    const float* values = snapshot.model->layer_output(cache, column.value_layer, input);
    const bool is_output = c + 1 == columns_.size();
    if (is_output) {
      for (std::size_t i = 0; i < rows; ++i) {
        signed_[i] = signed_output(code, column.units, values + i * column.units);
      }
      if (choice.kind == MapChoice::Kind::output) {
        std::copy(signed_.begin(), signed_.end(), map);
        if (map_classes_ > 0) show_classes(band, column.units, values);
      }
    }
    for (std::size_t unit = 0; unit < column.shown; ++unit) {
      if (is_output && column.units == 1) {
        add_to_tile(column.first_tile, band, signed_.data(), 1);
      } else {
        add_to_tile(column.first_tile + unit, band, values + unit, column.units);
      }
    }
    if (choice.kind == MapChoice::Kind::unit && choice.column == c) {
      for (std::size_t i = 0; i < rows; ++i) map[i] = values[i * column.units + choice.index];
    }
  }
  if (choice.kind == MapChoice::Kind::feature) show_feature(choice.index, map);
}

void PlaneMaps::resize_maps() {
  const std::size_t tiles =
      columns_.empty() ? all_features().size() : columns_.back().first_tile + columns_.back().shown;
  tiles_.resize(tiles * tile_size_ * tile_size_);
  map_.resize(map_size_ * map_size_);
  class_map_.resize(map_.size() * map_classes_);
}

bool PlaneMaps::update(const Snapshot& snapshot, const std::vector<Feature>& features,
                       const TargetCode& code, std::uint64_t version, MapChoice choice,
                       float extent) {
  if (computed_ && version == version_ && choice == choice_ && extent == extent_) return false;
  extent_ = extent;
  columns_ = plane_columns(*snapshot.model);
  const bool chosen_is_there =
      choice.kind != MapChoice::Kind::unit ||
      (choice.column < columns_.size() && choice.index < columns_[choice.column].units);
  choice_ = choice;
  version_ = version;
  computed_ = true;
  if (!chosen_is_there) choice = MapChoice{};
  shown_ = choice;
  const bool two_values =
      choice.kind == MapChoice::Kind::output && code.kind == TargetCode::Kind::two_values;
  low_ = two_values ? code.low : -1;
  const bool several = choice.kind == MapChoice::Kind::output && tells_classes(code) &&
                       !columns_.empty() && columns_.back().units > 2;
  map_classes_ = several ? std::min(columns_.back().units, most_map_classes) : 0;

  choose_sizes(*snapshot.model);
  resize_maps();
  compute_feature_tiles();

  // A band of map rows is one row of every tile; bands keep the activations within the caches.
  const std::size_t lines = map_size_ / tile_size_;
  const std::size_t rows = lines * map_size_;
  x_.resize(rows);
  y_.resize(rows);
  signed_.resize(rows);
  inputs_.resize(rows * features.size());
  Cache cache = snapshot.model->make_cache(rows, Mode::inference);
  for (std::size_t band = 0; band < tile_size_; ++band) {
    for (std::size_t i = 0; i < rows; ++i) {
      x_[i] = cell_position(i % map_size_, map_size_, extent_);
      y_[i] = -cell_position(band * lines + i / map_size_, map_size_, extent_);
    }
    compute_features(features, rows, x_.data(), y_.data(), inputs_.data());
    snapshot.model->predict(default_kernels(), inputs_.data(), rows, cache);
    compute_band(band, inputs_.data(), snapshot, cache, code, choice);
  }
  return true;
}

}  // namespace descent
