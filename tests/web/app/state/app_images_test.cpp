#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <utility>
#include <vector>

#include "engine/model/parameters.hpp"
#include "web/app/page/sharing.hpp"
#include "web/app/state/app.hpp"
#include "web/app/story/app_story.hpp"
#include "web/cards/progress.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

using State = ImageSetStatus::State;

// The first so many of a set of 40 images, with stripes of their class; ten to test, or more.
std::shared_ptr<const Dataset> images(std::size_t train, std::size_t test = 10) {
  auto dataset = std::make_shared<Dataset>();
  dataset->name = "mnist";
  dataset->input_shape = {28, 28};
  dataset->classes = 10;
  dataset->class_names = std::vector<std::string>(10, "digit");
  const auto split = [](std::size_t count) {
    std::vector<float> pixels, labels;
    for (std::size_t image = 0; image < count; ++image) {
      for (std::size_t i = 0; i < 784; ++i) pixels.push_back(i % 10 == image % 10 ? 1.0f : 0.0f);
      labels.push_back(static_cast<float>(image % 10));
    }
    Split made;
    made.inputs = Samples({28, 28}, pixels);
    made.targets = Samples({1}, labels);
    return made;
  };
  dataset->train = split(train);
  dataset->validation = split(test);
  return dataset;
}

Experiment first(std::size_t train_limit) {
  Experiment digits;
  digits.data.name = "mnist";
  digits.data.train_limit = train_limit;
  digits.model = {Flatten{}, Dense{10, Activation::softmax}};
  digits.training.loss = Loss::sparse_categorical_crossentropy;
  digits.training.epochs = 2;
  return digits;
}

ImageSetStatus mnist(ImageSetStatus::Beginning beginning) {
  ImageSetStatus set = {"mnist", "MNIST", State::available};
  set.download_megabytes = 11.6;
  set.beginning = beginning;
  return set;
}

struct ImagesSite {
  std::vector<bool> asked;  // for the beginning only
  App app;
  explicit ImagesSite(ImageSetStatus::Beginning beginning = {20, 3.3})
      : app({{"one", "One", "", Scene::images, first(0)}}, {mnist(beginning)},
            [this](const ImageSetStatus& set) { asked.push_back(set.asks_beginning); }) {}

  const ImageSetStatus& set() const { return *app.image_set("mnist"); }
  std::vector<double> losses() {
    std::vector<double> found;
    app.apply(SetSpeed{0});
    app.apply(Play{});
    while (app.busy()) app.run_for(5ms);
    for (const EpochRecord& epoch : app.driver()->snapshot().history->epochs) {
      found.insert(found.end(), {epoch.train.loss, epoch.validation.loss});
    }
    return found;
  }
};

}  // namespace

TEST_CASE("images: what needs only a set's beginning asks for no more, with the same numbers") {
  ImagesSite site;
  site.app.apply(SetExperiment{first(20)});
  CHECK(site.asked == std::vector<bool>{true});
  site.app.apply(ImageSetProgress{"mnist", 0.5});
  CHECK(progress_text(site.app.shown_run()) == "Loading MNIST: 1.6 of 3.3 MB");
  site.app.apply(ImageSetLoaded{"mnist", images(20), false});
  REQUIRE(site.app.driver());
  CHECK(site.app.driver()->dataset().train.count() == 20);

  ImagesSite whole(ImageSetStatus::Beginning{});  // a site that has no beginning
  whole.app.apply(SetExperiment{first(20)});
  CHECK(whole.asked == std::vector<bool>{false});
  whole.app.apply(ImageSetProgress{"mnist", 0.5});
  CHECK(progress_text(whole.app.shown_run()) == "Loading MNIST: 5.8 of 11.6 MB");
  whole.app.apply(ImageSetLoaded{"mnist", images(40)});
  CHECK(site.losses() == whole.losses());
}

TEST_CASE("images: the whole set is asked for when an experiment wants more than its beginning") {
  ImagesSite site;
  site.app.apply(SetExperiment{first(20)});
  site.app.apply(ImageSetLoaded{"mnist", images(20), false});
  for (const std::size_t enough : {20u, 7u}) {
    site.app.apply(SetExperiment{first(enough)});
    CHECK(site.app.driver());
  }
  CHECK(site.asked.size() == 1);
  for (const std::size_t more : {21u, 0u}) {
    site.app.apply(SetExperiment{first(more)});
    CHECK_FALSE(site.app.driver());
    CHECK(site.asked == std::vector<bool>{true, false});  // once
  }
  site.app.apply(SetExperiment{first(20)});  // goes on with what is there
  CHECK(site.app.driver());
  site.app.apply(SetExperiment{first(0)});
  site.app.apply(ImageSetLoaded{"mnist", images(40)});
  REQUIRE(site.app.driver());
  CHECK(site.app.driver()->dataset().train.count() == 40);
  CHECK(site.asked.size() == 2);
}

TEST_CASE("images: a beginning that comes while the whole is on its way, or after it") {
  ImagesSite site;
  site.app.apply(SetExperiment{first(20)});
  site.app.apply(SetExperiment{first(0)});
  CHECK(site.asked == std::vector<bool>{true, false});
  site.app.apply(ImageSetLoaded{"mnist", images(20), false});
  CHECK(site.set().state == State::loading);
  CHECK_FALSE(site.app.driver());
  site.app.apply(ImageSetLoaded{"mnist", images(40)});
  CHECK(site.set().state == State::ready);
  REQUIRE(site.app.driver());
  site.app.apply(ImageSetLoaded{"mnist", images(20), false});
  site.app.apply(SetExperiment{first(30)});
  REQUIRE(site.app.driver());
  CHECK(site.app.driver()->dataset().train.count() == 30);
}

