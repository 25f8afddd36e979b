#include "web/app/state/parts.hpp"

#include <algorithm>

#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::array<PartInfo, part_count> parts = {{
    {Part::top_bar, "top_bar", tr_noop("top bar"),
     tr_noop("Scenes, presets, undo, share, theme and help"), false, true},
    {Part::data, "data", tr_noop("data"), tr_noop("The card, drawer or tab with the data"), false,
     true},
    {Part::settings, "settings", tr_noop("settings"),
     tr_noop("Learning rate, optimizer and the like"), false, true},
    {Part::transport, "transport", tr_noop("play bar"), tr_noop("The whole bar at the bottom"),
     false, true},
    {Part::preset, "preset", tr_noop("presets"), tr_noop("The list of presets in the top bar"),
     true, true},
    {Part::dataset, "dataset", tr_noop("data sets"),
     tr_noop("The thumbnails, and the number of classes"), true, false},
    {Part::noise, "noise", tr_noop("noise"), "", true, false},
    {Part::training_share, "training_share", tr_noop("training share"), "", true, false},
    {Part::samples, "samples", tr_noop("points"), tr_noop("How many points there are"), true,
     false},
    {Part::batch_size, "batch_size", tr_noop("batch size"), "", true, false},
    {Part::new_sample, "new_sample", tr_noop("new sample"), "", true, false},
    {Part::own_data, "own_data", tr_noop("own data"),
     tr_noop("Painting points, tables and saving them"), true, false},
    {Part::loss, "loss", tr_noop("loss"), tr_noop("The choice of the loss; its curve stays"), true,
     false},
    {Part::layers, "layers", tr_noop("layers"),
     tr_noop("Adding and removing layers and their units"), true, false},
    {Part::activation, "activation", tr_noop("activation"), tr_noop("Choosing it; its name stays"),
     true, false},
    {Part::test_data, "test_data", tr_noop("test points"), tr_noop("The switch that shows them"),
     true, false},
    {Part::discretize, "discretize", tr_noop("discretize"), "", true, false},
    {Part::reset, "reset", tr_noop("reset"), "", true, true},
    {Part::play, "play", tr_noop("play"), "", true, true},
    {Part::step, "step", tr_noop("step"), tr_noop("One epoch and one batch"), true, true},
    {Part::learning_rate, "learning_rate", tr_noop("learning rate"), "", true, true},
    {Part::optimizer, "optimizer", tr_noop("optimizer"), "", true, true},
    {Part::regularizer, "regularizer", tr_noop("regularisation"), "", true, true},
    {Part::speed, "speed", tr_noop("speed"), "", true, true},
    {Part::performance, "performance", tr_noop("performance"), tr_noop("Its button and its panel"),
     true, true, true},
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
