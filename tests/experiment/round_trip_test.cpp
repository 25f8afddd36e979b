#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <limits>

#include "engine/core/error.hpp"
#include "engine/core/random.hpp"
#include "engine/experiment/experiment_fields.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "tests/random_rounds.hpp"

using namespace descent;
using Catch::Matchers::Message;

namespace {

// Draws experiments at random: every setting takes its default in about half of the cases.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  Experiment experiment() {
    Experiment experiment;
    if (coin()) experiment.seed = random_.next() >> 11;  // up to 2^53
    const DataSetInfo& set = pick(data_sets());
    experiment.data = data(set);
    if (takes_features(experiment.data) && coin()) experiment.features = features();
    experiment.model.clear();
    for (std::size_t i = 0; i <= random_.below(4); ++i) experiment.model.push_back(layer());
    experiment.training = training();
    return experiment;
  }

 private:
  bool coin() { return random_.below(2) == 0; }
  template <typename Value>
  const Value& pick(const std::vector<Value>& values) {
    return values[random_.below(values.size())];
  }
  float number(float low, float high) { return random_.uniform(low, high); }

  DataSettings data(const DataSetInfo& set) {
    DataSettings data;
    data.name = set.name;
    if (coin()) data.seed = random_.below(1000);
    if (coin()) data.validation_fraction = static_cast<double>(random_.below(4)) / 10;
    if (coin()) data.validation_count = random_.below(3);
    if (set.kind == DataKind::images) {
      data.train_limit = random_.below(3) * 100;
      data.test_limit = random_.below(3) * 100;
      return data;
    }
    if (set.kind == DataKind::points) {
      data.test_fraction = 0;
      const std::size_t rows = 1 + random_.below(60);
      if (coin()) data.x_axes = {axis(), axis()};
      if (coin()) data.y_axes = {axis()};
      if (coin()) data.class_names = {"a", "Grün, \"b\"", "日本"};
      for (std::size_t i = 0; i < rows; ++i) {
        data.x.push_back({number(-9, 9), number(-1e-6f, 1e-6f)});
        data.y.push_back({static_cast<double>(random_.below(10)) / 10});
      }
    } else {
      data.samples = coin() ? set.default_samples : 10 + random_.below(1000);
      if (set.choose_classes && coin()) data.classes = 2 + random_.below(5);
      data.noise = coin() ? 0 : static_cast<double>(random_.below(51)) / 100;
    }
    if (coin()) data.test_fraction = static_cast<double>(random_.below(10)) / 10;
    if (coin()) data.test_count = random_.below(3);
    return data;
  }

  Axis axis() {
    Axis axis{coin() ? "petal length" : "é'&<b>"};
    if (coin()) axis.mean = number(-9, 9);
    if (coin()) axis.deviation = number(1, 9);
    return axis;
  }

  std::vector<Feature> features() {
    std::vector<Feature> chosen;
    for (const Feature feature : all_features()) {
      if (coin()) chosen.push_back(feature);
    }
    if (chosen.empty()) chosen.push_back(Feature::sin_y);
    return chosen;
  }

  Initializer initializer() {
    return pick(std::vector<Initializer>{GlorotUniform{}, GlorotNormal{}, HeUniform{}, HeNormal{},
                                         Zeros{}, Ones{}, Constant{number(-20, 20)},
                                         RandomUniform{number(-2, 0), number(0, 2)}});
  }

  // Any of the catalogue, with any settings that its table allows.
  Layer layer() {
    Layer layer = pick(all_layers());
    std::visit([&](auto& one) { set_fields(one); }, layer);
    return layer;
  }
  Optimizer optimizer() {
    Optimizer optimizer = pick(all_optimizers());
    std::visit([&](auto& one) { set_fields(one); }, optimizer);
    return optimizer;
  }

  template <typename Set>
  Set any_of() {
    Set one = pick(one_of_each<Set>());
    std::visit([&](auto& settings) { set_fields(settings); }, one);
    return one;
  }

  template <typename Settings>
  void set_fields(Settings& settings) {
    for_each_field<Settings>([&](const auto& row) {
      if (coin()) set(settings.*row.member, row.allowed);
    });
  }
  // Not the ends: a float's is beyond that of the range.
  template <typename Value>
  void set(Value& value, Number allowed) {
    value = static_cast<Value>(allowed.low + (allowed.high - allowed.low) *
                                                 static_cast<double>(number(0.01f, 0.99f)));
  }
  void set(std::size_t& value, WholeNumber allowed) {
    value = allowed.low + random_.below(allowed.high - allowed.low + 1);
  }
  void set(std::vector<double>& values, NumberList allowed) {
    values.resize(random_.below(allowed.most + 1));
    for (double& value : values) value = number(0, 1000);
  }
  void set(bool& value, TrueOrFalse) { value = coin(); }
  template <typename Value>
  void set(Value& value, const OneOf<Value>& allowed) {
    value = pick(allowed.all());
  }
  void set(Size2D& size, SizeRange allowed) {
    size.height = allowed.low + random_.below(allowed.high - allowed.low + 1);
    size.width = coin() ? size.height : allowed.low + random_.below(allowed.high - allowed.low + 1);
  }
  void set(Factor& factor, FactorRange allowed) {
    set(factor.upper, Number{0, allowed.high});
    factor.lower = -factor.upper;
    if (coin()) set(factor.lower, Number{allowed.low, static_cast<double>(factor.upper)});
  }
  void set(std::optional<Factor>& factor, FactorRange allowed) { set(factor.emplace(), allowed); }
  void set(Initializer& value, Described) { value = initializer(); }
  void set(Regularizer& regularizer, Described) { set_fields(regularizer); }

  TrainingSettings training() {
    TrainingSettings training;
    if (coin()) training.loss = pick(all_losses());
    if (coin()) training.optimizer = optimizer();
    if (coin()) training.schedule = any_of<LearningRateSchedule>();
    if (coin()) training.batch_size = 1 + random_.below(100);
    if (coin()) training.epochs = 1 + random_.below(1000);
    if (coin()) {
      training.callbacks.push_back(StopBelow{pick(all_monitors()), number(0, 1)});
    }
    if (coin()) {
      training.callbacks.push_back(StopAbove{pick(all_monitors()), number(0, 1)});
    }
    if (coin()) training.callbacks.push_back(any_of<Callback>());
    if (coin()) {
      training.callbacks.push_back(
          EarlyStopping{pick(all_monitors()), random_.below(3), coin() ? 0 : number(0, 1)});
    }
    return training;
  }

  Random random_;
};

}  // namespace

