#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/data/feature.hpp"
#include "engine/training/snapshot.hpp"
#include "engine/training/targets.hpp"

// What a network of two inputs says all over the plane [-extent, extent]²: one map for each
// feature, each neuron and the output. Rows run from the top (y = extent) downwards, columns from
// the left (x = -extent).
namespace descent {

// Of the sets that are drawn here; that of one's own points: shown_extent() in plane_view.hpp.
inline constexpr float plane_extent = 6;

// One column of the network's picture: a Dense layer together with the layers after it that have
// no weights of their own (an Activation, a Dropout).
struct PlaneColumn {
  std::size_t layer = 0;        // the Dense layer's index in the model
  std::size_t value_layer = 0;  // whose output the maps show: `layer`, or what follows it
  std::size_t units = 0;
  std::size_t shown = 0;  // the first ones of them, which have a map
  std::size_t first_tile = 0;
};

// What the large map shows: the output, a feature, or one unit of a column.
struct MapChoice {
  enum class Kind { output, feature, unit };
  Kind kind = Kind::output;
  std::size_t column = 0;  // unit
  std::size_t index = 0;   // the unit, or the feature's place in all_features()

  bool operator==(const MapChoice&) const = default;
};

// Which columns a model has, and which of their units get a tile. The last one is the output.
std::vector<PlaneColumn> plane_columns(const Sequential& model);

// The output on a scale from -1 (class 0, or the lowest value) to +1 (class 1), whatever code the
// loss has for the classes; regression's values stay as they are.
float signed_output(const TargetCode& code, std::size_t outputs, const float* row);

class PlaneMaps {
 public:
  // What −1 on map() stands for; +1 stands for 1. It is 0 where the output is a probability.
  float low() const { return low_; }
  // More tiles than this are no longer readable; the rest of a layer is told as a number.
  static constexpr std::size_t most_tiles_of_column = 128;

  // Computes what is out of date: everything when `version` changed, the large map when `choice`
  // did. Returns whether anything did. The model's inputs are `features`.
  bool update(const Snapshot& snapshot, const std::vector<Feature>& features,
              const TargetCode& code, std::uint64_t version, MapChoice choice,
              float extent = plane_extent);
  float extent() const { return extent_; }

  const std::vector<PlaneColumn>& columns() const { return columns_; }

  // Small maps of tile_size() × tile_size() numbers each: the seven features (divided by their
  // largest magnitude), then the shown units of each column in turn, the output's signed.
  std::size_t tile_size() const { return tile_size_; }
  std::size_t tile_count() const { return tiles_.size() / (tile_size_ * tile_size_); }
  std::span<const float> tiles() const { return tiles_; }
  static std::size_t feature_tile(std::size_t feature) { return feature; }
  std::size_t unit_tile(std::size_t column, std::size_t unit) const {
    return columns_[column].first_tile + unit;
  }

  // The large map, map_size() × map_size().
  std::size_t map_size() const { return map_size_; }
  std::span<const float> map() const { return map_; }

  // What the large map shows, in fact: the output where the choice is not there.
  bool shows_output() const { return shown_.kind == MapChoice::Kind::output; }

  // Where the output tells more than two classes apart and is what the large map shows: how many,
  // at most most_map_classes. Else 0.
  std::size_t map_classes() const { return map_classes_; }
  // The output for each class, 0 … 1, at each cell of the large map: map_classes() numbers for the
  // first cell, then those of the next. Empty where map_classes() is 0.
  std::span<const float> class_map() const { return class_map_; }
  static constexpr std::size_t most_map_classes = 8;

 private:
  void choose_sizes(const Sequential& model);
  void resize_maps();
  void compute_feature_tiles();
  void show_feature(std::size_t index, float* map) const;
  void show_classes(std::size_t band, std::size_t units, const float* values);
  void compute_band(std::size_t band, const float* input, const Snapshot& snapshot,
                    const Cache& cache, const TargetCode& code, const MapChoice& choice);
  void add_to_tile(std::size_t tile, std::size_t band, const float* values, std::size_t stride);

  std::vector<PlaneColumn> columns_;
  std::vector<float> tiles_, map_;
  std::size_t tile_size_ = 1, map_size_ = 1;
  std::uint64_t version_ = 0;
  bool computed_ = false;
  float low_ = -1, extent_ = plane_extent;
  MapChoice choice_, shown_;
  std::size_t map_classes_ = 0;
  std::vector<float> class_map_;
  std::vector<float> x_, y_, inputs_, signed_;  // of one band of rows: kept to save allocations
};

}  // namespace descent
