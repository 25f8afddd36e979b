#include "web/app/hidden.hpp"

#include <algorithm>

namespace descent {
namespace {

constexpr std::array<PartInfo, part_count> parts = {{
    {Part::top_bar, "top_bar", "top bar", "Scenes, presets, undo, share, theme and help", false},
    {Part::data, "data", "data", "The card, drawer or tab with the data", false},
    {Part::settings, "settings", "settings", "Learning rate, optimizer and the like", false},
    {Part::transport, "transport", "play bar", "The whole bar at the bottom", false},
    {Part::preset, "preset", "presets", "The list of presets in the top bar", true},
    {Part::dataset, "dataset", "data sets", "The thumbnails, and the number of classes", true},
    {Part::noise, "noise", "noise", "", true},
    {Part::training_share, "training_share", "training share", "", true},
    {Part::samples, "samples", "points", "How many points there are", true},
    {Part::batch_size, "batch_size", "batch size", "", true},
    {Part::new_sample, "new_sample", "new sample", "", true},
    {Part::own_data, "own_data", "own data", "Painting points, tables and saving them", true},
    {Part::loss, "loss", "loss", "The choice of the loss; its curve stays", true},
    {Part::layers, "layers", "layers", "Adding and removing layers and their units", true},
    {Part::activation, "activation", "activation", "Choosing it; its name stays", true},
    {Part::test_data, "test_data", "test points", "The switch that shows them", true},
    {Part::discretize, "discretize", "discretize", "", true},
    {Part::reset, "reset", "reset", "", true},
    {Part::play, "play", "play", "", true},
    {Part::step, "step", "step", "One epoch and one batch", true},
    {Part::learning_rate, "learning_rate", "learning rate", "", true},
    {Part::optimizer, "optimizer", "optimizer", "", true},
    {Part::regularizer, "regularizer", "regularisation", "", true},
    {Part::speed, "speed", "speed", "", true},
}};

}  // namespace

const std::array<PartInfo, part_count>& all_parts() { return parts; }

std::string to_string(const Hidden& hidden) {
  std::string text;
  for (const PartInfo& info : parts) {
    if (hidden.has(info.part)) text += (text.empty() ? "" : ",") + std::string(info.name);
  }
  return text;
}

std::optional<Hidden> hidden_from(std::string_view names) {
  Hidden hidden;
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
