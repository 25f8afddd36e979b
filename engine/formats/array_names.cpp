#include "engine/formats/array_names.hpp"

#include <algorithm>
#include <array>

namespace descent {
namespace {

struct Synonym {
  std::string_view parameter, role;
};
constexpr std::array<Synonym, 14> synonyms = {{{"kernel", "kernel"},
                                               {"kernel", "weight"},
                                               {"bias", "bias"},
                                               {"gamma", "gamma"},
                                               {"gamma", "scale"},
                                               {"gamma", "weight"},
                                               {"beta", "beta"},
                                               {"beta", "bias"},
                                               {"moving_mean", "moving_mean"},
                                               {"moving_mean", "running_mean"},
                                               {"moving_mean", "mean"},
                                               {"moving_variance", "moving_variance"},
                                               {"moving_variance", "running_var"},
                                               {"moving_variance", "var"}}};

bool is_role(std::string_view name) {
  return std::any_of(synonyms.begin(), synonyms.end(),
                     [&](const Synonym& each) { return each.role == name; });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "dense_9" comes before "dense_10".
bool natural_less(std::string_view a, std::string_view b) {
  std::size_t i = 0, k = 0;
  while (i < a.size() && k < b.size()) {
    if (is_digit(a[i]) && is_digit(b[k])) {
      const auto digits = [](std::string_view text, std::size_t at) {
        const std::size_t begin = std::min(text.find_first_not_of('0', at), text.size());
        std::size_t end = begin;
        while (end < text.size() && is_digit(text[end])) ++end;
        return text.substr(begin, end - begin);
      };
      const std::string_view one = digits(a, i), other = digits(b, k);
      if (one.size() != other.size()) return one.size() < other.size();
      if (one != other) return one < other;
      while (i < a.size() && is_digit(a[i])) ++i;
      while (k < b.size() && is_digit(b[k])) ++k;
    } else {
      if (a[i] != b[k]) return a[i] < b[k];
      ++i;
      ++k;
    }
  }
  return a.size() - i < b.size() - k;
}

struct NameParts {
  std::string layer, role;
};

NameParts parts_of(std::string name) {
  if (name.ends_with(":0")) name.resize(name.size() - 2);  // TensorFlow's
  const std::size_t cut = name.find_last_of("/.");
  if (cut == std::string::npos) return {"", name};
  return {name.substr(0, cut), name.substr(cut + 1)};
}

// PyTorch counts the batches that a BatchNormalization has seen.
bool is_no_weight(const ArrayInfo& info) {
  const bool number = info.shape.empty() && info.type >= ElementType::int8;
  return number || parts_of(info.name).role == "num_batches_tracked";
}

}  // namespace

FileLayers layers_of(const ArrayFile& file) {
  std::vector<LayerArrays> layers;
  LayerArrays all;
  bool all_known = true;
  for (std::size_t i = 0; i < file.arrays().size(); ++i) {
    const ArrayInfo& info = file.arrays()[i];
    if (is_no_weight(info)) continue;
    NameParts parts = parts_of(info.name);
    all_known = all_known && is_role(parts.role);
    all.arrays.push_back({i, info.name});
    auto found = std::find_if(layers.begin(), layers.end(),
                              [&](const LayerArrays& layer) { return layer.name == parts.layer; });
    if (found == layers.end()) found = layers.insert(found, {parts.layer, {}});
    found->arrays.push_back({i, std::move(parts.role)});
  }
  const bool sorted = !file.keeps_order();
  if (!all_known) {
    if (sorted) {
      std::stable_sort(
          all.arrays.begin(), all.arrays.end(),
          [](const LayerArray& a, const LayerArray& b) { return natural_less(a.role, b.role); });
    }
    return {{std::move(all)}, false};
  }
  if (sorted) {
    std::stable_sort(layers.begin(), layers.end(), [](const LayerArrays& a, const LayerArrays& b) {
      return natural_less(a.name, b.name);
    });
  }
  return {std::move(layers), true};
}

const LayerArray* array_for(std::string_view parameter, const LayerArrays& layer) {
  for (const LayerArray& array : layer.arrays) {
    for (const Synonym& each : synonyms) {
      if (each.parameter == parameter && each.role == array.role) return &array;
    }
  }
  return nullptr;
}

bool is_named(const LayerArrays& layer, std::string_view name) {
  if (layer.name == name) return true;
  if (layer.name.size() <= name.size() || !layer.name.ends_with(name)) return false;
  const char before = layer.name[layer.name.size() - name.size() - 1];
  return before == '/' || before == '.';
}

}  // namespace descent
