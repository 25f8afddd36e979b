#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace descent {

// A column of `points`, as a person knows it. The network is given (number - mean) / deviation.
struct Axis {
  std::string name;
  double mean = 0;
  double deviation = 1;  // above 0
  bool operator==(const Axis&) const = default;
};

// The "data" part of an experiment: what to learn from. A plain value.
struct DataSettings {
  std::string name = "spiral";

  // The 2-D sets. 500 points to classify, 1200 for regression, as TensorFlow Playground has it.
  std::size_t samples = 500;
  double noise = 0;  // 0 … 0.5
  // The share of samples kept apart for testing, 0 … 0.9: for the 2-D sets 0.5, for points 0.
  double test_fraction = 0.5;

  // points: one row per sample.
  std::vector<std::vector<double>> x, y;

  // The image sets: how many of the images to use; 0 means all.
  std::size_t train_limit = 0, test_limit = 0;

  // A seed for the sample alone; the experiment's where it is absent.
  std::optional<std::uint64_t> seed;

  // Of clusters, spiral_arms and rings: 2 … 6.
  std::size_t classes = 3;

  // points: an axis for each column of x or y, or none at all, and the numbers are given as they
  // are. With class_names y holds class numbers, whatever the loss.
  std::vector<Axis> x_axes = {}, y_axes = {};
  std::vector<std::string> class_names = {};

  bool operator==(const DataSettings&) const = default;
};

enum class DataKind { plane, points, images };

struct DataSetInfo {
  std::string_view name;   // as in the JSON: "spiral", "fashion_mnist"
  std::string_view title;  // as on the screen: "Spiral", "Fashion-MNIST"
  DataKind kind;
  std::size_t classes;  // 0 for regression (and for points, where the loss decides)
  std::size_t default_samples;
  bool choose_classes = false;  // DataSettings::classes says how many
};

// Whether the network is given features of two numbers: those of the 2-D sets, and of points of
// two.
bool takes_features(const DataSettings& data);

// Every data set there is, in the order in which they are offered.
const std::vector<DataSetInfo>& data_sets();

// An Error lists the names there are.
const DataSetInfo& data_set_info(std::string_view name);

}  // namespace descent
