#include "web/app/page/link_view.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/json_text.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/app/page/filter_text.hpp"
#include "web/app/state/judging_view.hpp"

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
                 dump_json(shortened(field.value)), allowed));
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

// Which of the choices, whose ids come in their order.
template <typename Choice, typename Ids>
Choice read_choice(const LinkField& field, const Ids& ids) {
  std::string allowed;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (field.value == ids[i]) return static_cast<Choice>(i);
    allowed += (i == 0 ? "" : ", ") + std::string(ids[i]);
  }
  refuse(field, tr("one of {0}", allowed));
}

template <typename Info, std::size_t count>
std::array<const char*, count> ids_of(const std::array<Info, count>& infos) {
  std::array<const char*, count> ids{};
  for (std::size_t i = 0; i < count; ++i) ids[i] = infos[i].id;
  return ids;
}

// "2,523,7": of layer 2, counted from 1, the output 523, and of its input the channel 7.
std::string cell_text(const CellPlace& cell) {
  return std::to_string(cell.layer + 1) + "," + std::to_string(cell.output) + "," +
         std::to_string(cell.input_channel);
}

CellPlace read_cell(const LinkField& field) {
  std::array<std::size_t, 3> numbers{};
  const char* next = field.value.data();
  const char* end = next + field.value.size();
  bool fits = true;
  for (std::size_t i = 0; i < numbers.size() && fits; ++i) {
    const auto read = std::from_chars(next, end, numbers[i]);
    const bool last = i + 1 == numbers.size();
    fits = read.ec == std::errc() && (last ? read.ptr == end : read.ptr < end && *read.ptr == ',');
    next = read.ptr + 1;
  }
  if (!fits || numbers[0] == 0) {
    refuse(field, tr("three whole numbers with commas between them: a layer from 1 on, one of its "
                     "outputs and a channel of its input from 0 on"));
  }
  return {numbers[0] - 1, numbers[1], numbers[2]};
}

FilterLab read_filter(const LinkField& field) {
  const std::optional<FilterLab> lab = filter_lab_from(field.value);
  if (!lab) {
    refuse(field, tr("9 or 25 numbers up to ±1000 with commas between them, and behind them what "
                     "applies of bias0.5, stride2, same, relu, max or average"));
  }
  return *lab;
}

void add_lab_shows(std::vector<LinkField>& fields, const LabShows& shows) {
  if (shows.scale != LabShows{}.scale) {
    fields.push_back({"scale", lab_scale_ids[static_cast<std::size_t>(shows.scale)]});
  }
  if (shows.example) fields.push_back({"example", "true"});
}

void add_by_hand(std::vector<LinkField>& fields, const ByHand& by_hand) {
  fields.push_back({"by_hand", "true"});
  if (by_hand.measure != ByHand{}.measure) {
    fields.push_back({"measure", loss_measure_ids[static_cast<std::size_t>(by_hand.measure)]});
  }
  if (by_hand.squares) fields.push_back({"squares", "true"});
}

void add_descent(std::vector<LinkField>& fields, const DescentView& descent) {
  fields.push_back({"gradient_descent", "true"});
  if (descent.picture != DescentView{}.picture) {
    fields.push_back({"loss_over", loss_picture_ids[static_cast<std::size_t>(descent.picture)]});
  }
  if (descent.raced != DescentView{}.raced) {
    fields.push_back({"compare", raced_against_ids[static_cast<std::size_t>(descent.raced)]});
  }
}

void add_line(std::vector<LinkField>& fields, const View& view) {
  if (view.line_mode == LineMode::by_hand) add_by_hand(fields, view.by_hand);
  if (view.line_mode == LineMode::descent) add_descent(fields, view.descent);
}