TEST_CASE("images: after a failure the beginning is tried again, and serves without the whole") {
  ImagesSite site;
  site.app.apply(SetExperiment{first(20)});
  site.app.apply(ImageSetFailed{"mnist", "The download broke off. Try again."});
  CHECK(site.set().state == State::failed);
  site.app.apply(SetExperiment{first(20)});
  CHECK(site.asked == std::vector<bool>{true, true});
  site.app.apply(ImageSetLoaded{"mnist", images(20), false});
  CHECK(site.app.driver());
  site.app.apply(SetExperiment{first(0)});
  site.app.apply(ImageSetFailed{"mnist", "The download broke off. Try again."});
  CHECK(site.set().state == State::failed);
  CHECK_FALSE(site.app.driver());
  site.app.apply(SetExperiment{first(20)});
  CHECK(site.set().state == State::ready);
  CHECK(site.app.driver());
}

TEST_CASE("images: a person's own files are waited for, and told in percent") {
  ImagesSite site;
  site.app.apply(SetExperiment{first(0)});
  site.app.apply(ImageSetLoaded{"mnist", images(40)});
  site.app.apply(ImageSetProgress{"mnist", 0.25});
  site.app.apply(SetExperiment{first(30)});
  CHECK_FALSE(site.app.driver());
  CHECK(site.asked.size() == 1);
  CHECK(progress_text(site.app.shown_run()) == "Loading MNIST: 25 %");
  site.app.apply(ImageSetLoaded{"mnist", images(35)});
  REQUIRE(site.app.driver());
}

TEST_CASE("images: a network that is opened with its weights is judged at once") {
  ImagesSite trained;
  trained.app.apply(SetExperiment{first(20)});
  trained.app.apply(ImageSetLoaded{"mnist", images(20), false});
  trained.losses();
  const auto said = trained.app.driver()->snapshot().predictions;
  REQUIRE(said);

  for (const bool loaded_before : {true, false}) {
    ImagesSite other;
    if (loaded_before) {
      other.app.apply(SetExperiment{first(20)});
      other.app.apply(ImageSetLoaded{"mnist", images(20), false});
    }
    other.app.apply(OpenFile{"mine.json", share_file(trained.app.shown_run())});
    if (!loaded_before) other.app.apply(ImageSetLoaded{"mnist", images(20), false});
    REQUIRE(other.app.driver());
    while (other.app.busy()) other.app.run_for(5ms);
    const auto found = other.app.driver()->snapshot().predictions;
    REQUIRE(found);
    CHECK(std::equal(found->begin(), found->end(), said->begin(), said->end(),
                     [](const Prediction& one, const Prediction& two) {
                       return one.label == two.label && one.confidence == two.confidence;
                     }));
    other.app.apply(Reset{});
    CHECK_FALSE(other.app.driver()->snapshot().predictions);
  }
}

TEST_CASE(
    "images: an edit in the middle keeps the weights that still fit; other images begin anew") {
  ImagesSite site;
  site.app.apply(SetExperiment{first(20)});
  site.app.apply(ImageSetLoaded{"mnist", images(20), false});
  site.losses();
  const auto weights = [&] {
    return weights_hash(site.app.driver()->snapshot().model->parameters());
  };
  const std::uint64_t trained = weights();
  std::vector<Layer> layers = site.app.experiment().model;
  layers.insert(layers.begin() + 1, Dropout{0.5f});
  site.app.apply(SetLayers{layers});
  CHECK(weights() == trained);
  CHECK(site.app.driver()->snapshot().epoch == 2);

  site.app.apply(KeepWeights{false});
  site.app.apply(SetLayers{first(20).model});
  CHECK(site.app.driver()->snapshot().epoch == 0);
  CHECK(site.app.offers_old_weights());
  site.app.apply(GoOnWithOldWeights{});
  CHECK(weights() == trained);
  site.app.apply(SetScene{Scene::playground});
  CHECK_FALSE(site.app.view().keep_weights());
}

TEST_CASE("images: weights that are opened are told to be judged, and then how good they are") {
  ImagesSite site;
  Experiment wide = first(20);
  wide.model = {Flatten{}, Dense{512, Activation::relu}, Dense{10, Activation::softmax}};
  site.app.apply(SetExperiment{wide});
  site.app.apply(ImageSetLoaded{"mnist", images(20, 5000)});
  const auto story = [&] { return story_of(site.app.shown_run(), ModelStatistics{}); };
  CHECK_THAT(story().text, ContainsSubstring("the weights are random"));
  const std::string file = share_weights(site.app.shown_run(), WeightsFormat::safetensors);
  site.app.apply(OpenFile{"a.safetensors", file});
  REQUIRE(site.app.shown_run().judging());
  CHECK(story().text == "Nothing was trained here yet: the weights are being judged.");
  CHECK(story().detail == "They are tried on 5,000 test images, as at the end of every epoch.");
  while (site.app.shown_run().judging()) site.app.run_for(5ms);
  CHECK_THAT(story().text,
             ContainsSubstring("as they are, the weights get") && ContainsSubstring(" % of 5,000"));
  site.app.apply(Reset{});
  CHECK_THAT(story().text, ContainsSubstring("the weights are random"));
}
