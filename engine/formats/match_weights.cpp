#include "engine/formats/match_weights.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/channel_order.hpp"
#include "engine/formats/unusable_numbers.hpp"
#include "engine/formats/weight_names.hpp"
#include "engine/formats/weights_pairing.hpp"

namespace descent {
namespace {

// Row r is what row places[r] was.
Tensor with_rows(const Tensor& values, const std::vector<std::size_t>& places) {
  Tensor ordered = zeros(values.shape());
  const std::size_t width = values.size() / places.size();
  for (std::size_t row = 0; row < places.size(); ++row) {
    std::copy_n(values.data() + places[row] * width, width, ordered.data() + row * width);
  }
  return ordered;
}

void check_variance(const WeightName& name, const std::string& array, const Tensor& values) {
  if (name.name != "moving_variance") return;
  if (std::none_of(values.begin(), values.end(), [](float x) { return x < 0; })) return;
  throw Error(tr("{0} in the file cannot be {1}: a variance is nowhere below 0.", shortened(array),
                 name.path()));
}

class Matcher {
 public:
  Matcher(const Sequential& model, const ArrayFile& file)
      : model_(model),
        file_(file),
        names_(weight_names(model)),
        pairing_(pair_weights(model, names_, file)),
        pictures_(flattened_pictures(model)) {
    channels_first_ = std::any_of(
        pairing_.places.begin(), pairing_.places.end(),
        [](const auto& place) { return place && place->layout == ArrayLayout::pytorch; });
  }

  FoundWeights run() const {
    FoundWeights found;
    for (std::size_t i = 0; i < names_.size(); ++i) found.rows.push_back(row_of(i));
    for (const std::size_t array : pairing_.left_over) {
      found.rows.push_back(row_of_array(array, WeightsMatch::left_over));
    }
    for (const std::size_t array : pairing_.no_weights) {
      found.rows.push_back(row_of_array(array, WeightsMatch::no_weight));
    }
    if (!pairing_.problem.empty()) throw WeightsMisfit(pairing_.problem, std::move(found.rows));
    read(found);
    return found;
  }

 private:
  const ParameterSpec& spec(std::size_t name) const {
    return model_.parameter_list(names_[name].layer)[names_[name].parameter];
  }

  WeightsRow row_of_array(std::size_t array, WeightsMatch match) const {
    const ArrayInfo& info = file_.arrays()[array];
    WeightsRow row;
    row.match = match;
    row.array = info.name;
    row.array_shape = info.shape;
    row.type = type_text(info);
    return row;
  }

  WeightsRow row_of(std::size_t name) const {
    const auto& place = pairing_.places[name];
    WeightsRow row;
    row.match = WeightsMatch::missing;
    if (place) {
      row = row_of_array(place->array,
                         place->fits ? WeightsMatch::matched : WeightsMatch::wrong_shape);
      row.by_name = pairing_.by_name;
      row.transposed = place->layout == ArrayLayout::pytorch && spec(name).shape.size() > 1;
      // A Dense's kernel has a row for each input, a BatchNormalization's vectors a number.
      row.reordered =
          channels_first_ && pictures_[names_[name].layer] && names_[name].name != "bias";
    }
    row.parameter = names_[name].path();
    row.shape = spec(name).shape;
    return row;
  }

  // The numbers of all; where some are of no use it is told of each.
  void read(FoundWeights& found) const {
    found.parameters.resize(model_.layers().size());
    std::string problem;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      WeightsRow& row = found.rows[i];
      const auto refuse = [&](const Error& error, const std::string& reason) {
        row.match = WeightsMatch::unusable;
        row.reason = reason;
        if (problem.empty()) problem = error.what();
      };
      try {
        found.parameters[names_[i].layer].add(spec(i).name, values_of(i, row));
      } catch (const UnusableArray& error) {
        refuse(error, error.reason());
      } catch (const Error& error) {
        refuse(error, error.what());
      }
    }
    if (!problem.empty()) throw WeightsMisfit(problem, std::move(found.rows));
  }

  Tensor values_of(std::size_t name, const WeightsRow& row) const {
    Tensor values = file_.read(pairing_.places[name]->array);
    if (row.transposed) values = from_pytorch(values, row.shape);
    if (row.reordered) {
      values = with_rows(values, channels_first_places(*pictures_[names_[name].layer]));
    }
    check_variance(names_[name], row.array, values);
    return values;
  }

  const Sequential& model_;
  const ArrayFile& file_;
  const std::vector<WeightName> names_;
  const WeightsPairing pairing_;
  const std::vector<std::optional<PictureShape>> pictures_;
  bool channels_first_ = false;  // something in the file lies as PyTorch has it
};

}  // namespace

FoundWeights match_weights(const Sequential& model, const ArrayFile& file) {
  return Matcher(model, file).run();
}

}  // namespace descent
