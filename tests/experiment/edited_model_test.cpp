#include "engine/experiment/edited_model.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

float weight(const Sequential& model, std::size_t input, std::size_t unit) {
  return model.parameters()[0].kernel()(input, unit);
}

}  // namespace

TEST_CASE("switching a feature on or off keeps the weights of the others") {
  Experiment before;
  before.features = {Feature::x, Feature::sin_x};
  before.model = {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}};
  const Sequential trained = make_model(before, {2});
  Experiment after = before;
  after.seed = 7;
  after.features = {Feature::y, Feature::sin_x, Feature::x};
  const auto [edited, kept] = make_edited_model(before, trained, after, {3});
  const Sequential fresh = make_model(after, {3});
  for (std::size_t unit = 0; unit < 4; ++unit) {
    CHECK(weight(edited, 0, unit) == weight(fresh, 0, unit));
    CHECK(weight(edited, 1, unit) == weight(trained, 1, unit));
    CHECK(weight(edited, 2, unit) == weight(trained, 0, unit));
  }
  CHECK(edited.parameters()[1].kernel() == trained.parameters()[1].kernel());
  CHECK(kept == std::vector<std::size_t>{2 * 4 + 4, 5});
}

TEST_CASE("an edited network still does most of what it did") {
  Experiment before;
  before.data.name = "circle";
  before.model = {Dense{8, Activation::tanh}, Dense{1, Activation::tanh}};
  before.training.optimizer = Adam{.learning_rate = 0.03f};
  before.training.epochs = 40;
  Trainer trainer = make_trainer(before, ImageSource{}, default_kernels());
  while (!trainer.finished()) trainer.step_epoch();
  const double trained = trainer.history().epochs.back().validation.loss;

  Experiment after = before;
  std::get<Dense>(after.model[0]).units = 9;
  const Shape input_shape = trainer.dataset().input_shape;
  Trainer kept = make_trainer(after, ImageSource{}, default_kernels());
  const double fresh = kept.evaluate(kept.dataset().validation).loss;
  kept.set_parameters(
      make_edited_model(before, trainer.model(), after, input_shape).model.parameters());
  const double edited = kept.evaluate(kept.dataset().validation).loss;
  CHECK(trained < 0.1);
  CHECK(fresh > 0.5);
  CHECK(edited < 0.4);
}
