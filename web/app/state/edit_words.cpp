#include "web/app/state/edit_words.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <type_traits>

#include "engine/core/closed_set.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/fields_json.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/model/layer_names.hpp"

namespace descent {
namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

// Many are told by the first ones.
std::string listed(const Words& words, std::string_view between = ", ") {
  constexpr std::size_t most = 6;
  if (words.size() <= most) return joined(words, between);
  const Words first(words.begin(), words.begin() + most);
  return tr("{0} and {1} more", joined(first, between), words.size() - most);
}

template <typename Value>
inline constexpr bool is_one_value =
    std::is_arithmetic_v<Value> || std::is_enum_v<Value> || std::is_same_v<Value, std::string> ||
    std::is_same_v<Value, Size2D> || std::is_same_v<Value, Factor> ||
    std::is_same_v<Value, Initializer> || std::is_same_v<Value, Regularizer>;

// As the JSON has it, without its marks; "" for what is longer than a few words.
template <typename Value>
std::string value_text(const Value& value) {
  constexpr std::size_t longest = 30;
  if constexpr (!is_one_value<Value>)
    return "";
  else {
    std::string text = dump_json(write_setting(value));
    std::erase_if(text, [](char c) { return c == '"' || c == '{' || c == '}'; });
    return text.size() <= longest ? text : "";
  }
}
template <typename Value>
std::string value_text(const std::optional<Value>& value) {
  return value ? value_text(*value) : "";
}

std::string change_text(std::string_view key, const std::string& before, const std::string& after) {
  if (after.empty()) return tr("{0} changed", key);
  return before.empty() ? std::string(key) + " " + after : tr("{0} {1} → {2}", key, before, after);
}

template <typename Owner>
void tell_rows(const Owner& before, const Owner& after, Words& told) {
  for_each_field<Owner>([&](const auto& row) {
    if (!row.is_of(after) || before.*row.member == after.*row.member) return;
    told.push_back(
        change_text(row.key, value_text(before.*row.member), value_text(after.*row.member)));
  });
}

// Another member, or other settings of the same one.
template <typename Set>
void tell_member(std::string_view key, const Set& before, const Set& after, Words& told) {
  if (before.index() != after.index()) {
    told.push_back(change_text(key, std::string(name_of(before)), std::string(name_of(after))));
    return;
  }
  std::visit(
      [&]<typename Settings>(const Settings& settings) {
        tell_rows(std::get<Settings>(before), settings, told);
      },
      after);
}

void tell_training(const TrainingSettings& before, const TrainingSettings& after, Words& told) {
  tell_member("optimizer", before.optimizer, after.optimizer, told);
  tell_member("schedule", before.schedule, after.schedule, told);
  const auto size = [](const TrainingSettings& of) { return value_text(of.batch_size); };
  if (before.batch_size != after.batch_size) {
    told.push_back(change_text("batch_size", size(before), size(after)));
  }
  if (before.callbacks == after.callbacks) return;
  Words names;
  for (const Callback& callback : after.callbacks) names.emplace_back(name_of(callback));
  told.push_back(names.empty() ? tr("no callbacks") : tr("callbacks {0}", listed(names)));
}

// Keys of data are nobody's words but ours: "own images changed".
void tell_data(const DataSettings& before, const DataSettings& after, Words& told) {
  if (before.name != after.name) told.push_back(change_text("data", before.name, after.name));
  Words rows;
  tell_rows(before, after, rows);
  for (std::string& row : rows) {
    std::replace(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(row.find(' ')), '_', ' ');
    told.push_back(std::move(row));
  }
}

// The layers in which two stacks differ, from `first` on.
struct Difference {
  std::size_t first = 0;
  std::vector<Layer> before, after;
};

Difference difference_of(const std::vector<Layer>& before, const std::vector<Layer>& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t front = 0, back = 0;
  while (front < shorter && before[front] == after[front]) ++front;
  while (front + back < shorter && before.end()[-1 - static_cast<std::ptrdiff_t>(back)] ==
                                       after.end()[-1 - static_cast<std::ptrdiff_t>(back)]) {
    ++back;
  }
  const auto middle = [&](const std::vector<Layer>& layers) {
    return std::vector<Layer>(layers.begin() + static_cast<std::ptrdiff_t>(front),
                              layers.end() - static_cast<std::ptrdiff_t>(back));
  };
  return {front, middle(before), middle(after)};
}

bool same_kinds(const Difference& of) {
  return std::equal(of.before.begin(), of.before.end(), of.after.begin(), of.after.end(),
                    [](const Layer& a, const Layer& b) { return a.index() == b.index(); });
}

void tell_settings(const Difference& of, const std::vector<Layer>& stack, Words& told) {
  const std::vector<std::string> names = keras_layer_names(stack);
  for (std::size_t i = 0; i < of.after.size(); ++i) {
    Words changes;
    std::visit(
        [&]<typename Settings>(const Settings& settings) {
          tell_rows(std::get<Settings>(of.before[i]), settings, changes);
        },
        of.after[i]);
    if (!changes.empty()) {
      told.push_back(tr("{0}: {1}", names[of.first + i], listed(changes)));
    }
  }
}

// One of them went to the other end.
bool is_move(const Difference& of, bool down) {
  if (of.before.size() != of.after.size() || of.before.size() < 2) return false;
  std::vector<Layer> moved = of.before;
  if (down)
    std::rotate(moved.begin(), moved.begin() + 1, moved.end());
  else
    std::rotate(moved.begin(), moved.end() - 1, moved.end());
  return moved == of.after;
}

Words layer_kinds(const std::vector<Layer>& layers) {
  Words names;
  for (const Layer& layer : layers) names.emplace_back(layer_info(layer).name);
  return names;
}

void tell_layers(const std::vector<Layer>& before, const std::vector<Layer>& after, Words& told) {
  const Difference of = difference_of(before, after);
  if (is_move(of, true)) {
    told.push_back(tr("{0} moved", layer_info(of.after.back()).name));
  } else if (is_move(of, false)) {
    told.push_back(tr("{0} moved", layer_info(of.after.front()).name));
  } else if (same_kinds(of)) {
    tell_settings(of, after, told);
  } else {
    if (!of.before.empty()) told.push_back(tr("{0} removed", listed(layer_kinds(of.before))));
    if (!of.after.empty()) told.push_back(tr("{0} added", listed(layer_kinds(of.after))));
  }
}

}  // namespace

