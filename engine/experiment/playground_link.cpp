#include "engine/experiment/playground_link.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

constexpr std::array<std::string_view, 27> known_keys = {"activation",
                                                         "regularization",
                                                         "batchSize",
                                                         "dataset",
                                                         "regDataset",
                                                         "learningRate",
                                                         "noise",
                                                         "regularizationRate",
                                                         "networkShape",
                                                         "seed",
                                                         "showTestData",
                                                         "discretize",
                                                         "percTrainData",
                                                         "x",
                                                         "y",
                                                         "xTimesY",
                                                         "xSquared",
                                                         "ySquared",
                                                         "cosX",
                                                         "sinX",
                                                         "cosY",
                                                         "sinY",
                                                         "collectStats",
                                                         "tutorial",
                                                         "problem",
                                                         "initZero",
                                                         "hideText"};
constexpr std::string_view hide_suffix = "_hide";

// Its controls that a link may hide, by ours.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> hidden_controls = {
    {{"showTestData", "test_data"},
     {"discretize", "discretize"},
     {"playButton", "play"},
     {"stepButton", "step"},
     {"resetButton", "reset"},
     {"learningRate", "learning_rate"},
     {"activation", "activation"},
     {"regularization", "regularizer"},
     {"regularizationRate", "regularizer"},
     {"problem", "loss"},
     {"dataset", "dataset"},
     {"percTrainData", "training_share"},
     {"noise", "noise"},
     {"batchSize", "batch_size"},
     {"numHiddenLayers", "layers"}}};

bool is_known(std::string_view key) {
  return key.ends_with(hide_suffix) ||
         std::find(known_keys.begin(), known_keys.end(), key) != known_keys.end();
}

bool is_plain(std::string_view key) {
  return std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

[[noreturn]] void refuse(std::string_view key, std::string_view value, const std::string& allowed) {
  // As JSON, so that nothing in it can break the sentence.
  throw Error(
      tr("The link's {0} is {1}, but must be {2}.", key, dump_json(shortened(value)), allowed));
}

// The fields of a link by their keys.
class Fields {
 public:
  explicit Fields(const std::vector<LinkField>& fields) : fields_(fields) {}

  bool has(std::string_view key) const { return find_field(fields_, key) != nullptr; }
  // The value where it is given and not empty.
  const std::string* find(std::string_view key) const {
    const std::string* value = find_field(fields_, key);
    return value && !value->empty() ? value : nullptr;
  }
  // There, everything but "false" is true.
  bool flag(std::string_view key, bool standard) const {
    const std::string* value = find(key);
    return value ? *value != "false" : standard;
  }
  double number(std::string_view key, double standard, double low, double high) const {
    const std::string* value = find(key);
    if (!value) return standard;
    const auto number = decimal_number(*value);
    if (!number || !(*number >= low && *number <= high)) {
      refuse(key, *value, tr("a number from {0} to {1}", text_of(low), text_of(high)));
    }
    return *number;
  }
  std::size_t whole(std::string_view key, std::string_view text, std::size_t high) const {
    const auto number = decimal_number(text);
    if (!number || *number != std::floor(*number) || *number < 1 ||
        *number > static_cast<double>(high)) {
      refuse(key, text, tr("a whole number from 1 to {0}", high));
    }
    return static_cast<std::size_t>(*number);
  }
  // Which of the names the value is; the first where it is absent.
  std::size_t choice(std::string_view key, const std::vector<std::string_view>& names) const {
    const std::string* value = find(key);
    if (!value) return 0;
    const auto found = std::find(names.begin(), names.end(), *value);
    if (found == names.end()) {
      std::string allowed;
      for (const std::string_view name : names) {
        allowed += (allowed.empty() ? "" : ", ") + std::string(name);
      }
      refuse(key, *value, tr("one of {0}", allowed));
    }
    return static_cast<std::size_t>(found - names.begin());
  }

 private:
  static std::string text_of(double number) {
    return std::to_string(static_cast<std::uint64_t>(number));
  }

  const std::vector<LinkField>& fields_;
};

// "0.53477", as its page draws them, becomes 53477; other text some number that is its own.
std::uint64_t seed_of(std::string_view text) {
  if (text.starts_with("0.")) text.remove_prefix(2);
  const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  std::uint64_t seed = 0;
  if (digits && text.size() <= 15) {
    for (const char c : text) seed = 10 * seed + static_cast<std::uint64_t>(c - '0');
    return seed;
  }
  seed = 14695981039346656037u;  // FNV-1a
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return seed % limits::seed;
}

void read_data(const Fields& fields, bool regression, Link& link) {
  DataSettings& data = link.experiment.data;
  if (regression) {
    const std::vector<std::string_view> names = {"reg-plane", "reg-gauss"};
    data.name = fields.choice("regDataset", names) == 0 ? "reg_plane" : "reg_gauss";
  } else {
    const std::vector<std::string_view> names = {"circle", "xor", "gauss", "spiral"};
    data.name = names[fields.choice("dataset", names)];
  }
  data.samples = data_set_info(data.name).default_samples;
  const double noise = fields.number("noise", 0, 0, 100);
  data.noise = std::min(noise, 50.0) / 100;
  if (noise > 50) link.notes.push_back(tr("Its noise is above 50, which is the most here."));
  const double share = fields.number("percTrainData", 50, 10, 100);
  data.test_fraction = (100 - share) / 100;
}

void read_features(const Fields& fields, Link& link) {
  constexpr std::array<std::string_view, 7> names = {"x",       "y",    "xSquared", "ySquared",
                                                     "xTimesY", "sinX", "sinY"};
  std::vector<Feature>& features = link.experiment.features;
  features.clear();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (fields.flag(names[i], i < 2)) features.push_back(all_features()[i]);
  }
  if (features.empty()) {
    throw Error(tr("The link switches all features off: at least one of x, y, … must be true."));
  }
  if (fields.flag("cosX", false) || fields.flag("cosY", false)) {
    link.notes.push_back(tr("The features cosX and cosY, without effect there, are left out."));
  }
}

