#include "web/app/page/kept_state.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/history_json.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/experiment/limits.hpp"
#include "web/app/page/kept_continuation.hpp"
#include "web/app/page/kept_history.hpp"
#include "web/app/page/kept_numbers.hpp"
#include "web/app/page/kept_seeds.hpp"
#include "web/app/page/link_view.hpp"
#include "web/app/runs/scene_runs.hpp"
#include "web/app/state/scene_of.hpp"

namespace descent {
namespace {

constexpr int format_version = 2;
constexpr std::size_t most_kept_depth = limits::json_depth + 8;

std::size_t weight_count(const Parameters& weights) {
  std::size_t count = 0;
  for (const Tensor* tensor : tensors(weights)) count += tensor->size();
  return count;
}

std::size_t prediction_count(const Trained& trained) {
  return trained.predictions ? trained.predictions->size() : 0;
}

// Of all that follows the head; web/shell/kept_store.js reads it, too.
std::size_t byte_count(const KeptScene& kept) {
  const Trained& trained = *kept.trained;
  const std::size_t rows = trained.history->epochs.size() * kept_row_size();
  std::size_t bytes = (weight_count(*trained.weights) + rows) * sizeof(float) +
                      prediction_count(trained) * sizeof(Prediction);
  for (const auto& array : continuation_bytes(trained)) bytes += array.size();
  if (kept.seeds) bytes += kept_seeds_bytes(*kept.seeds);
  return bytes;
}

Json write_scene(const KeptScene& kept) {
  Json scene = {{"scene", scene_info(kept.scene).id},
                {"experiment", to_json(kept.experiment)},
                {"preset", kept.preset_id}};
  if (!kept.label.empty()) scene["label"] = kept.label;
  if (!kept.shown) scene["beside"] = true;
  if (kept.playing) scene["playing"] = true;
  if (kept.pinned) scene["pinned"] = true;
  if (!kept.trained) return scene;
  const History& history = *kept.trained->history;
  scene["training"] = {{"bytes", byte_count(kept)},
                       {"weights", weight_count(*kept.trained->weights)},
                       {"epochs", history.epochs.size()},
                       {"predictions", prediction_count(*kept.trained)},
                       {"last_epoch", kept.trained->last_epoch}};
  scene["training"].update(kept_history(history));
  scene["training"].update(kept_continuation(*kept.trained));
  if (kept.seeds) scene["training"]["seeds"] = kept_seeds(*kept.seeds);
  return scene;
}

Scene read_scene_name(const std::string& name) {
  if (const auto scene = scene_named(name)) return *scene;
  fail_kept_state();
}

std::shared_ptr<const std::vector<Prediction>> read_predictions(
    const Json& training, std::span<const std::uint8_t>& bytes) {
  const auto count = training.value("predictions", std::size_t{0});
  if (count == 0) return nullptr;
  return std::make_shared<const std::vector<Prediction>>(take_kept<Prediction>(bytes, count));
}

KeptScene read_scene(const Json& scene, std::span<const std::uint8_t>& bytes) {
  KeptScene kept;
  kept.scene = read_scene_name(scene.at("scene").get<std::string>());
  kept.experiment = parse_experiment(scene.at("experiment").get<std::string>());
  kept.preset_id = scene.at("preset").get<std::string>();
  kept.label = scene.value("label", "");
  kept.shown = !scene.value("beside", false);
  kept.playing = scene.value("playing", false);
  kept.pinned = scene.value("pinned", false);
  if (scene_of(kept.experiment) != kept.scene) fail_kept_state();
  check_fit(kept.experiment);
  if (!scene.contains("training")) return kept;
  const Json& training = scene.at("training");
  const Sequential model =
      make_model(kept.experiment, dataset_outline(kept.experiment).input_shape);
  if (training.at("weights").get<std::size_t>() != model.parameter_count()) fail_kept_state();
  Trained trained{take_kept_weights(bytes, model.parameters()),
                  std::make_shared<const History>(read_kept_history(training, bytes))};
  trained.predictions = read_predictions(training, bytes);
  trained.last_epoch = std::min(training.value("last_epoch", std::size_t{0}), limits::epochs);
  read_kept_continuation(training, bytes, trained);
  kept.trained = std::make_shared<const Trained>(std::move(trained));
  if (training.contains("seeds")) {
    kept.seeds = std::make_shared<const SavedSeeds>(read_kept_seeds(training.at("seeds"), bytes));
  }
  return kept;
}

Json write_view(const View& view) {
  Json fields = Json::object();
  for (const LinkField& field : link_view(view, LinkTheme::given)) {
    fields[field.key] = field.value;
  }
  fields["scene"] = scene_info(view.scene).id;
  fields["kept_weights"] = Json::object();
  for (const SceneInfo& info : all_scenes()) {
    fields["kept_weights"][info.id] = view.kept_weights[static_cast<std::size_t>(info.scene)];
  }
  return fields;
}

View read_view(const Json& json_view) {
  std::vector<LinkField> fields;
  for (const auto& [key, value] : json_view.items()) {
    if (value.is_string()) fields.push_back({key, value.get<std::string>()});
  }
  View view = with_link_view(View{}, fields);
  view.scene = read_scene_name(json_view.at("scene").get<std::string>());
  // States of before each scene had its own lack it.
  const Json kept = json_view.value("kept_weights", Json::object());
  for (const SceneInfo& info : all_scenes()) {
    bool& of_scene = view.kept_weights[static_cast<std::size_t>(info.scene)];
    of_scene = kept.value(info.id, of_scene);
  }
  return view;
}

std::string head_of(const KeptState& state) {
  Json all = {{"kept", format_version}, {"view", write_view(state.view)}};
  all["scenes"] = Json::array();
  for (const KeptScene& kept : state.scenes) all["scenes"].push_back(write_scene(kept));
  return dump_json(all);
}

// Each scene shows one of its runs, of which there are not too many.
void check_runs(const KeptState& state) {
  for (const SceneInfo& info : all_scenes()) {
    std::size_t runs = 0, shown = 0;
    for (const KeptScene& kept : state.scenes) {
      if (kept.scene != info.scene) continue;
      ++runs;
      shown += kept.shown ? 1 : 0;
    }
    if (runs > SceneRuns::most_runs || (runs > 0 && shown != 1)) fail_kept_state();
  }
}

}  // namespace

KeptPieces::KeptPieces(KeptState state) : state_(std::move(state)), head_(head_of(state_)) {
  for (const KeptScene& kept : state_.scenes) {
    if (kept.trained) add_parts(kept);
  }
}

void KeptPieces::add_parts(const KeptScene& kept) {
  const Trained& trained = *kept.trained;
  const auto add = [&](std::span<const std::uint8_t> bytes) { parts_.push_back({bytes, nullptr}); };
  for (const auto bytes : kept_bytes(*trained.weights)) add(bytes);
  parts_.push_back({{}, &trained.history->epochs});
  if (trained.predictions) add(kept_bytes(std::span(*trained.predictions)));
  for (const auto bytes : continuation_bytes(trained)) add(bytes);
  if (!kept.seeds) return;
  for (const SeedCourse& course : kept.seeds->courses) parts_.push_back({{}, &course.epochs});
}

std::span<const std::uint8_t> KeptPieces::next(std::size_t most) {
  for (; part_ < parts_.size(); ++part_, done_ = 0) {
    const Part& part = parts_[part_];
    if (part.rows) {
      const auto rows = next_epochs(*part.rows, most);
      if (!rows.empty()) return rows;
    } else if (done_ < part.bytes.size()) {
      const std::size_t count = std::min(most, part.bytes.size() - done_);
      const auto piece = part.bytes.subspan(done_, count);
      done_ += count;
      return piece;
    }
  }
  return {};
}

std::span<const std::uint8_t> KeptPieces::next_epochs(const EpochLog& epochs, std::size_t most) {
  const std::size_t at_once = most / (kept_row_size() * sizeof(float));
  const std::size_t count = std::min(at_once, epochs.size() - done_);
  rows_.clear();
  for (std::size_t i = 0; i < count; ++i) write_kept_row(epochs[done_ + i], rows_);
  done_ += count;
  return kept_bytes(std::span(std::as_const(rows_)));
}

KeptState parse_kept_state(std::string_view head, std::span<const std::uint8_t> bytes) {
  try {
    check_json_depth(head, most_kept_depth);
    const Json all = parse_plain_json(head);
    if (all.at("kept").get<int>() != format_version) fail_kept_state();
    KeptState state;
    state.view = read_view(all.at("view"));
    for (const Json& scene : all.at("scenes")) state.scenes.push_back(read_scene(scene, bytes));
    if (!bytes.empty()) fail_kept_state();
    check_runs(state);
    return state;
  } catch (const Json::exception&) {
    fail_kept_state();
  }
}

}  // namespace descent