std::string edit_words(const Experiment& before, const Experiment& after) {
  Words told;
  tell_layers(before.model, after.model, told);
  tell_data(before.data, after.data, told);
  if (before.features != after.features) {
    Words names;
    for (const Feature feature : after.features) names.emplace_back(to_string(feature));
    told.push_back(tr("features {0}", listed(names)));
  }
  tell_training(before.training, after.training, told);
  return listed(told, "; ");
}

std::string kept_weights_words(const Sequential& model, const std::vector<std::size_t>& kept) {
  const std::vector<std::string> names = keras_layer_names(model.layers());
  Words whole, part, none;
  for (std::size_t i = 0; i < names.size() && i < kept.size(); ++i) {
    const std::size_t count = model.parameter_count(i);
    if (count == 0) continue;
    (kept[i] >= count ? whole : kept[i] > 0 ? part : none).push_back(names[i]);
  }
  if (part.empty() && none.empty()) return whole.empty() ? "" : tr("All weights kept.");
  Words told;
  if (!whole.empty()) told.push_back(tr("Weights kept: {0}.", listed(whole)));
  if (!part.empty()) told.push_back(tr("Kept in part: {0}.", listed(part)));
  if (!none.empty()) told.push_back(tr("Begin anew: {0}.", listed(none)));
  return joined(told, " ");
}

}  // namespace descent