std::vector<std::size_t> read_shape(const Fields& fields) {
  if (!fields.has("networkShape")) return {4, 2};
  const std::string* text = fields.find("networkShape");
  if (!text) return {};  // no hidden layers
  std::vector<std::size_t> shape;
  std::string_view rest = *text;
  for (;;) {
    const std::size_t comma = rest.find(',');
    if (shape.size() + 1 == limits::layers) {
      refuse("networkShape", *text, tr("at most {0} layers, by commas", limits::layers - 1));
    }
    shape.push_back(fields.whole("networkShape", rest.substr(0, comma), limits::units));
    if (comma == std::string_view::npos) return shape;
    rest.remove_prefix(comma + 1);
  }
}

// Its loss is half of mean_squared_error: penalties have to be doubled to weigh as much. Its L2 is
// rate · w² / 2.
Regularizer read_regularizer(const Fields& fields, Link& link) {
  const auto rate =
      static_cast<float>(fields.number("regularizationRate", 0, 0, limits::regularization / 2));
  switch (fields.choice("regularization", {"none", "L1", "L2"})) {
    case 1:
      if (rate > 0) {
        link.notes.push_back(
            tr("L1 regularisation is twice the rate here, since its loss is half of "
               "mean_squared_error; and a weight that reaches 0 is not switched off for good."));
      }
      return {2 * rate, 0};
    case 2:
      return {0, rate};
    default:
      return {};
  }
}

void read_model(const Fields& fields, bool regression, Link& link) {
  const std::vector<std::string_view> names = {"tanh", "relu", "sigmoid", "linear"};
  constexpr std::array activations = {Activation::tanh, Activation::relu, Activation::sigmoid,
                                      Activation::linear};
  Dense dense;
  dense.activation = activations[fields.choice("activation", names)];
  dense.kernel_initializer = RandomUniform{-0.5f, 0.5f};
  dense.bias_initializer = Constant{0.1f};
  if (fields.flag("initZero", false)) {
    dense.kernel_initializer = Zeros{};
    dense.bias_initializer = Zeros{};
  }
  dense.kernel_regularizer = read_regularizer(fields, link);

  std::vector<Layer>& layers = link.experiment.model;
  layers.clear();
  for (const std::size_t units : read_shape(fields)) {
    dense.units = units;
    layers.push_back(dense);
  }
  dense.units = 1;
  dense.activation = regression ? Activation::linear : Activation::tanh;
  layers.push_back(dense);
}

