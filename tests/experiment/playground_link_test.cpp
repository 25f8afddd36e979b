#include "engine/experiment/playground_link.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "engine/core/error.hpp"
#include "tests/experiment/link_error.hpp"

using namespace descent;
using descent::tests::link_error;

namespace {

Dense hidden(std::size_t units, Activation activation) {
  Dense dense{units, activation};
  dense.kernel_initializer = RandomUniform{-0.5f, 0.5f};
  dense.bias_initializer = Constant{0.1f};
  return dense;
}

bool has_note(const Link& link, const std::string& part) {
  return std::any_of(link.notes.begin(), link.notes.end(),
                     [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("a link of TensorFlow Playground becomes the experiment it means") {
  const Link link = read_link(
      "https://playground.tensorflow.org/#activation=relu&regularization=L2&batchSize=20"
      "&dataset=spiral&regDataset=reg-plane&learningRate=0.1&regularizationRate=0.003&noise=35"
      "&networkShape=8,6,3&seed=0.53477&showTestData=true&discretize=true&percTrainData=70&x=true"
      "&y=false&xTimesY=true&xSquared=false&ySquared=false&cosX=false&sinX=true&cosY=false"
      "&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false");
  Experiment expected;
  expected.seed = 53477;
  expected.data.name = "spiral";
  expected.data.noise = 0.35;
  expected.data.test_fraction = 0.3;
  expected.features = {Feature::x, Feature::x_times_y, Feature::sin_x};
  expected.model = {hidden(8, Activation::relu), hidden(6, Activation::relu),
                    hidden(3, Activation::relu), hidden(1, Activation::tanh)};
  for (Layer& layer : expected.model) kernel_regularizer(layer)->l2 = 0.003f;
  expected.training.optimizer = SGD{.learning_rate = 0.1f};
  expected.training.batch_size = 20;
  expected.training.epochs = 10'000;
  CHECK(link.experiment == expected);
  CHECK(link.view == std::vector<LinkField>{{"show_test_data", "true"}, {"discretize", "true"}});
  CHECK(has_note(link, "half of mean_squared_error"));
  CHECK(link.notes.size() == 3);
  CHECK_NOTHROW(make_trainer(link.experiment, ImageSource{}, default_kernels()));
}

TEST_CASE("what such a link leaves out has TensorFlow Playground's defaults") {
  const Link link = read_link("#problem=regression");
  CHECK(link.experiment.data.name == "reg_plane");
  CHECK(link.experiment.data.samples == 1200);
  CHECK(link.experiment.data.test_fraction == 0.5);
  CHECK(link.experiment.features == std::vector{Feature::x, Feature::y});
  CHECK(link.experiment.model == std::vector<Layer>{hidden(4, Activation::tanh),
                                                    hidden(2, Activation::tanh),
                                                    hidden(1, Activation::linear)});
  CHECK(link.experiment.training.optimizer == Optimizer(SGD{.learning_rate = 0.03f}));
  CHECK(link.experiment.training.batch_size == 10);
  CHECK(read_link("#activation=tanh").experiment.data.name == "circle");
}

TEST_CASE("every value of its lists is understood") {
  const auto read = [](const std::string& fields) { return read_link("#" + fields).experiment; };
  for (const std::string set : {"circle", "xor", "gauss", "spiral"}) {
    CHECK(read("dataset=" + set).data.name == set);
  }
  CHECK(read("problem=regression&regDataset=reg-gauss").data.name == "reg_gauss");
  for (const std::string name : {"relu", "tanh", "sigmoid", "linear"}) {
    const Experiment experiment = read("activation=" + name);
    CHECK(to_string(std::get<Dense>(experiment.model[0]).activation) == name);
    CHECK(std::get<Dense>(experiment.model.back()).activation == Activation::tanh);
  }
  CHECK(read("networkShape=").model.size() == 1);
  CHECK(read("networkShape=5").model.size() == 2);
  const Dense zeros = std::get<Dense>(read("initZero=true").model[0]);
  CHECK(zeros.kernel_initializer == Initializer(Zeros{}));
  CHECK(zeros.bias_initializer == Initializer(Zeros{}));
  CHECK(read("activation=tanh&ySquared=true&sinY=true").features ==
        std::vector{Feature::x, Feature::y, Feature::y_squared, Feature::sin_y});
  CHECK(read("seed=0.00001").seed == 1);
  CHECK(read("seed=hello").seed == read("seed=hello").seed);
  CHECK(read("seed=hello").seed != read("seed=hellp").seed);
}

TEST_CASE("the controls that its link hides are hidden here, each for itself") {
  const Link link = read_link(
      "#noise=0&playButton_hide=true&dataset_hide=true&noise_hide=false&regularization_hide=true"
      "&regularizationRate_hide=true");
  REQUIRE(find_field(link.view, "hide"));
  CHECK(*find_field(link.view, "hide") == "play,dataset,regularizer");
  CHECK(has_note(link, "Hidden as there: play,dataset,regularizer."));
  for (const char* no : {"false", "", "0", "True"}) {
    CHECK_FALSE(find_field(read_link(std::string("#noise=0&noise_hide=") + no).view, "hide"));
  }
  const Link all = read_link(
      "#noise=0&showTestData_hide=true&discretize_hide=true&playButton_hide=true&stepButton_hide="
      "true"
      "&resetButton_hide=true&learningRate_hide=true&activation_hide=true&regularization_hide=true"
      "&problem_hide=true&dataset_hide=true&percTrainData_hide=true&noise_hide=true"
      "&batchSize_hide=true&numHiddenLayers_hide=true");
  CHECK(*find_field(all.view, "hide") ==
        "test_data,discretize,play,step,reset,learning_rate,activation,regularizer,loss,dataset,"
        "training_share,noise,batch_size,layers");
  for (const std::string& note : all.notes) CHECK(note.find("_hide") == std::string::npos);
}

TEST_CASE("what has no equivalent is named") {
  CHECK(has_note(read_link("#noise=60"), "noise is above 50"));
  CHECK(read_link("#noise=60").experiment.data.noise == 0.5);
  CHECK(has_note(read_link("#noise=0&cosX=true"), "cosX and cosY"));
  CHECK(has_note(read_link("#tutorial=dp"), "tutorial"));
  CHECK(has_note(read_link("#noise=0&xTimesY_hide=true&numNodes1_hide=true&noise_hide=false"),
                 "xTimesY_hide, numNodes1_hide."));
  CHECK(has_note(read_link("#noise=0&wobble=3"), "wobble"));
  const Link l1 = read_link("#regularization=L1&regularizationRate=0.01");
  CHECK(has_note(l1, "switched off"));
  CHECK(kernel_regularizer(l1.experiment.model[0])->l1 == 0.02f);
  CHECK_FALSE(has_note(read_link("#regularization=L1"), "switched off"));
}

TEST_CASE("values that cannot be are refused with their key") {
  CHECK(link_error("#learningRate=fast") ==
        "The link's learningRate is \"fast\", but must be a number from 0 to 1000.");
  CHECK(link_error("#learningRate=-1") ==
        "The link's learningRate is \"-1\", but must be a number from 0 to 1000.");
  CHECK(link_error("#networkShape=4,0") ==
        "The link's networkShape is \"0\", but must be a whole number from 1 to 4096.");
  CHECK(link_error("#networkShape=4,,2") ==
        "The link's networkShape is \"\", but must be a whole number from 1 to 4096.");
  CHECK(link_error("#networkShape=2.5") ==
        "The link's networkShape is \"2.5\", but must be a whole number from 1 to 4096.");
  std::string deep = "#networkShape=1";
  for (int i = 0; i < 40; ++i) deep += ",1";
  CHECK(link_error(deep).ends_with("but must be at most 31 layers, by commas."));
  CHECK(link_error("#dataset=moons") ==
        "The link's dataset is \"moons\", but must be one of circle, xor, gauss, spiral.");
  CHECK(link_error("#batchSize=0") ==
        "The link's batchSize is \"0\", but must be a whole number from 1 to 100000.");
  CHECK(link_error("#percTrainData=5") ==
        "The link's percTrainData is \"5\", but must be a number from 10 to 100.");
  CHECK(link_error("#noise=0&x=false&y=false") ==
        "The link switches all features off: at least one of x, y, … must be true.");
}
