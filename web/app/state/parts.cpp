#include "web/app/state/parts.hpp"

#include <algorithm>

namespace descent {
namespace {

constexpr std::array<PartInfo, part_count> parts = {{
    {Part::top_bar, "top_bar", "top bar", "Scenes, presets, undo, share, theme and help", false,
     true},
    {Part::data, "data", "data", "The card, drawer or tab with the data", false, true},
    {Part::settings, "settings", "settings", "Learning rate, optimizer and the like", false, true},
    {Part::transport, "transport", "play bar", "The whole bar at the bottom", false, true},
    {Part::preset, "preset", "presets", "The list of presets in the top bar", true, true},
    {Part::dataset, "dataset", "data sets", "The thumbnails, and the number of classes", true,
     false},
    {Part::noise, "noise", "noise", "", true, false},
    {Part::training_share, "training_share", "training share", "", true, false},
    {Part::samples, "samples", "points", "How many points there are", true, false},
    {Part::batch_size, "batch_size", "batch size", "", true, false},
    {Part::new_sample, "new_sample", "new sample", "", true, false},
    {Part::own_data, "own_data", "own data", "Painting points, tables and saving them", true,
     false},
    {Part::loss, "loss", "loss", "The choice of the loss; its curve stays", true, false},
    {Part::layers, "layers", "layers", "Adding and removing layers and their units", true, false},
    {Part::activation, "activation", "activation", "Choosing it; its name stays", true, false},
    {Part::test_data, "test_data", "test points", "The switch that shows them", true, false},
    {Part::discretize, "discretize", "discretize", "", true, false},
    {Part::reset, "reset", "reset", "", true, true},
    {Part::play, "play", "play", "", true, true},
    {Part::step, "step", "step", "One epoch and one batch", true, true},
    {Part::learning_rate, "learning_rate", "learning rate", "", true, true},
    {Part::optimizer, "optimizer", "optimizer", "", true, true},
    {Part::regularizer, "regularizer", "regularisation", "", true, true},
    {Part::speed, "speed", "speed", "", true, true},
    {Part::performance, "performance", "performance", "Its button and its panel", true, true, true},
}};

}  // namespace

const std::array<PartInfo, part_count>& all_parts() { return parts; }

std::string to_string(const Parts& hidden) {
  std::string text;
  for (const PartInfo& info : parts) {
    if (hidden.has(info.part)) text += (text.empty() ? "" : ",") + std::string(info.name);
  }
  return text;
}

std::optional<Parts> parts_from(std::string_view names) {
  Parts hidden;
  while (!names.empty()) {
    const std::size_t comma = names.find(',');
    const std::string_view name = names.substr(0, comma);
    names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
    const auto info = std::find_if(parts.begin(), parts.end(),
                                   [&](const PartInfo& one) { return one.name == name; });
    if (info == parts.end()) return std::nullopt;
    hidden.set(info->part, true);
  }
  return hidden;
}

}  // namespace descent
