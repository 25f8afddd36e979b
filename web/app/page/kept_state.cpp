#include "web/app/page/kept_state.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/history_json.hpp"
#include "engine/experiment/limits.hpp"
#include "web/app/page/link_view.hpp"
#include "web/app/runs/scene_runs.hpp"
#include "web/app/state/scene_of.hpp"

namespace descent {
namespace {

using nlohmann::json;

constexpr int format_version = 2;
constexpr std::size_t most_kept_depth = limits::json_depth + 8;

static_assert(std::endian::native == std::endian::little && sizeof(float) == 4);

[[noreturn]] void fail() {
  throw Error(tr("What the browser kept of your last visit cannot be read."));
}

// Of an epoch: its number, the columns, the loss of its last weights, the seconds, and a single
// neuron's weight and bias.
std::size_t row_size() { return history_columns().size() + 5; }

void write_row(const EpochRecord& record, std::vector<float>& rows) {
  rows.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(record.epoch)));
  for (const HistoryColumn& column : history_columns()) {
    rows.push_back(static_cast<float>(column.of(record)));
  }
  rows.push_back(static_cast<float>(record.evaluated_loss));
  rows.push_back(static_cast<float>(record.seconds));
  rows.insert(rows.end(), record.neuron.begin(), record.neuron.end());
}

EpochRecord read_row(const float* row) {
  EpochRecord record;
  record.epoch = std::bit_cast<std::uint32_t>(*row++);
  for (const HistoryColumn& column : history_columns()) column.of(record) = *row++;
  record.evaluated_loss = *row++;
  record.seconds = *row++;
  for (float& value : record.neuron) value = *row++;
  return record;
}

std::size_t weight_count(const Parameters& weights) {
  std::size_t count = 0;
  for (const Tensor* tensor : tensors(weights)) count += tensor->size();
  return count;
}

// A label and a confidence.
constexpr std::size_t numbers_of_prediction = 2;

std::size_t prediction_count(const Trained& trained) {
  return trained.predictions ? trained.predictions->size() : 0;
}

json write_scene(const KeptScene& kept) {
  json scene = {{"scene", scene_info(kept.scene).id},
                {"experiment", to_json(kept.experiment)},
                {"preset", kept.preset_id}};
  if (!kept.label.empty()) scene["label"] = kept.label;
  if (!kept.shown) scene["beside"] = true;
  if (kept.playing) scene["playing"] = true;
  if (!kept.trained) return scene;
  const History& history = *kept.trained->history;
  const std::size_t weights = weight_count(*kept.trained->weights);
  const std::size_t predictions = prediction_count(*kept.trained);
  const std::size_t numbers =
      weights + history.epochs.size() * row_size() + predictions * numbers_of_prediction;
  scene["training"] = {{"bytes", numbers * sizeof(float)},
                       {"weights", weights},
                       {"epochs", history.epochs.size()},
                       {"predictions", predictions},
                       {"last_epoch", kept.trained->last_epoch},
                       {"begin", {history.initial_neuron[0], history.initial_neuron[1]}},
                       {"begin_loss", history.initial_loss},  // null: none
                       {"edited", history.edited}};
  return scene;
}

Scene read_scene_name(const std::string& name) {
  if (const auto scene = scene_named(name)) return *scene;
  fail();
}

// Numbers from the front of the bytes, which are then behind.
std::vector<float> take_numbers(std::span<const std::uint8_t>& bytes, std::size_t count) {
  if (count > bytes.size() / sizeof(float)) fail();
  std::vector<float> numbers(count);
  if (count > 0) std::memcpy(numbers.data(), bytes.data(), count * sizeof(float));
  bytes = bytes.subspan(count * sizeof(float));
  return numbers;
}

// Of the experiment's model, whose shapes they have.
Parameters read_weights(const Experiment& experiment, const std::vector<float>& numbers) {
  Sequential model = make_model(experiment, dataset_outline(experiment).input_shape);
  if (numbers.size() != model.parameter_count()) fail();
  auto next = numbers.begin();
  for (Tensor* tensor : tensors(model.parameters())) {
    const auto count = static_cast<std::ptrdiff_t>(tensor->size());
    std::copy_n(next, count, tensor->begin());
    next += count;
  }
  return model.parameters();
}

History read_history_rows(const json& training, std::span<const std::uint8_t>& bytes) {
  const auto count = training.at("epochs").get<std::size_t>();
  if (count > limits::epochs) fail();
  const std::vector<float> rows = take_numbers(bytes, count * row_size());
  std::vector<EpochRecord> records;
  for (std::size_t i = 0, before = 0; i < count; ++i) {
    records.push_back(read_row(&rows[i * row_size()]));
    if (records.back().epoch <= before) fail();
    before = records.back().epoch;
  }
  History history;
  history.epochs = EpochLog(records);
  const json& begin = training.at("begin");
  history.initial_neuron = {begin.at(0).get<float>(), begin.at(1).get<float>()};
  const json& begin_loss = training.at("begin_loss");
  if (!begin_loss.is_null()) history.initial_loss = begin_loss.get<double>();
  history.edited = std::min(training.at("edited").get<std::size_t>(), history.epochs.count());
  return history;
}

std::shared_ptr<const std::vector<Prediction>> read_predictions(
    const json& training, std::span<const std::uint8_t>& bytes) {
  const auto count = training.value("predictions", std::size_t{0});
  if (count == 0) return nullptr;
  if (count > bytes.size()) fail();
  const std::vector<float> numbers = take_numbers(bytes, count * numbers_of_prediction);
  std::vector<Prediction> predictions(count);
  for (std::size_t i = 0; i < count; ++i) {
    predictions[i] = {std::bit_cast<std::uint32_t>(numbers[2 * i]), numbers[2 * i + 1]};
  }
  return std::make_shared<const std::vector<Prediction>>(std::move(predictions));
}

