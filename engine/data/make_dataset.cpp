#include "engine/data/make_dataset.hpp"

#include <string>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/data/class_sets.hpp"
#include "engine/data/image_split.hpp"
#include "engine/data/plane_sets.hpp"
#include "engine/data/points_set.hpp"
#include "engine/data/split_order.hpp"
#include "engine/data/synthetic_digits.hpp"

namespace descent {
namespace {

void check_range(const char* key, double value, double low, double high) {
  if (value >= low && value <= high) return;
  throw Error(tr("{0} is {1}; it must be from {2} to {3}.", key, short_text(value, 6),
                 short_text(low, 6), short_text(high, 6)));
}

Split take_plane_split(const std::vector<PlanePoint>& points,
                       const std::vector<std::uint32_t>& order,
                       const std::vector<Feature>& features, const DataSetInfo& info) {
  Split split;
  std::vector<float> targets;
  for (const std::uint32_t index : order) {
    const PlanePoint& point = points[index];
    split.plane_x.push_back(point.x);
    split.plane_y.push_back(point.y);
    const bool sign_is_class = info.classes > 0 && !info.choose_classes;
    const float class_of_sign = point.label > 0 ? 1.0f : 0.0f;
    targets.push_back(sign_is_class ? class_of_sign : point.label);
  }
  std::vector<float> rows(order.size() * features.size());
  compute_features(features, order.size(), split.plane_x.data(), split.plane_y.data(), rows.data());
  split.inputs = Samples({features.size()}, std::move(rows));
  split.targets = Samples({1}, std::move(targets));
  return split;
}

void name_classes(Dataset& dataset) {
  for (std::size_t i = 0; i < dataset.classes; ++i) {
    dataset.class_names.push_back(plane_class_name(i));
  }
}

Dataset make_plane_set(const DataSettings& settings, const DataSetInfo& info,
                       const std::vector<Feature>& features, std::uint64_t seed) {
  check_range("data.noise", settings.noise, 0, 0.5);
  if (settings.samples == 0) throw Error(tr("data.samples is 0; there must be at least 1."));
  if (info.choose_classes) {
    check_range("data.classes", static_cast<double>(settings.classes), 2, 6);
  }
  if (features.empty()) {
    throw Error(tr("There are no features; choose at least one, such as \"x\"."));
  }

  Random random(seed, RandomStream::data);
  const auto noise = static_cast<float>(settings.noise);
  const std::vector<PlanePoint> points =
      info.choose_classes
          ? draw_class_set(settings.name, settings.classes, settings.samples, noise, random)
          : draw_plane_set(settings.name, settings.samples, noise, random);
  const SplitSizes sizes = split_sizes(settings, points.size());
  const SplitOrder order = split_order(points.size(), sizes, true, random);

  Dataset dataset;
  dataset.name = settings.name;
  dataset.input_shape = {features.size()};
  dataset.classes = info.choose_classes ? settings.classes : info.classes;
  name_classes(dataset);
  const auto take = [&](const auto& indices) {
    return take_plane_split(points, indices, features, info);
  };
  take_splits(dataset, keeps_validation(settings), order, take);
  return dataset;
}

}  // namespace

std::shared_ptr<const Dataset> make_dataset(const DataSettings& settings,
                                            const std::vector<Feature>& features,
                                            bool classify_points, std::uint64_t experiment_seed,
                                            const ImageSource& images) {
  const DataSetInfo& info = data_set_info(settings.name);
  const std::uint64_t seed = settings.seed.value_or(experiment_seed);
  if (info.kind == DataKind::images) {
    if (settings.name == "synthetic_digits") {
      SyntheticDigits digits(seed, settings.train_limit, settings.test_limit);
      return arranged(std::make_shared<const Dataset>(digits.take()), settings);
    }
    std::shared_ptr<const Dataset> whole = images ? images(settings.name) : nullptr;
    if (!whole) throw Error(tr("{0} is not at hand here.", tr_marked(info.title)));
    return arranged(limited(std::move(whole), settings), settings);
  }
  if (info.kind == DataKind::points) {
    const bool classify = classify_points || !settings.class_names.empty();
    return std::make_shared<const Dataset>(make_points_set(settings, features, classify, seed));
  }
  return std::make_shared<const Dataset>(make_plane_set(settings, info, features, seed));
}

}  // namespace descent
