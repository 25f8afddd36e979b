#include "web/app/page/api.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/points_set.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/training/slice_rows.hpp"
#include "web/app/lessons/lesson_requests.hpp"
#include "web/app/page/api_keeping.hpp"
#include "web/app/page/api_request.hpp"
#include "web/app/page/api_runs.hpp"
#include "web/app/page/api_state.hpp"
#include "web/app/page/api_views.hpp"

namespace descent {
namespace {

constexpr std::size_t most_rows = 10000;
constexpr std::size_t most_request_depth = limits::json_depth + 4;  // an experiment, or samples

template <typename Value, std::size_t count>
Value named(const std::string& name, const char* what,
            const std::array<std::pair<const char*, Value>, count>& table) {
  std::string allowed;
  for (const auto& [key, value] : table) {
    if (name == key) return value;
    allowed += std::string(allowed.empty() ? "" : ", ") + key;
  }
  throw Error(tr("There is no {0} \"{1}\". Allowed: {2}.", what, shortened(name), allowed));
}

constexpr std::array<std::pair<const char*, ThemeChoice>, 3> themes = {
    {{"system", ThemeChoice::system}, {"light", ThemeChoice::light}, {"dark", ThemeChoice::dark}}};

Scene asked_scene(const std::string& id) {
  std::array<std::pair<const char*, Scene>, scene_count> scenes;
  for (std::size_t i = 0; i < scene_count; ++i) {
    scenes[i] = {all_scenes()[i].id, all_scenes()[i].scene};
  }
  return named(id, "scene", scenes);
}

std::vector<float> input_row(const Json& row, std::size_t width, std::size_t index) {
  const std::string place = "inputs[" + std::to_string(index) + "]";
  if (!row.is_array() || row.size() != width) {
    throw Error(tr("{0} has to be a list of {1} numbers.", place, width));
  }
  std::vector<float> values;
  for (const Json& value : row) {
    if (!value.is_number() || !std::isfinite(value.get<double>())) {
      throw Error(tr("{0} has something in it that is not a number.", place));
    }
    values.push_back(value.get<float>());
  }
  return values;
}

// A row of one's own numbers as the network is given it.
void append_input(std::vector<float>& rows, const Experiment& experiment,
                  const std::vector<float>& row) {
  const std::vector<Axis>& axes = experiment.data.x_axes;
  std::vector<float> numbers;
  for (const float number : row) numbers.push_back(scaled(axes, numbers.size(), number));
  if (!takes_features(experiment.data)) {
    rows.insert(rows.end(), numbers.begin(), numbers.end());
    return;
  }
  for (const Feature feature : experiment.features) {
    rows.push_back(feature_value(feature, numbers[0], numbers[1]));
  }
}

// Raw inputs as a person gives them, in the units of the axes: for the 2-D sets and points of two
// numbers x and y, from which the features come.
std::vector<float> model_inputs(const App& app, const Json& inputs, const Sequential& model) {
  if (!inputs.is_array() || inputs.empty() || inputs.size() > most_rows) {
    throw Error(tr("\"inputs\" has to be a list of 1 to {0} rows of numbers.", most_rows));
  }
  const Experiment& experiment = app.experiment();
  const bool features = takes_features(experiment.data);
  const std::size_t width = features ? 2 : element_count(model.input_shape());
  std::vector<float> rows;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    append_input(rows, experiment, input_row(inputs[i], width, i));
  }
  return rows;
}

Json predict(const App& app, const Json& request) {
  if (app.driver() == nullptr) throw Error(tr("There is no model yet: its data are being loaded."));
  const Sequential& model = *app.driver()->snapshot().model;
  const Json& inputs = field(request, "inputs");
  const std::vector<float> rows = model_inputs(app, inputs, model);
  const std::size_t rows_at_once = rows_in_memory(model, inputs.size());
  const std::size_t input_size = element_count(model.input_shape());
  Cache cache = model.make_cache(rows_at_once, Mode::inference);
  Json predictions = Json::array();
  for (std::size_t first = 0; first < inputs.size(); first += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, inputs.size() - first);
    const float* outputs =
        model.predict(default_kernels(), &rows[first * input_size], count, cache);
    for (std::size_t i = 0; i < count; ++i, outputs += model.output_size()) {
      Json row = Json::array();
      for (std::size_t k = 0; k < model.output_size(); ++k) row.push_back(api_number(outputs[k]));
      predictions.push_back(std::move(row));
    }
  }
  return {{"predictions", std::move(predictions)}};
}