TEST_CASE("any experiment comes back from its JSON unchanged") {
  for (std::uint64_t seed = 0; seed < tests::random_rounds(2000); ++seed) {
    const Experiment experiment = Generator(seed).experiment();
    const std::string json = to_json(experiment);
    INFO("generated from seed " << seed << ":\n" << json);
    REQUIRE(parse_experiment(json) == experiment);
    REQUIRE(to_json(parse_experiment(json)) == json);
  }
}

TEST_CASE("a factor is one number where it lies around 0, and two in any order") {
  const auto factor_of = [](const std::string& json) {
    const Experiment experiment = parse_experiment(
        R"({"data": {"name": "mnist"}, "model": [{"layer": "RandomRotation", "factor": )" + json +
        "}]}");
    return std::get<RandomRotation>(experiment.model[0]).factor;
  };
  CHECK(factor_of("0.25") == Factor{-0.25f, 0.25f});
  CHECK(factor_of("-0.25") == Factor{-0.25f, 0.25f});
  CHECK(factor_of("[0.5, -0.25]") == Factor{-0.25f, 0.5f});
  CHECK(write_setting(Factor{-0.1f, 0.1f}).dump() == "0.1");
  CHECK(write_setting(Factor{0.1f, 0.2f}).dump() == "[0.1,0.2]");
}

