#include "web/frame/locked_controls.hpp"

#include <algorithm>

#include "web/app/state/locks.hpp"

namespace descent {
namespace {

struct ControlsOfPart {
  std::string_view begin;  // of their ids; what follows is a number, or a dot and more
  Part part;
};
constexpr ControlsOfPart controls_of_parts[] = {
    {"play", Part::play},
    {"reset", Part::reset},
    {"descent.reset", Part::reset},
    {"step_epoch", Part::step},
    {"step_batch", Part::step},
    {"descent.step", Part::step},
    {"preset", Part::preset},
    {"scene", Part::top_bar},
    {"undo", Part::top_bar},
    {"redo", Part::top_bar},
    {"data", Part::dataset},
    {"data_set", Part::dataset},
    {"classes", Part::dataset},
    {"noise", Part::noise},
    {"training_share", Part::training_share},
    {"samples", Part::samples},
    {"batch_size", Part::batch_size},
    {"training.batch_size", Part::batch_size},
    {"new_sample", Part::new_sample},
    {"paint", Part::own_data},
    {"table", Part::own_data},
    {"add_point", Part::own_data},
    {"point", Part::own_data},
    {"loss", Part::loss},
    {"feature", Part::layers},
    {"add_layer", Part::layers},
    {"hand.w", Part::layers},
    {"hand.b", Part::layers},
    {"line_handle", Part::layers},
    {"learning_rate", Part::learning_rate},
    {"descent.rate", Part::learning_rate},
    {"schedule", Part::learning_rate},
    {"optimizer", Part::optimizer},
    {"regularizer", Part::regularizer},
    {"speed", Part::speed},
    {"epochs", Part::settings},
    {"stop_when", Part::settings},
    {"callbacks", Part::settings},
};

constexpr std::string_view digits = "0123456789";

bool begins(std::string_view id, std::string_view with) {
  if (!id.starts_with(with)) return false;
  const std::string_view rest = id.substr(with.size());
  return rest.empty() || rest[0] == '.' || digits.find(rest[0]) != std::string_view::npos;
}

// "layer1.units.more": what of a layer can be locked.
std::optional<Part> part_of_layer(std::string_view id) {
  if (!begins(id, "layer")) return std::nullopt;
  const std::size_t dot = id.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string_view what = id.substr(dot + 1);
  if (what == "activation") return Part::activation;
  constexpr std::string_view changes[] = {"units", "plus", "minus", "remove", "grip"};
  const bool changes_it = std::any_of(std::begin(changes), std::end(changes),
                                      [&](std::string_view one) { return begins(what, one); });
  return changes_it ? std::optional(Part::layers) : std::nullopt;
}

}  // namespace

std::optional<Part> part_of_control(std::string_view id) {
  if (id == "data" || id == "table.text") return std::nullopt;  // a card, and words to read
  for (const ControlsOfPart& controls : controls_of_parts) {
    if (begins(id, controls.begin)) return controls.part;
  }
  return part_of_layer(id);
}

ui::LockReasons lock_reasons(const App& app) {
  if (app.view().locked.empty()) return nullptr;
  return [&app](std::string_view id) -> std::string {
    const auto part = part_of_control(id);
    return part && is_locked(*part, app.view().locked) ? lock_sentence(app.view(), *part) : "";
  };
}

}  // namespace descent
