#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/data/data_limits.hpp"
#include "engine/data/own_images.hpp"

namespace descent {

// What settings of the data may be, beside those of fields.hpp.
struct RowsOfNumbers {  // a row for each sample, of at most so many numbers
  std::size_t longest_row;
};
struct NameList {  // so many, each a ShortText
  std::size_t low, high;
};
struct OwnImageList {  // at most so many
  std::size_t most;
};
struct AxesOf {  // one for each column of those rows, whose key that is
  std::string_view rows;
};

// A column of `points`, as a person knows it. The network is given (number - mean) / deviation.
struct Axis {
  std::string name;
  double mean = 0;
  double deviation = 1;  // above 0
  bool operator==(const Axis&) const = default;

  static constexpr auto fields() {
    return FieldRows{
        field("name", &Axis::name, ShortText{limits::name_bytes}, "", Presence::required),
        field("mean", &Axis::mean, Number{-limits::point_value, limits::point_value}),
        field("deviation", &Axis::deviation, Number{limits::least_deviation, limits::point_value}),
    };
  }
};

enum class DataKind { plane, points, images };
struct DataSettings;
DataKind kind_of(const DataSettings& data);
bool is_plane(const DataSettings& data);
bool is_points(const DataSettings& data);
bool is_images(const DataSettings& data);
bool chooses_classes(const DataSettings& data);
bool is_split(const DataSettings& data);  // by us: images come with test images of their own
// Samples of their own are kept apart for validation: the split has three ways, or the test set is
// empty.
bool keeps_validation(const DataSettings& data);
// An epoch is evaluated on something: samples for validation, or else for testing.
bool has_validation(const DataSettings& data);

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

  // So many kept apart for testing, in place of the share; 0: the share says it.
  std::size_t test_count = 0;

  // The share of samples (of images: of the training images) kept apart to evaluate each epoch on,
  // 0 … 0.9, or above 0 how many, in place of the share. Both 0: the test samples serve for that.
  double validation_fraction = 0;
  std::size_t validation_count = 0;

  // The image sets: a person's own, trained on behind the others, or alone in their place.
  OwnImages own_images = {};
  bool own_images_alone = false;

  bool operator==(const DataSettings&) const = default;

  // Each kind of set has some of these; the name comes before them.
  static constexpr auto fields() {
    using Data = DataSettings;
    constexpr WholeNumber images{0, limits::images};
    return FieldRows{
        field("classes", &Data::classes, WholeNumber{2, limits::plane_classes}, tr_noop("how many"))
            .where(chooses_classes),
        field("samples", &Data::samples, WholeNumber{limits::least_samples, limits::samples},
              tr_noop("how many points, training and test together"))
            .where(is_plane),
        field("noise", &Data::noise, Number{0, limits::noise},
              tr_noop("how far points or labels stray; in `clusters` how wide the clouds are"))
            .where(is_plane),
        field("x", &Data::x, RowsOfNumbers{limits::point_inputs}, tr_noop("the inputs"),
              Presence::required)
            .where(is_points),
        field("y", &Data::y, RowsOfNumbers{limits::point_targets},
              tr_noop("what is to be learnt of them"), Presence::required)
            .where(is_points),
        field("x_axes", &Data::x_axes, AxesOf{"x"}, tr_noop("what the numbers are"))
            .where(is_points),
        field("y_axes", &Data::y_axes, AxesOf{"y"}, tr_noop("what the numbers are; not of classes"))
            .where(is_points),
        field("class_names", &Data::class_names, NameList{2, limits::point_classes},
              tr_noop("of the classes 0, 1, …"))
            .where(is_points),
        field("train_limit", &Data::train_limit, images,
              tr_noop("use only so many training images; 0 means all"))
            .where(is_images),
        field("test_limit", &Data::test_limit, images,
              tr_noop("use only so many test images; 0 means all"))
            .where(is_images),
        field("test_fraction", &Data::test_fraction, Number{0, limits::test_fraction},
              tr_noop("the share kept apart for testing"))
            .where(is_split),
        field("test_count", &Data::test_count, WholeNumber{0, limits::samples},
              tr_noop("so many kept apart for testing, in place of `test_fraction`; 0: the share"))
            .where(is_split),
        field("validation_fraction", &Data::validation_fraction, Number{0, limits::test_fraction},
              tr_noop("the share kept apart to evaluate each epoch on; 0: the test set serves")),
        field("validation_count", &Data::validation_count, WholeNumber{0, limits::images},
              tr_noop("so many kept apart for validation, in place of `validation_fraction`; 0: "
                      "the share")),
        field("own_images", &Data::own_images, OwnImageList{limits::own_images},
              tr_noop("of a person, to train on with the others"))
            .where(is_images),
        field("own_images_alone", &Data::own_images_alone, TrueOrFalse{},
              tr_noop("in place of the set's training images"))
            .where(is_images),
        field("seed", &Data::seed, WholeNumber{0, limits::seed},
              tr_noop("other samples, or other ones kept apart, with the same first weights")),
    };
  }
};

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

// The settings that a set has where only its name is given.
DataSettings settings_of(const DataSetInfo& set);

// An Error lists the names there are.
const DataSetInfo& data_set_info(std::string_view name);

}  // namespace descent
