#include "engine/data/data_settings.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {

DataKind kind_of(const DataSettings& data) { return data_set_info(data.name).kind; }
bool is_plane(const DataSettings& data) { return kind_of(data) == DataKind::plane; }
bool is_points(const DataSettings& data) { return kind_of(data) == DataKind::points; }
bool is_images(const DataSettings& data) { return kind_of(data) == DataKind::images; }
bool chooses_classes(const DataSettings& data) { return data_set_info(data.name).choose_classes; }
bool is_split(const DataSettings& data) { return !is_images(data); }

bool keeps_validation(const DataSettings& data) {
  return data.validation_fraction > 0 || data.validation_count > 0;
}

bool has_validation(const DataSettings& data) {
  return is_images(data) || keeps_validation(data) || data.test_fraction > 0 || data.test_count > 0;
}

DataSettings settings_of(const DataSetInfo& set) {
  DataSettings data;
  data.name = set.name;
  if (set.kind == DataKind::plane) data.samples = set.default_samples;
  if (set.kind == DataKind::points) data.test_fraction = 0;
  return data;
}

bool takes_features(const DataSettings& data) {
  const DataKind kind = data_set_info(data.name).kind;
  const bool flat = kind == DataKind::points && !data.x.empty() && data.x.front().size() == 2;
  return kind == DataKind::plane || flat;
}

const std::vector<DataSetInfo>& data_sets() {
  static const std::vector<DataSetInfo> sets = {
      {"circle", tr_noop("Circle"), DataKind::plane, 2, 500},
      {"xor", tr_noop("Exclusive or"), DataKind::plane, 2, 500},
      {"gauss", tr_noop("Gaussian"), DataKind::plane, 2, 500},
      {"spiral", tr_noop("Spiral"), DataKind::plane, 2, 500},
      {"clusters", tr_noop("Clusters"), DataKind::plane, 3, 500, true},
      {"spiral_arms", tr_noop("Spiral arms"), DataKind::plane, 3, 500, true},
      {"rings", tr_noop("Rings"), DataKind::plane, 3, 500, true},
      {"reg_plane", tr_noop("Plane"), DataKind::plane, 0, 1200},
      {"reg_gauss", tr_noop("Multi-Gaussian"), DataKind::plane, 0, 1200},
      {"points", tr_noop("Points"), DataKind::points, 0, 0},
      {"mnist", "MNIST", DataKind::images, 10, 0},
      {"fashion_mnist", "Fashion-MNIST", DataKind::images, 10, 0},
      {"synthetic_digits", tr_noop("Synthetic digits"), DataKind::images, 10, 0},
  };
  return sets;
}

const DataSetInfo& data_set_info(std::string_view name) {
  std::string names;
  for (const DataSetInfo& info : data_sets()) {
    if (info.name == name) return info;
    names += (names.empty() ? "" : ", ") + std::string(info.name);
  }
  throw Error(tr("There is no data set named \"{0}\"; there are {1}.", name, names));
}

}  // namespace descent