KeptScene read_scene(const json& scene, std::span<const std::uint8_t>& bytes) {
  KeptScene kept;
  kept.scene = read_scene_name(scene.at("scene").get<std::string>());
  kept.experiment = parse_experiment(scene.at("experiment").get<std::string>());
  kept.preset_id = scene.at("preset").get<std::string>();
  kept.label = scene.value("label", "");
  kept.shown = !scene.value("beside", false);
  kept.playing = scene.value("playing", false);
  if (scene_of(kept.experiment) != kept.scene) fail();
  check_fit(kept.experiment);
  if (!scene.contains("training")) return kept;
  const json& training = scene.at("training");
  const std::vector<float> numbers = take_numbers(bytes, training.at("weights").get<std::size_t>());
  Parameters weights = read_weights(kept.experiment, numbers);
  Trained trained{std::move(weights),
                  std::make_shared<const History>(read_history_rows(training, bytes))};
  trained.predictions = read_predictions(training, bytes);
  trained.last_epoch = std::min(training.value("last_epoch", std::size_t{0}), limits::epochs);
  kept.trained = std::make_shared<const Trained>(std::move(trained));
  return kept;
}

json write_view(const View& view) {
  json fields = json::object();
  for (const LinkField& field : link_view(view, LinkTheme::given)) {
    fields[field.key] = field.value;
  }
  fields["scene"] = scene_info(view.scene).id;
  fields["kept_weights"] = json::object();
  for (const SceneInfo& info : all_scenes()) {
    fields["kept_weights"][info.id] = view.kept_weights[static_cast<std::size_t>(info.scene)];
  }
  return fields;
}

View read_view(const json& json_view) {
  std::vector<LinkField> fields;
  for (const auto& [key, value] : json_view.items()) {
    if (value.is_string()) fields.push_back({key, value.get<std::string>()});
  }
  View view = with_link_view(View{}, fields);
  view.scene = read_scene_name(json_view.at("scene").get<std::string>());
  // States of before each scene had its own lack it.
  const json kept = json_view.value("kept_weights", json::object());
  for (const SceneInfo& info : all_scenes()) {
    bool& of_scene = view.kept_weights[static_cast<std::size_t>(info.scene)];
    of_scene = kept.value(info.id, of_scene);
  }
  return view;
}

std::string head_of(const KeptState& state) {
  json all = {{"kept", format_version}, {"view", write_view(state.view)}};
  all["scenes"] = json::array();
  for (const KeptScene& kept : state.scenes) all["scenes"].push_back(write_scene(kept));
  return all.dump();
}

std::span<const std::uint8_t> bytes_of(const float* numbers, std::size_t count) {
  return {reinterpret_cast<const std::uint8_t*>(numbers), count * sizeof(float)};
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
    if (runs > SceneRuns::most_runs || (runs > 0 && shown != 1)) fail();
  }
}

}  // namespace

KeptPieces::KeptPieces(KeptState state) : state_(std::move(state)), head_(head_of(state_)) {}

void KeptPieces::advance() {
  ++part_;
  done_ = 0;
}

std::span<const std::uint8_t> KeptPieces::next(std::size_t most) {
  for (; scene_ < state_.scenes.size(); ++scene_, part_ = 0) {
    const KeptScene& kept = state_.scenes[scene_];
    if (!kept.trained) continue;
    const auto weights = tensors(*kept.trained->weights);
    while (part_ < weights.size() + 2) {
      const auto piece = part_ < weights.size()    ? next_weights(*weights[part_], most)
                         : part_ == weights.size() ? next_epochs(*kept.trained->history, most)
                                                   : next_predictions(*kept.trained, most);
      if (!piece.empty()) return piece;
      advance();
    }
  }
  return {};
}

std::span<const std::uint8_t> KeptPieces::next_weights(const Tensor& tensor, std::size_t most) {
  const std::size_t count = std::min(most / sizeof(float), tensor.size() - done_);
  const float* first = tensor.data() + done_;
  done_ += count;
  return bytes_of(first, count);
}

std::span<const std::uint8_t> KeptPieces::next_epochs(const History& history, std::size_t most) {
  const std::size_t at_once = most / (row_size() * sizeof(float));
  const std::size_t count = std::min(at_once, history.epochs.size() - done_);
  rows_.clear();
  for (std::size_t i = 0; i < count; ++i) write_row(history.epochs[done_ + i], rows_);
  done_ += count;
  return bytes_of(rows_.data(), rows_.size());
}

std::span<const std::uint8_t> KeptPieces::next_predictions(const Trained& trained,
                                                           std::size_t most) {
  const std::size_t at_once = most / (numbers_of_prediction * sizeof(float));
  const std::size_t count = std::min(at_once, prediction_count(trained) - done_);
  rows_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    const Prediction& prediction = (*trained.predictions)[done_ + i];
    rows_.push_back(std::bit_cast<float>(prediction.label));
    rows_.push_back(prediction.confidence);
  }
  done_ += count;
  return bytes_of(rows_.data(), rows_.size());
}

KeptState parse_kept_state(std::string_view head, std::span<const std::uint8_t> bytes) {
  try {
    check_json_depth(head, most_kept_depth);
    const json all = json::parse(head);
    if (all.at("kept").get<int>() != format_version) fail();
    KeptState state;
    state.view = read_view(all.at("view"));
    for (const json& scene : all.at("scenes")) state.scenes.push_back(read_scene(scene, bytes));
    if (!bytes.empty()) fail();
    check_runs(state);
    return state;
  } catch (const json::exception&) {
    fail();
  }
}

}  // namespace descent