void read_training(const Fields& fields, Link& link) {
  TrainingSettings& training = link.experiment.training;
  SGD sgd;
  sgd.learning_rate =
      static_cast<float>(fields.number("learningRate", 0.03, 0, limits::learning_rate));
  training.optimizer = sgd;
  training.loss = Loss::mean_squared_error;
  training.batch_size = 10;
  if (const std::string* size = fields.find("batchSize")) {
    training.batch_size = fields.whole("batchSize", *size, limits::batch_size);
  }
  training.epochs = 10'000;  // there it never ends
}

void read_view(const Fields& fields, Link& link) {
  for (const auto& [theirs, ours] :
       {std::pair{"showTestData", "show_test_data"}, std::pair{"discretize", "discretize"}}) {
    if (fields.flag(theirs, false)) link.view.push_back({ours, "true"});
  }
}

// As there: only by exactly "true".
bool hides(const LinkField& field) {
  return field.key.ends_with(hide_suffix) && field.value == "true";
}

// Our name of the control that a key like "noise_hide" hides; empty where there is none.
std::string_view hidden_control(std::string_view key) {
  key.remove_suffix(hide_suffix.size());
  const auto found = std::find_if(hidden_controls.begin(), hidden_controls.end(),
                                  [&](const auto& control) { return control.first == key; });
  return found == hidden_controls.end() ? "" : found->second;
}

void read_hidden(const std::vector<LinkField>& fields, Link& link) {
  std::vector<std::string_view> names;
  for (const LinkField& field : fields) {
    if (!hides(field)) continue;
    const std::string_view name = hidden_control(field.key);
    const bool given = std::find(names.begin(), names.end(), name) != names.end();
    if (!name.empty() && !given) names.push_back(name);
  }
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ",") + std::string(name);
  if (text.empty()) return;
  link.view.push_back({"hide", text});
  link.notes.push_back(tr("Hidden as there: {0}.", text));
}

// What has no equivalent.
void note_rest(const std::vector<LinkField>& fields, Link& link) {
  std::string hidden, unknown;
  const auto append = [](std::string& names, std::string_view name) {
    if (names.size() < 200) names += (names.empty() ? "" : ", ") + shortened(name);
  };
  for (const LinkField& field : fields) {
    if (hides(field) && is_plain(field.key)) {
      if (hidden_control(field.key).empty()) append(hidden, field.key);
    } else if (!is_known(field.key)) {
      append(unknown, is_plain(field.key) ? std::string_view(field.key) : tr("an odd one"));
    }
  }
  if (!hidden.empty()) link.notes.push_back(tr("What else it hides is shown: {0}.", hidden));
  if (find_field(fields, "tutorial")) link.notes.push_back(tr("Its tutorial is not here."));
  if (!unknown.empty()) link.notes.push_back(tr("Unknown keys are left out: {0}.", unknown));
}

}  // namespace

bool is_playground_link(const std::vector<LinkField>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const LinkField& field) {
    return is_known(field.key) && field.key.size() > 1;  // x and y may be anybody's
  });
}

Link read_playground_link(const std::vector<LinkField>& given) {
  const Fields fields(given);
  Link link;
  link.notes.push_back(tr("Opened from TensorFlow Playground."));
  const bool regression = fields.choice("problem", {"classification", "regression"}) == 1;
  if (const std::string* seed = fields.find("seed")) link.experiment.seed = seed_of(*seed);
  read_data(fields, regression, link);
  read_features(fields, link);
  read_model(fields, regression, link);
  read_training(fields, link);
  read_view(fields, link);
  read_hidden(given, link);
  link.notes.push_back(
      tr("Its random numbers are others: the points and first weights are drawn by the same rules, "
         "but "
         "are not the same ones."));
  link.notes.push_back(tr(
      "Its loss is half of mean_squared_error: at the same learning rate a step here is twice as "
      "long."));
  note_rest(given, link);
  return link;
}

}  // namespace descent
