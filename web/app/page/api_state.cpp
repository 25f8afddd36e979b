#include "web/app/page/api_state.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_text.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/app/looks/performance.hpp"
#include "web/app/page/api_runs.hpp"
#include "web/app/state/drawing.hpp"

namespace descent {
namespace {

// The newest of a long history; a page that wants all of it listens to "epoch".
constexpr std::size_t most_epochs = 1000;

Json epoch_state(const EpochRecord& record) {
  return {{"epoch", record.epoch},
          {"loss", api_number(record.train.loss)},
          {"accuracy", api_number(record.train.accuracy)},
          {"valLoss", api_number(record.validation.loss)},
          {"valAccuracy", api_number(record.validation.accuracy)},
          {"meanAbsoluteError", api_number(record.train.mean_absolute_error)},
          {"r2Score", api_number(record.train.r_squared)},
          {"valMeanAbsoluteError", api_number(record.validation.mean_absolute_error)},
          {"valR2Score", api_number(record.validation.r_squared)},
          {"seconds", api_number(record.seconds)}};
}

// What callbacks and edits did, the newest of it.
Json actions_state(const History& history) {
  constexpr std::size_t most = 100;
  const auto all = history.actions.all();
  Json actions = Json::array();
  for (const TrainingAction& action : all.last(std::min(most, all.size()))) {
    actions.push_back(
        {{"epoch", action.epoch}, {"callback", action.callback}, {"text", action.text}});
  }
  return actions;
}

// Looks at the test set, the newest of them.
Json tests_state(const History& history) {
  constexpr std::size_t most = 100;
  const auto all = history.tests.all();
  Json tests = Json::array();
  for (const TestResult& test : all.last(std::min(most, all.size()))) {
    tests.push_back({{"epoch", test.epoch},
                     {"step", test.step},
                     {"loss", api_number(test.scores.loss)},
                     {"accuracy", api_number(test.scores.accuracy)},
                     {"meanAbsoluteError", api_number(test.scores.mean_absolute_error)},
                     {"r2Score", api_number(test.scores.r_squared)}});
  }
  return tests;
}

Json history_state(const History& history) {
  Json epochs = Json::array();
  const std::size_t count = history.epochs.size();
  for (std::size_t i = count > most_epochs ? count - most_epochs : 0; i < count; ++i) {
    epochs.push_back(epoch_state(history.epochs[i]));
  }
  return epochs;
}

const char* state_name(ImageSetStatus::State state) {
  using State = ImageSetStatus::State;
  switch (state) {
    case State::absent:
      return "absent";
    case State::available:
      return "available";
    case State::loading:
      return "loading";
    case State::ready:
      return "ready";
    case State::failed:
      return "failed";
  }
  return "";
}

Json image_set_state(const App& app) {
  Json sets = Json::array();
  for (const ImageSetStatus& set : app.image_sets()) {
    sets.push_back({{"name", set.name},
                    {"title", set.title},
                    {"state", state_name(set.state)},
                    {"progress", set.progress},
                    {"message", set.message}});
  }
  return sets;
}

// What this build of the page, on this machine, can compute with.
Json kernel_tables_state() {
  Json tables = Json::object();
  for (const KernelTable* table : kernel_tables()) {
    tables[std::string(table->name)] = std::string(table->instructions);
  }
  return tables;
}

Json step_state(const StepProfile& step) {
  Json parts = Json::array();
  for (const StepProfile::Part& part : step.parts) {
    Json kernels = Json::object();
    for (const StepProfile::Kernel& kernel : part.kernels) {
      kernels[std::string(kernel.name)] = kernel.seconds * 1e6;
    }
    Json one = {{"pass", std::string(to_string(part.pass))},
                {"microseconds", part.seconds * 1e6},
                {"kernels", std::move(kernels)}};
    const bool of_layer = part.pass == StepPass::forward || part.pass == StepPass::backward;
    if (of_layer) one["layer"] = part.layer;
    parts.push_back(std::move(one));
  }
  return {{"microseconds", step.step_seconds * 1e6},
          {"steps", step.steps},
          {"kernels", std::string(step.kernels)},
          {"parts", std::move(parts)}};
}

// How fast it trains, on what. What has not been measured is null.
Json performance_state(const App& app) {
  const Performance now = performance(app);
  const auto known = [](double value) { return value > 0 ? Json(value) : Json(nullptr); };
  Json state = {{"open", app.view().open.has(Part::performance)},
                {"build", app.build().name},
                {"threads", app.thread_count()},
                {"automatic", app.view().kernels.empty()},
                {"samplesPerSecond", known(now.samples_per_second)},
                {"flopPerSample", known(now.flop_per_sample)},
                {"gflops", known(now.gflops)},
                {"peakGflops", known(now.peak_gflops)},
                {"share", known(now.share)},
                {"step", now.step ? step_state(*now.step) : Json(nullptr)}};
  for (const TableRate& table : now.tables) {
    state["tables"][std::string(table.name)] = known(table.samples_per_second);
    if (!table.in_use) continue;
    state["kernels"] = std::string(table.name);
    state["instructions"] = std::string(table.instructions);
  }
  return state;
}

Json box_state(const ControlBox& box) {
  return {{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}};
}

// What a control is, beside its place; what is empty or usual is left out.
void add_record(Json& place, const ControlPlace& c) {
  place["role"] = c.role;
  for (const auto& [key, text] : {std::pair("label", &c.label), std::pair("value", &c.value),
                                  std::pair("group", &c.group), std::pair("hint", &c.hint)}) {
    if (!text->empty()) place[key] = *text;
  }
  if (c.on) place["on"] = true;
  if (!c.enabled) place["enabled"] = false;
  if (c.role == "slider" || c.role == "spinbutton") place["now"] = api_number(c.now);
  if (c.min < c.max) {
    place["min"] = api_number(c.min);
    place["max"] = api_number(c.max);
  }
}

// "seen" stands only where a part is out of sight, "cut" where no scrolling shows it all.
Json control_state(const std::vector<ControlPlace>& controls) {
  Json places = Json::object();
  for (const ControlPlace& c : controls) {
    Json place = box_state(c.box);
    if (c.seen.width < c.box.width || c.seen.height < c.box.height) {
      place["seen"] = box_state(c.seen);
    }
    if (!c.whole) place["cut"] = true;
    if (!c.role.empty()) add_record(place, c);
    places[c.name] = std::move(place);
  }
  return places;
}

// What the network makes of the drawing on the pad; null without one.
Json drawing_state(const App& app) {
  const std::vector<float> image = drawn_image(app.view().pad);
  const Driver& driver = *app.driver();
  const Sequential& model = *driver.snapshot().model;
  if (image.empty() || element_count(model.input_shape()) != image.size()) return nullptr;
  const ImagePredictions read = predict_image(model, driver.kernels(), image);
  Json outputs = Json::array();
  for (const float value : read.values) outputs.push_back(api_number(value));
  const std::uint32_t label = read.predictions[0].label;
  Json grey = Json::array();  // 0 … 255, as in an image file
  for (const float ink : image) grey.push_back(static_cast<int>(ink * 255 + 0.5f));
  return {{"image", std::move(grey)},
          {"label", label == no_class ? Json() : Json(label)},
          {"confidence", api_number(read.predictions[0].confidence)},
          {"outputs", std::move(outputs)}};
}

void add_training(Json& state, const App& app) {
  const Driver& driver = *app.driver();
  const Snapshot& now = driver.snapshot();
  state["epoch"] = now.epoch;
  state["epochs"] = now.epochs;
  state["step"] = now.step;
  state["stepsPerEpoch"] = now.steps_per_epoch;
  state["finished"] = now.finished;
  state["stopReason"] = now.stop_reason;
  state["samplesPerSecond"] = api_number(driver.samples_per_second());
  state["parameterCount"] = now.model->parameter_count();
  state["kernels"] = driver.kernels().name;
  state["history"] = history_state(*now.history);
  state["learningRate"] = api_number(static_cast<double>(now.learning_rate));
  state["actions"] = actions_state(*now.history);
  state["tests"] = tests_state(*now.history);
  state["drawing"] = drawing_state(app);
  const EpochRecord newest =
      now.history->epochs.empty() ? EpochRecord{} : now.history->epochs.back();
  for (const char* key : {"loss", "accuracy", "valLoss", "valAccuracy"}) {
    state[key] = epoch_state(newest)[key];
  }
}

// Their names.
Json parts_state(const Parts& parts) {
  Json names = Json::array();
  for (const PartInfo& info : all_parts()) {
    if (parts.has(info.part)) names.push_back(std::string(info.name));
  }
  return names;
}

}  // namespace

Json api_number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json progress_state(const App& app) {
  const Snapshot* now = app.driver() ? &app.driver()->snapshot() : nullptr;
  const bool steps = app.driver() && app.driver()->playing();  // for a batch
  return {{"playing", app.playing() || steps},
          {"epoch", now ? now->epoch : 0},
          {"step", now ? now->step : 0},
          {"finished", now && now->finished}};
}

Json places_state(const std::vector<ControlPlace>& controls, const Json& ids) {
  constexpr std::size_t most = 100;
  if (!ids.is_array() || ids.size() > most) {
    throw Error(tr("\"ids\" has to be a list of at most {0} names of controls.", most));
  }
  Json places = Json::object();
  for (const Json& id : ids) {
    if (!id.is_string()) throw Error(tr("\"{0}\" has to be a string.", "ids"));
    const auto found =
        std::find_if(controls.begin(), controls.end(), [&](const ControlPlace& control) {
          return control.name == id.get_ref<const std::string&>();
        });
    places[id.get<std::string>()] = found == controls.end() ? Json() : box_state(found->seen);
  }
  return places;
}

Json api_state(const App& app, const std::vector<ControlPlace>& controls) {
  Json state = {{"descent", 1},
                {"scene", scene_info(app.view().scene).id},
                {"preset", app.preset_id()},
                {"experiment", parse_plain_json(to_json(app.experiment()))},
                {"playing", app.playing()},
                {"ready", app.driver() != nullptr},
                {"message", app.message()},
                {"language", language_code()},
                {"locked", parts_state(app.view().locked)},
                {"canUndo", app.can_undo()},
                {"canRedo", app.can_redo()},
                {"kernelTables", kernel_tables_state()},
                {"threads", app.thread_count()},
                {"mostThreads", app.most_threads()},
                {"trainsOn", app.schedule() == Schedule::own_thread ? "own thread" : "page"},
                {"performance", performance_state(app)},
                {"imageSets", image_set_state(app)},
                {"controls", control_state(controls)}};
  Json presets = Json::array();
  for (const SceneInfo& info : all_scenes()) {
    state["scenes"].push_back({{"id", info.id}, {"title", info.title}});
  }
  for (const Preset& preset : app.presets()) {
    presets.push_back(
        {{"id", preset.id}, {"title", preset.title}, {"scene", scene_info(preset.scene).id}});
  }
  state["presets"] = std::move(presets);
  state["runs"] = runs_state(app);
  if (app.driver() != nullptr) add_training(state, app);
  return state;
}

}  // namespace descent
