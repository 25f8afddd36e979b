// A filter of one's own becomes one of the network's.
#include <catch2/catch_test_macros.hpp>

#include "engine/core/random.hpp"
#include "web/app/state/app.hpp"

using namespace descent;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const Dataset> some_images() {
  Random random(5);
  auto dataset = std::make_shared<Dataset>();
  dataset->input_shape = {28, 28};
  dataset->classes = 10;
  std::vector<float> pixels(8 * 28 * 28), labels(8);
  for (float& pixel : pixels) pixel = random.uniform();
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<float>(i % 2);
  dataset->train.inputs = Samples({28, 28}, pixels);
  dataset->train.targets = Samples({1}, labels);
  dataset->validation = dataset->train;
  return dataset;
}

struct FilterSite {
  App app{{},
          {{.name = "mnist", .title = "MNIST", .state = ImageSetStatus::State::available}},
          [](const ImageSetStatus&) {}};
  const std::vector<float> numbers = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  FilterSite() {
    Experiment experiment;
    experiment.data.name = "mnist";
    experiment.model = {Conv2D{.filters = 2, .kernel_size = {3, 3}}, Flatten{},
                        Dense{10, Activation::softmax}};
    experiment.training.loss = Loss::sparse_categorical_crossentropy;
    experiment.training.batch_size = 4;
    app.apply(SetScene{Scene::images});
    app.apply(SetExperiment{experiment});
    app.apply(ImageSetLoaded{"mnist", some_images()});
    app.apply(SetSpeed{0});
    REQUIRE(app.message() == "");
    REQUIRE(app.driver());
    REQUIRE(kernel(0).size() == 18);
  }
  void train() {
    app.apply(StepEpoch{});
    while (app.busy()) app.run_for(1ms);
  }
  const Tensor& kernel(std::size_t layer) const {
    return app.driver()->snapshot().model->parameters()[layer].kernel();
  }
  bool frozen() const { return is_frozen(app.experiment().model[0]); }
};

}  // namespace

TEST_CASE_METHOD(FilterSite, "a filter is put among the others, and one step takes it back",
                 "[set_filter]") {
  train();
  const Tensor before = kernel(0);
  app.apply(SetFilter{0, 1, numbers, 0.5f, false});
  CHECK(app.driver()->snapshot().epoch == 1);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CHECK(kernel(0).data()[2 * i] == before.data()[2 * i]);
    CHECK(kernel(0).data()[2 * i + 1] == numbers[i]);
  }
  CHECK(app.driver()->snapshot().model->parameters()[0].bias().data()[1] == 0.5f);
  CHECK_FALSE(frozen());
  app.apply(Undo{});
  CHECK(kernel(0) == before);
  CHECK(app.driver()->snapshot().epoch == 1);
}

TEST_CASE_METHOD(FilterSite, "frozen, its layer stays while the others learn", "[set_filter]") {
  app.apply(SetFilter{0, 1, numbers, 0, true});
  CHECK(frozen());
  const Tensor put = kernel(0), output = kernel(2);
  CHECK(put.data()[1] == 1);
  train();
  CHECK(kernel(0) == put);
  CHECK_FALSE(kernel(2) == output);
  app.apply(SetFilter{0, 0, numbers, 0, false});
  CHECK_FALSE(frozen());
  const Tensor both = kernel(0);
  train();
  CHECK_FALSE(kernel(0) == both);
}

TEST_CASE_METHOD(FilterSite, "what is no filter is told, and changes nothing", "[set_filter]") {
  const Tensor before = kernel(0);
  for (const SetFilter& odd : {SetFilter{1, 0, numbers, 0, true}, SetFilter{7, 0, numbers, 0, true},
                               SetFilter{0, 2, numbers, 0, true}, SetFilter{0, 0, {1}, 0, true}}) {
    app.apply(odd);
    CHECK(app.message_is_error());
    CHECK(kernel(0) == before);
    CHECK_FALSE(frozen());
  }
}

TEST_CASE_METHOD(FilterSite, "edits of the lab's filter are undone and redone among the others",
                 "[set_filter]") {
  const auto weight = [&] { return app.view().lab.values[4]; };
  const auto set_weight = [&](float value) {
    FilterLab lab = app.view().lab;
    lab.values[4] = value;
    app.apply(SetFilterLab{lab});
  };
  const std::size_t epochs = app.experiment().training.epochs;
  app.apply(SetSetting{"training.epochs", static_cast<double>(epochs + 1)});
  app.apply(ShowWorkbenchPage{WorkbenchPage::filters});
  app.apply(BeginGesture{});
  for (const float value : {0.5f, 1.0f, 2.0f}) set_weight(value);
  app.apply(EndGesture{});
  set_weight(3);
  set_weight(3);  // nothing new
  app.apply(ShowWorkbenchPage{WorkbenchPage::training});
  app.apply(Undo{});
  CHECK(weight() == 2);
  CHECK(app.view().workbench_page == WorkbenchPage::filters);
  CHECK(app.view().tab() == PhoneTab::training);
  app.apply(Undo{});
  CHECK(weight() == 0);
  CHECK(app.experiment().training.epochs == epochs + 1);
  app.apply(Undo{});
  CHECK(app.experiment().training.epochs == epochs);
  CHECK(weight() == 0);
  for (int i = 0; i < 3; ++i) app.apply(Redo{});
  CHECK(weight() == 3);
  CHECK(app.experiment().training.epochs == epochs + 1);
}