TEST_CASE("the JSON holds only what differs from the defaults") {
  CHECK(to_json(Experiment{}) ==
        "{\n"
        "  \"descent\": 1,\n"
        "  \"data\": {\"name\": \"spiral\"},\n"
        "  \"model\": [{\"layer\": \"Dense\", \"units\": 1}]\n"
        "}\n");
}

TEST_CASE("weights come back to the bit") {
  Experiment experiment;
  experiment.data.name = "synthetic_digits";
  experiment.model = {Conv2D{4, {2, 3}, {4, 4}},
                      BatchNormalization{.scale = false, .moving_mean_initializer = HeNormal{}},
                      Conv2D{5, {1, 1}},
                      MaxPooling2D{},
                      Flatten{},
                      Dense{5, Activation::tanh},
                      Dropout{0.5f},
                      Dense{3, Activation::linear, false}};
  std::get<Conv2D>(experiment.model[2]).use_bias = false;
  const Sequential model({28, 28}, experiment.model, 3);
  const SavedExperiment saved = parse_saved_experiment(to_json(experiment, model.parameters()));
  CHECK(saved.experiment == experiment);
  REQUIRE(saved.weights.has_value());
  REQUIRE(saved.weights->size() == experiment.model.size());
  for (std::size_t i = 0; i < experiment.model.size(); ++i) {
    const LayerParameters& before = model.parameters()[i];
    const LayerParameters& after = (*saved.weights)[i];
    CHECK(same_form(after, before));
    for (std::size_t k = 0; k < before.size(); ++k) CHECK(after[k] == before[k]);
  }
}

TEST_CASE("an experiment without weights can be read as a saved one") {
  CHECK(!parse_saved_experiment("{}").weights.has_value());
}

TEST_CASE("weights that do not fit the layers are told") {
  const auto refuse = [](const std::string& weights, const std::string& sentence) {
    const std::string json =
        R"({"model": [{"layer": "Dense", "units": 2}, {"layer": "Flatten"}], "weights": )" +
        weights + "}";
    INFO(json);
    CHECK_THROWS_MATCHES(parse_saved_experiment(json), Error, Message(sentence));
  };
  const std::string convolution =
      R"({"data": {"name": "mnist"}, "model": [{"layer": "Conv2D", "filters": 2, )"
      R"("kernel_size": [1, 3]}], "weights": [{"kernel": [1, 2, 3, 4, 5, 6, 7], "bias": [0, 0]}]})";
  CHECK_THROWS_MATCHES(
      parse_saved_experiment(convolution), Error,
      Message("weights[0].kernel is [1, 2, 3, 4, 5, 6, 7], but must be a list of 6 numbers."));
  refuse("[]", "weights is [], but must be a list of 2 items.");
  refuse(R"([{"kernel": [1, 2, 3], "bias": [0, 0]}, {}])",
         "weights[0].kernel is [1, 2, 3], but must be a list of 4 numbers.");
  refuse(R"([{"kernel": [1, 2, 3, 4], "bias": [0]}, {}])",
         "weights[0].bias is [0], but must be a list of 2 numbers.");
  refuse(R"([{"kernel": [1, 2, 3, 4]}, {}])", "weights[0].bias is missing.");
  refuse(R"([{"kernel": [1, 1e39, 3, 4], "bias": [0, 0]}, {}])",
         "weights[0].kernel[1] is 1e+39, but must be a number from -3.4028234663852886e+38 to "
         "3.4028234663852886e+38.");
  refuse(R"([{"kernel": [1, 2, 3, 4], "bias": [0, 0]}, {"kernel": []}])",
         "weights[1].kernel is not a key of the weights of a layer that has none.");
}

TEST_CASE("weights that are not finite cannot be saved") {
  Experiment experiment;
  Sequential model({2}, experiment.model, 3);
  model.parameters()[0].kernel()(0, 0) = std::numeric_limits<float>::infinity();
  CHECK_THROWS_AS(to_json(experiment, model.parameters()), Error);
}
