#include "web/app/page/api_views.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "web/app/page/api_request.hpp"
#include "web/app/page/filter_text.hpp"

namespace descent {
namespace {

double place_field(const Json& value) {
  if (!value.is_number()) throw Error(tr("A stroke is a list of points [x, y] from 0 to 1."));
  return value.get<double>();
}

void show(App& app, const std::string& what) {
  constexpr std::array line_modes = {std::pair("training_mode", LineMode::training),
                                     std::pair("by_hand", LineMode::by_hand),
                                     std::pair("gradient_descent", LineMode::descent)};
  for (const auto& [name, mode] : line_modes) {
    if (what == name) return carry_out_request(app, SetLineMode{mode});
  }
  for (const WorkbenchPageInfo& info : all_workbench_pages()) {
    if (what == info.id) return carry_out_request(app, ShowWorkbenchPage{info.page});
  }
  constexpr std::array tabs = {
      std::pair("tab.Data", PhoneTab::data), std::pair("tab.Network", PhoneTab::network),
      std::pair("tab.Output", PhoneTab::output), std::pair("tab.Training", PhoneTab::training)};
  for (const auto& [name, tab] : tabs) {
    if (what == name) return carry_out_request(app, SetPhoneTab{tab});
  }
  if (what == "step_apart") return carry_out_request(app, TakeStepApart{});
  if (what == "landscape") {
    LandscapeView landscape = app.view().landscape;
    landscape.open = true;
    return carry_out_request(app, ShowLandscape{landscape});
  }
  if (what == "performance") return carry_out_request(app, ShowPart{Part::performance, true});
  if (what == "epoch_table") return carry_out_request(app, ShowEpochTable{});
  if (what == "confusion") return carry_out_request(app, ShowConfusion{false});
  throw Error(tr("There is nothing called \"{0}\" to be shown.", shortened(what)));
}

void draw(App& app, const Json& strokes) {
  constexpr std::size_t most_strokes = 64, most_points = 1000;
  const bool fit = strokes.is_array() && strokes.size() <= most_strokes;
  if (!fit) throw Error(tr("\"strokes\" has to be a list of at most {0} strokes.", most_strokes));
  Actions actions = {ClearDrawing{}};
  for (const Json& stroke : strokes) {
    if (!stroke.is_array() || stroke.empty() || stroke.size() > most_points) {
      throw Error(tr("A stroke is a list of points [x, y] from 0 to 1."));
    }
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      if (!stroke[i].is_array() || stroke[i].size() != 2) {
        throw Error(tr("A stroke is a list of points [x, y] from 0 to 1."));
      }
      const PadPoint point{static_cast<float>(place_field(stroke[i][0])),
                           static_cast<float>(place_field(stroke[i][1]))};
      actions.push_back(i == 0 ? Action(BeginStroke{point}) : Action(ExtendStroke{point}));
    }
  }
  for (const Action& action : actions) carry_out_request(app, action);
}

void set_filter(App& app, const std::string& text) {
  const auto lab = filter_lab_from(text);
  if (!lab) {
    throw Error(
        tr("\"{0}\" is no filter: give 9 or 25 numbers with commas between.", shortened(text)));
  }
  carry_out_request(app, SetFilterLab{*lab});
}

double value_field(const Json& request, const char* name) {
  const Json& value = field(request, name);
  if (!value.is_number()) throw Error(tr("\"{0}\" has to be a number.", name));
  return value.get<double>();
}

}  // namespace

std::optional<Json> views_answer(App& app, const std::string& what, const Json& request) {
  if (what == "show") {
    show(app, text_field(request, "what"));
  } else if (what == "setView") {
    carry_out_request(app, SetViewOptions{text_field(request, "options")});
  } else if (what == "setSetting") {
    carry_out_request(app, SetSetting{text_field(request, "path"), value_field(request, "value")});
  } else if (what == "trainSeeds") {
    carry_out_request(app, TrainSeeds{0, count_field(request, "seeds")});
  } else if (what == "lookBack") {
    carry_out_request(app, LookBack{value_field(request, "position")});
  } else if (what == "draw") {
    draw(app, field(request, "strokes"));
  } else if (what == "selectImage") {
    carry_out_request(app, SelectImage{{ImageOrigin::validation, count_field(request, "index")}});
  } else if (what == "selectCell") {
    carry_out_request(
        app, LookAtCell{CellPlace{count_field(request, "layer"), count_field(request, "output")}});
  } else if (what == "setFilter") {
    set_filter(app, text_field(request, "filter"));
  } else {
    return std::nullopt;
  }
  return Json(nullptr);
}

std::string views_requests() {
  return tr(
      "show, setView, setSetting, trainSeeds, lookBack, draw, selectImage, selectCell, setFilter");
}

}  // namespace descent