Json answer(App& app, const Json& request, const std::vector<ControlPlace>& controls,
            LessonGuide* guide) {
  const std::string what = text_field(request, "do");
  if (guide != nullptr) {
    if (const auto of_lesson = lesson_answer(*guide, what, request)) return *of_lesson;
  }
  if (what == "getState") return api_state(app, controls);
  if (what == "getProgress") return progress_state(app);
  if (what == "getPlaces") return places_state(controls, field(request, "ids"));
  if (what == "predict") return predict(app, request);
  if (const auto kept = keeping_answer(app, what, request)) return *kept;
  if (const auto run = runs_answer(app, what, request)) return *run;
  if (const auto view = views_answer(app, what, request)) return *view;
  if (what == "setExperiment") {
    const Json& experiment = field(request, "experiment");
    // A string is taken as the JSON text, so that errors can name its lines.
    const std::string text =
        experiment.is_string() ? experiment.get<std::string>() : dump_json(experiment);
    carry_out_request(app, SetExperiment{parse_experiment(text)});
  } else if (what == "openFile") {
    carry_out_request(app, OpenFile{text_field(request, "name"), text_field(request, "text")});
  } else if (what == "loadPreset") {
    carry_out_request(app, LoadPreset{text_field(request, "id")});
  } else if (what == "setScene") {
    carry_out_request(app, SetScene{asked_scene(text_field(request, "scene"))});
  } else if (what == "setKernels") {
    carry_out_request(app, SetKernels{text_field(request, "kernels")});
  } else if (what == "setThreads") {
    carry_out_request(app, SetThreads{count_field(request, "threads")});
  } else if (what == "trainUnseen") {
    carry_out_request(app, TrainUnseen{switch_field(request, "on")});
  } else if (what == "showPerformance") {
    carry_out_request(app, ShowPart{Part::performance, switch_field(request, "open")});
  } else if (what == "setTheme") {
    carry_out_request(app, SetTheme{named(text_field(request, "theme"), "theme", themes)});
  } else {
    throw Error(
        tr("There is no request \"{0}\". Allowed: getState, getProgress, setExperiment, openFile, "
           "loadPreset, setScene, setKernels, setThreads, trainUnseen, showPerformance, setTheme, "
           "predict, "
           "{1}, {2}, {3}, {4}.",
           what, runs_requests(), keeping_requests(), views_requests(), lesson_requests()));
  }
  return nullptr;
}

Json error_answer(const std::string& sentence) { return {{"error", sentence}}; }

}  // namespace

std::string handle_request(App& app, std::string_view text,
                           const std::vector<ControlPlace>& controls, LessonGuide* guide) {
  Json reply;
  try {
    check_json_depth(text, most_request_depth);
    const Json request = parse_plain_json(text);
    if (!request.is_object())
      throw Error(tr("A request is a JSON object such as {\"do\": \"play\"}."));
    reply["result"] = answer(app, request, controls, guide);
  } catch (const Error& error) {
    reply = error_answer(error.what());
  } catch (const Json::exception&) {
    reply = error_answer(tr(
        "What was given cannot be read as JSON: there is half a character in it, or a number that "
        "is too large."));
  } catch (const std::bad_alloc&) {
    reply = error_answer(tr("There is not enough memory for that. Try fewer samples or units."));
  }
  return dump_mended_json(reply);
}

}  // namespace descent
