// What the presets' sentences say of them in numbers: of the experiments by looking at these, of
// accuracies by tests/bench/accuracy.md, which trainings of hours have filled. What they show when
// they are trained is tested in tests/integration.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_text.hpp"

using namespace descent;

namespace {

std::string claims_file(const std::string& path) {
  std::ifstream file(DESCENT_SOURCE_DIR "/" + path);
  INFO(path);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Experiment claiming_preset(const std::string& id) {
  return parse_experiment(claims_file("assets/presets/" + id + ".json"));
}

// A preset's entry in the index; null where there is none.
Json claims_of(const std::string& id) {
  for (const Json& preset : Json::parse(claims_file("assets/presets/index.json"))) {
    if (preset.at("id") == id) return preset;
  }
  return nullptr;
}

using Sizes = std::vector<std::size_t>;

template <typename Settings>
std::vector<Settings> layers_of(const Experiment& experiment) {
  std::vector<Settings> found;
  for (const Layer& layer : experiment.model) {
    if (const auto* one = std::get_if<Settings>(&layer)) found.push_back(*one);
  }
  return found;
}

// Before the output.
Sizes hidden_units(const Experiment& experiment) {
  Sizes units;
  for (const Dense& dense : layers_of<Dense>(experiment)) units.push_back(dense.units);
  units.pop_back();
  return units;
}

Sizes filters(const Experiment& experiment) {
  Sizes all;
  for (const Conv2D& conv : layers_of<Conv2D>(experiment)) all.push_back(conv.filters);
  return all;
}

bool hidden_are(const Experiment& experiment, Activation activation) {
  const std::vector<Dense> all = layers_of<Dense>(experiment);
  return std::all_of(all.begin(), all.end() - 1,
                     [&](const Dense& dense) { return dense.activation == activation; });
}

std::size_t training_points(const Experiment& experiment) {
  return make_dataset(experiment, ImageSource{})->train.count();
}

bool overfits_same_points(const Experiment& mended) {
  const Experiment before = claiming_preset("overfitting");
  return mended.data == before.data && mended.seed == before.seed &&
         hidden_units(mended) == hidden_units(before);
}

// Words of a preset's sentence, and what they say of its experiment.
struct Claim {
  std::string words;
  std::function<bool(const Experiment&)> holds;
};

const std::map<std::string, std::vector<Claim>> claims = {
    {"line", {{"six points", [](const Experiment& e) { return e.data.x.size() == 6; }}}},
    {"line_steep",
     {{"w = b = 10",
       [](const Experiment& e) {
         const Dense neuron = layers_of<Dense>(e).front();
         return neuron.kernel_initializer == Initializer(Constant{10}) &&
                neuron.bias_initializer == Initializer(Constant{10});
       }}}},
    {"dead_relu",
     {{"Biases of −12",
       [](const Experiment& e) {
         return layers_of<Dense>(e).front().bias_initializer == Initializer(Constant{-12});
       }}}},
    {"spiral",
     {{"in 10 seconds",
       [](const Experiment& e) {
         const double pace = claims_of("spiral").at("epochs_per_second");
         return static_cast<double>(e.training.epochs) <= 10 * pace;
       }}}},
    {"circle",
     {{"one hidden layer of tanh",
       [](const Experiment& e) {
         return hidden_units(e).size() == 1 && hidden_are(e, Activation::tanh);
       }},
      {"some labels wrong", [](const Experiment& e) { return e.data.noise > 0; }}}},
    {"gauss", {{"one neuron", [](const Experiment& e) { return e.model.size() == 1; }}}},
    {"plane",
     {{"one linear neuron",
       [](const Experiment& e) {
         return e.model.size() == 1 && layers_of<Dense>(e)[0].activation == Activation::linear;
       }}}},
    {"reg_gauss",
     {{"two hidden layers", [](const Experiment& e) { return hidden_units(e).size() == 2; }}}},
    {"xor_line",
     {{"Without a hidden layer", [](const Experiment& e) { return hidden_units(e).empty(); }}}},
    {"xor_feature",
     {{"instead of a layer", [](const Experiment& e) { return hidden_units(e).empty(); }}}},
    {"circle_features", {{"one neuron", [](const Experiment& e) { return e.model.size() == 1; }}}},
    {"spiral_plain",
     {{"three hidden layers of relu",
       [](const Experiment& e) {
         return hidden_units(e).size() == 3 && hidden_are(e, Activation::relu);
       }}}},
    {"vanishing_sigmoid",
     {{"Six layers of sigmoid",
       [](const Experiment& e) {
         return hidden_units(e).size() == 6 && hidden_are(e, Activation::sigmoid);
       }}}},
    {"overfitting",
     {{"Two large layers and twenty noisy points",
       [](const Experiment& e) {
         return hidden_units(e).size() == 2 && training_points(e) == 20 && e.data.noise > 0;
       }}}},
    {"l2_mends", {{"The same twenty points and the same layers", overfits_same_points}}},
    {"momentum",
     {{"momentum 0.9",
       [](const Experiment& e) { return e.training.optimizer == Optimizer(SGD{0.01f, 0.9f}); }}}},
    {"three_arms", {{"Three classes", [](const Experiment& e) { return e.data.classes == 3; }}}},
    {"six_clusters",
     {{"Six classes, and no hidden layer",
       [](const Experiment& e) { return e.data.classes == 6 && hidden_units(e).empty(); }}}},
    {"rings",
     {{"Three classes", [](const Experiment& e) { return e.data.classes == 3; }},
      {"eight hidden units", [](const Experiment& e) { return hidden_units(e) == Sizes{8}; }}}},
    {"mnist_first",
     {{"10,000 of 60,000 handwritten digits, with 20 hidden units",
       [](const Experiment& e) {
         return e.data.train_limit == 10000 && hidden_units(e) == Sizes{20};
       }}}},
    {"mnist",
     {{"60,000 handwritten digits, with 20 hidden units",
       [](const Experiment& e) {
         return e.data.train_limit == 0 && hidden_units(e) == Sizes{20};
       }}}},
    {"mnist_128",
     {{"128 units and all 60,000 digits: after 5 epochs",
       [](const Experiment& e) {
         return e.data.train_limit == 0 && hidden_units(e) == Sizes{128} && e.training.epochs == 5;
       }}}},
    {"mnist_lenet5",
     {{"two convolutions, with means between them and tanh",
       [](const Experiment& e) {
         return filters(e).size() == 2 && layers_of<AveragePooling2D>(e).size() == 2 &&
                hidden_are(e, Activation::tanh);
       }},
      {"first 10,000 digits", [](const Experiment& e) { return e.data.train_limit == 10000; }}}},
    {"mnist_convnetjs",
     {{"8 and 16 filters", [](const Experiment& e) { return filters(e) == Sizes{8, 16}; }}}},
    {"mnist_cnn",
     {{"32 and 64 filters, dropout and a learning rate that falls",
       [](const Experiment& e) {
         return filters(e) == Sizes{32, 64} && !layers_of<Dropout>(e).empty() &&
                !is_constant(e.training.schedule);
       }}}},
    {"mnist_batch_normalization",
     {{"Four layers of sigmoid",
       [](const Experiment& e) {
         return hidden_units(e).size() == 4 && layers_of<BatchNormalization>(e).size() == 4;
       }}}},
    {"fashion_mnist",
     {{"60,000 images, with 128 hidden units",
       [](const Experiment& e) {
         return e.data.train_limit == 0 && hidden_units(e) == Sizes{128};
       }}}},
    {"fashion_mnist_20",
     {{"20 hidden units", [](const Experiment& e) { return hidden_units(e) == Sizes{20}; }},
      {"The network for MNIST",
       [](const Experiment& e) { return e.model == claiming_preset("mnist").model; }}}},
    {"fashion_mnist_512",
     {{"512 hidden units", [](const Experiment& e) { return hidden_units(e) == Sizes{512}; }},
      {"loss is below 0.4",
       [](const Experiment& e) {
         return e.training.callbacks == std::vector<Callback>{StopBelow{Monitor::loss, 0.4}};
       }}}},
    {"fashion_mnist_cnn",
     {{"Two convolutions of 64 filters, on the first 10,000",
       [](const Experiment& e) {
         return filters(e) == Sizes{64, 64} && e.data.train_limit == 10000;
       }}}},
    {"fashion_mnist_best",
     {{"Three convolutions with BatchNormalization",
       [](const Experiment& e) {
         return filters(e).size() == 3 && layers_of<BatchNormalization>(e).size() == 3;
       }},
      {"after 7 epochs",
       [](const Experiment& e) { return e.training.epochs == 7 && e.data.train_limit == 0; }}}},
    {"fashion_mnist_1000",
     {{"1,000 images", [](const Experiment& e) { return e.data.train_limit == 1000; }}}},
    {"fashion_mnist_1000_dropout",
     {{"half of the units",
       [](const Experiment& e) {
         const auto all = layers_of<Dropout>(e);
         return !all.empty() && std::all_of(all.begin(), all.end(),
                                            [](const Dropout& one) { return one.rate == 0.5f; });
       }}}},
    {"fashion_mnist_1000_augmented",
     {{"shifted and mirrored",
       [](const Experiment& e) {
         return layers_of<RandomTranslation>(e).size() == 1 && layers_of<RandomFlip>(e).size() == 1;
       }}}},
};

// Of three trainings each, in percent.
double least_reached(const std::string& preset, std::size_t epochs) {
  const std::regex row("\\|[^|]*\\| `" + preset + "` \\| " + std::to_string(epochs) +
                       " \\|[^|]*\\| ([0-9.]+), ([0-9.]+), ([0-9.]+) \\|");
  const std::string record = claims_file("tests/bench/accuracy.md");
  std::smatch found;
  INFO(preset << ", " << epochs << " epochs");
  REQUIRE(std::regex_search(record, found, row));
  return std::min({std::stod(found[1]), std::stod(found[2]), std::stod(found[3])});
}

struct Share {
  std::string preset, words;
  std::size_t epochs;
  double percent;
};

const std::vector<Share> shares = {
    {"mnist_128", "more than 97 of 100", 5, 97},
    {"mnist_cnn", "99 %", 3, 99},
    {"mnist_cnn", "99.1 % in 3 epochs", 3, 99.1},
    {"mnist_cnn", "99.3 % within 12", 12, 99.3},
    {"fashion_mnist_best", "more than 92.5 %", 7, 92.5},
    {"fashion_mnist_best", "more than 92.5 of 100", 7, 92.5},
};
// Held where the preset is trained as it is: tests/integration/image_sets_test.cpp.
const std::string trained_share = "about 86 %";

std::string all_words(const Json& preset) {
  return preset.at("title").get<std::string>() + "\n" + preset.at("about").get<std::string>();
}

}  // namespace

TEST_CASE("what a preset's sentence counts is so in its experiment") {
  for (const auto& [id, all] : claims) {
    const Json preset = claims_of(id);
    INFO(id);
    REQUIRE_FALSE(preset.is_null());
    for (const Claim& claim : all) {
      INFO(claim.words);
      CHECK(all_words(preset).find(claim.words) != std::string::npos);
      CHECK(claim.holds(claiming_preset(id)));
    }
  }
}

TEST_CASE("a preset's sentence promises no accuracy that trainings have not reached") {
  for (const Share& share : shares) {
    INFO(share.preset << ": " << share.words);
    CHECK(all_words(claims_of(share.preset)).find(share.words) != std::string::npos);
    CHECK(least_reached(share.preset, share.epochs) >= share.percent);
  }
  const std::regex number("[0-9.]+ (%|of 100)");
  for (const Json& preset : Json::parse(claims_file("assets/presets/index.json"))) {
    const std::string words = all_words(preset);
    for (std::sregex_iterator at(words.begin(), words.end(), number), end; at != end; ++at) {
      INFO(words);
      const std::string told = at->str();
      const bool known = trained_share.find(told) != std::string::npos ||
                         std::any_of(shares.begin(), shares.end(), [&](const Share& share) {
                           return share.preset == preset.at("id").get<std::string>() &&
                                  share.words.find(told) != std::string::npos;
                         });
      CHECK(known);
    }
  }
}

TEST_CASE("seven epochs with BatchNormalization take less time than twelve without") {
  // Seconds of three epochs of each network, with as many images.
  const std::string record = claims_file("tests/bench/accuracy.md"), n = "([0-9.]+)";
  std::smatch found;
  REQUIRE(std::regex_search(
      record, found,
      std::regex(n + ", " + n + ", " + n + " s against " + n + ", " + n + ", " + n + " s")));
  const auto sum = [&](int first) {
    return std::stod(found[first]) + std::stod(found[first + 1]) + std::stod(found[first + 2]);
  };
  CHECK(7 * sum(1) < 12 * sum(4));
  const std::string words = all_words(claims_of("fashion_mnist_best"));
  CHECK(words.find("On all 60,000 images these take less time than 12 epochs") !=
        std::string::npos);
  CHECK(claims_of("fashion_mnist_cnn").at("next") == "fashion_mnist_best");
}
