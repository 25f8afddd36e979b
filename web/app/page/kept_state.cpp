#include "web/app/page/kept_state.hpp"

#include <algorithm>
#include <bit>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/experiment/base64url.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/history_json.hpp"
#include "engine/experiment/limits.hpp"
#include "web/app/page/link_view.hpp"
#include "web/app/state/scene_of.hpp"

namespace descent {
namespace {

using nlohmann::json;

constexpr int format_version = 1;
constexpr std::size_t most_kept_depth = limits::json_depth + 8;

[[noreturn]] void fail() {
  throw Error("What the browser kept of your last visit cannot be read.");
}

// Numbers as the bytes of 32-bit floats, which is many times as fast as decimals.
class Packer {
 public:
  void add(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int i = 0; i < 4; ++i) bytes_.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
  }
  std::string text() const { return to_base64url(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

std::vector<float> unpacked(const std::string& text) {
  const auto bytes = from_base64url(text);
  if (!bytes || bytes->size() % 4 != 0) fail();
  std::vector<float> numbers;
  numbers.reserve(bytes->size() / 4);
  for (std::size_t at = 0; at < bytes->size(); at += 4) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i) bits |= std::uint32_t{(*bytes)[at + i]} << (8 * i);
    numbers.push_back(std::bit_cast<float>(bits));
  }
  return numbers;
}

json write_history_packed(const History& history) {
  json columns = json::object();
  const auto pack = [&](const char* name, auto&& value) {
    Packer packer;
    for (const EpochRecord& record : history.epochs) packer.add(static_cast<float>(value(record)));
    columns[name] = packer.text();
  };
  for (const HistoryColumn& column : history_columns()) {
    pack(column.name, [&](const EpochRecord& record) { return column.of(record); });
  }
  pack("seconds", [](const EpochRecord& record) { return record.seconds; });
  pack("w", [](const EpochRecord& record) { return record.neuron[0]; });
  pack("b", [](const EpochRecord& record) { return record.neuron[1]; });
  Packer evaluated;
  evaluated.add(static_cast<float>(history.initial_loss));
  for (const EpochRecord& record : history.epochs) {
    evaluated.add(static_cast<float>(record.evaluated_loss));
  }
  columns["evaluated"] = evaluated.text();
  if (history.epochs.size() < history.epochs.count()) {
    std::size_t before = 0;
    pack("gaps", [&](const EpochRecord& record) {
      return record.epoch - std::exchange(before, record.epoch);
    });
  }
  columns["begin"] = {history.initial_neuron[0], history.initial_neuron[1]};
  columns["edited"] = history.edited;
  return columns;
}

History read_history_packed(const json& columns) {
  History history;
  std::vector<EpochRecord> records;
  const std::size_t count = unpacked(columns.at("loss").get<std::string>()).size();
  if (count > limits::epochs) fail();
  records.resize(count);
  const auto unpack = [&](const char* name, auto&& set) {
    const std::vector<float> numbers = unpacked(columns.at(name).get<std::string>());
    if (numbers.size() != count) fail();
    for (std::size_t i = 0; i < count; ++i) set(records[i], numbers[i]);
  };
  for (const HistoryColumn& column : history_columns()) {
    unpack(column.name, [&](EpochRecord& record, float value) { column.of(record) = value; });
  }
  unpack("seconds", [](EpochRecord& record, float value) { record.seconds = value; });
  unpack("w", [](EpochRecord& record, float value) { record.neuron[0] = value; });
  unpack("b", [](EpochRecord& record, float value) { record.neuron[1] = value; });
  const auto evaluated = unpacked(columns.value("evaluated", std::string()));
  if (evaluated.size() == count + 1) {
    history.initial_loss = evaluated[0];
    for (std::size_t i = 0; i < count; ++i) records[i].evaluated_loss = evaluated[i + 1];
  }
  const auto gaps = unpacked(columns.value("gaps", std::string()));
  for (std::size_t i = 0, epoch = 0; i < count; ++i) {
    const bool known = gaps.size() == count && gaps[i] >= 1 && gaps[i] <= 1e9f;
    records[i].epoch = epoch += known ? static_cast<std::size_t>(gaps[i]) : 1;
  }
  history.epochs = EpochLog(records);
  history.initial_neuron = {columns.at("begin").at(0).get<float>(),
                            columns.at("begin").at(1).get<float>()};
  history.edited = std::min(columns.at("edited").get<std::size_t>(), history.epochs.count());
  return history;
}

std::string pack_weights(const Parameters& weights) {
  Packer packer;
  for (const Tensor* tensor : tensors(weights)) {
    for (const float value : *tensor) packer.add(value);
  }
  return packer.text();
}

// Of the experiment's model, whose shapes they have.
Parameters unpack_weights(const Experiment& experiment, const std::string& text) {
  Sequential model = make_model(experiment, dataset_outline(experiment).input_shape);
  const std::vector<float> numbers = unpacked(text);
  if (numbers.size() != model.parameter_count()) fail();
  auto next = numbers.begin();
  for (Tensor* tensor : tensors(model.parameters())) {
    const auto count = static_cast<std::ptrdiff_t>(tensor->size());
    std::copy_n(next, count, tensor->begin());
    next += count;
  }
  return model.parameters();
}

json write_scene(const KeptScene& kept, bool with_training) {
  json scene = {{"scene", std::string(to_string(kept.scene))},
                {"experiment", to_json(kept.experiment)},
                {"preset", kept.preset_id}};
  if (!with_training || !kept.trained) return scene;
  scene["weights"] = pack_weights(*kept.trained->weights);
  scene["history"] = write_history_packed(*kept.trained->history);
  return scene;
}

Scene read_scene_name(const std::string& name) {
  for (std::size_t i = 0; i < scene_count; ++i) {
    if (to_string(static_cast<Scene>(i)) == name) return static_cast<Scene>(i);
  }
  fail();
}

KeptScene read_scene(const json& scene) {
  KeptScene kept;
  kept.scene = read_scene_name(scene.at("scene").get<std::string>());
  kept.experiment = parse_experiment(scene.at("experiment").get<std::string>());
  kept.preset_id = scene.at("preset").get<std::string>();
  if (scene_of(kept.experiment) != kept.scene) fail();
  check_fit(kept.experiment);
  if (!scene.contains("weights")) return kept;
  Parameters weights = unpack_weights(kept.experiment, scene.at("weights").get<std::string>());
  kept.trained = std::make_shared<const Trained>(
      Trained{std::move(weights),
              std::make_shared<const History>(read_history_packed(scene.at("history")))});
  return kept;
}

json write_view(const View& view) {
  json fields = json::object();
  for (const LinkField& field : link_view(view, LinkTheme::given)) {
    fields[field.key] = field.value;
  }
  fields["scene"] = std::string(to_string(view.scene));
  fields["keep_weights"] = view.keep_weights;
  return fields;
}

View read_view(const json& json_view) {
  std::vector<LinkField> fields;
  for (const auto& [key, value] : json_view.items()) {
    if (value.is_string()) fields.push_back({key, value.get<std::string>()});
  }
  View view = with_link_view(View{}, fields);
  view.hidden = {};  // is asked for by a link alone
  view.scene = read_scene_name(json_view.at("scene").get<std::string>());
  view.keep_weights = json_view.at("keep_weights").get<bool>();
  return view;
}

}  // namespace

std::string to_text(const KeptState& state) {
  json all = {{"kept", format_version}, {"view", write_view(state.view)}};
  all["scenes"] = json::array();
  std::size_t left = most_kept_characters - all.dump().size();
  std::vector<const KeptScene*> shown_first;
  for (const KeptScene& kept : state.scenes) {
    const bool shown = kept.scene == state.view.scene;
    shown_first.insert(shown ? shown_first.begin() : shown_first.end(), &kept);
  }
  for (const KeptScene* kept : shown_first) {
    for (const bool with_training : {true, false}) {
      json scene = write_scene(*kept, with_training);
      const std::size_t size = scene.dump().size() + 1;
      if (size > left) continue;
      left -= size;
      all["scenes"].push_back(std::move(scene));
      break;
    }
  }
  return all.dump();
}

KeptState parse_kept_state(std::string_view text) {
  if (text.size() > most_kept_characters) fail();
  try {
    check_json_depth(text, most_kept_depth);
    const json all = json::parse(text);
    if (all.at("kept").get<int>() != format_version) fail();
    KeptState state;
    state.view = read_view(all.at("view"));
    for (const json& scene : all.at("scenes")) state.scenes.push_back(read_scene(scene));
    return state;
  } catch (const json::exception&) {
    fail();
  }
}

}  // namespace descent