void read_line(const LinkField& field, View& view) {
  if (field.key == "by_hand" && read_switch(field)) view.line_mode = LineMode::by_hand;
  if (field.key == "measure") {
    view.by_hand.measure = read_choice<LossMeasure>(field, loss_measure_ids);
  }
  if (field.key == "squares") view.by_hand.squares = read_switch(field);
  if (field.key == "gradient_descent" && read_switch(field)) view.line_mode = LineMode::descent;
  if (field.key == "loss_over") {
    view.descent.picture = read_choice<LossPicture>(field, loss_picture_ids);
  }
  if (field.key == "compare") {
    view.descent.raced = read_choice<RacedAgainst>(field, raced_against_ids);
  }
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

void show_origin(View& view, ImageOrigin origin) {
  if (view.image_filter.origin == origin) return;
  view.image_filter = of_other_origin(view.image_filter, origin);
  view.image_page = 0;
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
  add_line(fields, view);
  if (view.workbench_page != usual.workbench_page) {
    fields.push_back({"page", workbench_page_info(view.workbench_page).id});
    if (view.cell) fields.push_back({"cell", cell_text(*view.cell)});
    const bool weights = view.workbench_page == WorkbenchPage::inside && !view.cell &&
                         view.inside.shows == InsideShows::weights;
    if (weights) {
      fields.push_back({"weights", weights_of_ids[static_cast<std::size_t>(view.inside.weights)]});
    }
    const bool judging =
        view.workbench_page == WorkbenchPage::judging && view.judging != usual.judging;
    if (judging) {
      const auto shown = static_cast<std::size_t>(view.judging);
      fields.push_back({"judging", all_judging_views()[shown].id});
    }
    const bool why = view.workbench_page == WorkbenchPage::why && view.why.part != usual.why.part;
    if (why) fields.push_back({"why", why_part_ids[static_cast<std::size_t>(view.why.part)]});
    const bool of_lab = view.workbench_page == WorkbenchPage::filters && view.lab != usual.lab;
    if (of_lab) fields.push_back({"filter", to_string(view.lab)});
    if (view.workbench_page == WorkbenchPage::filters) add_lab_shows(fields, view.lab_shows);
  }
  const ImageOrigin origin = view.image_filter.origin;
  if (origin != ImageOrigin::validation) {
    fields.push_back({"images", image_origin_ids[static_cast<std::size_t>(origin)]});
  }
  const PageParts parts = view.without_lesson.value_or(PageParts{view.hidden, view.locked});
  if (parts.hidden != usual.hidden) fields.push_back({"hide", to_string(parts.hidden)});
  if (view.open != usual.open) fields.push_back({"open", to_string(view.open)});
  if (parts.locked != usual.locked) fields.push_back({"lock", to_string(parts.locked)});
  if (theme == LinkTheme::given && view.theme != ThemeChoice::system) {
    fields.push_back({"theme", view.theme == ThemeChoice::dark ? "dark" : "light"});
  }
  return fields;
}

View with_link_view(View view, const std::vector<LinkField>& fields) {
  const View usual;
  for (const Switch& one : switches) view.*one.on = usual.*one.on;
  view.epochs_per_second = usual.epochs_per_second;
  view.workbench_page = usual.workbench_page;
  view.cell.reset();
  view.inside = usual.inside;
  view.judging = usual.judging;
  view.why = usual.why;
  view.lab = usual.lab;
  view.lab_shows = usual.lab_shows;
  view.line_mode = usual.line_mode;
  view.by_hand = usual.by_hand;
  view.descent = usual.descent;
  ImageOrigin origin = ImageOrigin::validation;
  view.hidden = usual.hidden;
  view.locked = usual.locked;
  view.without_lesson.reset();
  view.open = usual.open;
  for (const LinkField& field : fields) {
    for (const Switch& one : switches) {
      if (field.key == one.key) view.*one.on = read_switch(field);
    }
    if (field.key == "speed") view.epochs_per_second = read_speed(field);
    if (field.key == "page") {
      view.workbench_page = read_choice<WorkbenchPage>(field, ids_of(all_workbench_pages()));
    }
    if (field.key == "cell") view.cell = read_cell(field);
    if (field.key == "weights") {
      view.inside = {InsideShows::weights, read_choice<WeightsOf>(field, weights_of_ids)};
    }
    if (field.key == "judging") {
      view.judging = read_choice<JudgingView>(field, ids_of(all_judging_views()));
    }
    if (field.key == "why") view.why.part = read_choice<WhyPart>(field, why_part_ids);
    if (field.key == "filter") view.lab = read_filter(field);
    if (field.key == "scale") view.lab_shows.scale = read_choice<LabScale>(field, lab_scale_ids);
    if (field.key == "example") view.lab_shows.example = read_switch(field);
    if (field.key == "images") origin = read_choice<ImageOrigin>(field, image_origin_ids);
    read_line(field, view);
    if (field.key == "hide") view.hidden = read_parts(field);
    if (field.key == "open") view.open = read_parts(field, true);
    if (field.key == "lock") view.locked = read_parts(field);
    if (field.key == "theme") view.theme = read_theme(field);
  }
  show_origin(view, origin);
  // A phone has the pages behind this tab.
  if (view.workbench_page != usual.workbench_page) {
    view.tabs[static_cast<std::size_t>(Scene::images)] = PhoneTab::training;
  }
  return view;
}

}  // namespace descent
