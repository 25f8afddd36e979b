#include "web/app/page/link_view.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"

namespace descent {
namespace {

constexpr double most_epochs_per_second = 10'000;

struct Switch {
  const char* key;
  bool View::* on;
};
constexpr std::array<Switch, 3> switches = {{{"discretize", &View::discretize},
                                             {"show_test_data", &View::show_test_points},
                                             {"log_loss", &View::log_loss}}};

[[noreturn]] void refuse(const LinkField& field, const std::string& allowed) {
  throw Error(tr("The link's {0} is {1}, but must be {2}.", field.key,
                 Json(shortened(field.value)).dump(), allowed));
}

bool read_switch(const LinkField& field) {
  if (field.value != "true" && field.value != "false") refuse(field, tr("true or false"));
  return field.value == "true";
}

double read_speed(const LinkField& field) {
  char* end = nullptr;
  const double speed = std::strtod(field.value.c_str(), &end);
  const bool number = !field.value.empty() && *end == 0 && std::isfinite(speed);
  if (!number || speed < 0 || speed > most_epochs_per_second) {
    refuse(field, tr("a number of epochs a second from 0 to 10000"));
  }
  return speed;
}

ThemeChoice read_theme(const LinkField& field) {
  if (field.value == "light") return ThemeChoice::light;
  if (field.value == "dark") return ThemeChoice::dark;
  if (field.value != "system") refuse(field, tr("light, dark or system"));
  return ThemeChoice::system;
}

// Of all parts, or of those that are cards.
Parts read_parts(const LinkField& field, bool cards_alone = false) {
  const auto fits = [&](const PartInfo& info) { return info.card || !cards_alone; };
  const std::optional<Parts> parts = parts_from(field.value);
  bool all_fit = parts.has_value();
  std::string allowed;
  for (const PartInfo& info : all_parts()) {
    if (fits(info)) allowed += (allowed.empty() ? "" : ", ") + std::string(info.name);
    if (parts && parts->has(info.part) && !fits(info)) all_fit = false;
  }
  if (!all_fit) refuse(field, tr("a list of {0}", allowed));
  return *parts;
}

}  // namespace

std::vector<LinkField> link_view(const View& view, LinkTheme theme) {
  const View usual;
  std::vector<LinkField> fields;
  for (const Switch& one : switches) {
    if (view.*one.on) fields.push_back({one.key, "true"});
  }
  if (view.epochs_per_second != usual.epochs_per_second) {
    char speed[32];
    std::snprintf(speed, sizeof speed, "%g", view.epochs_per_second);
    fields.push_back({"speed", speed});
  }
  if (view.hidden != usual.hidden) fields.push_back({"hide", to_string(view.hidden)});
  if (view.open != usual.open) fields.push_back({"open", to_string(view.open)});
  if (view.locked != usual.locked) fields.push_back({"lock", to_string(view.locked)});
  if (theme == LinkTheme::given && view.theme != ThemeChoice::system) {
    fields.push_back({"theme", view.theme == ThemeChoice::dark ? "dark" : "light"});
  }
  return fields;
}

View with_link_view(View view, const std::vector<LinkField>& fields) {
  const View usual;
  for (const Switch& one : switches) view.*one.on = usual.*one.on;
  view.epochs_per_second = usual.epochs_per_second;
  view.hidden = usual.hidden;
  view.locked = usual.locked;
  view.open = usual.open;
  for (const LinkField& field : fields) {
    for (const Switch& one : switches) {
      if (field.key == one.key) view.*one.on = read_switch(field);
    }
    if (field.key == "speed") view.epochs_per_second = read_speed(field);
    if (field.key == "hide") view.hidden = read_parts(field);
    if (field.key == "open") view.open = read_parts(field, true);
    if (field.key == "lock") view.locked = read_parts(field);
    if (field.key == "theme") view.theme = read_theme(field);
  }
  return view;
}

}  // namespace descent
