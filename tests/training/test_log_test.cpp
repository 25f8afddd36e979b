#include "engine/training/test_log.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/training/trainer.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;
using namespace descent::tests;

namespace {

Trainer three_way_trainer() {
  auto dataset = std::make_shared<Dataset>(*line_data(2));
  dataset->held_out = dataset->train;
  dataset->validates_on_test = false;
  TrainingSettings settings;
  settings.loss = Loss::mean_squared_error;
  settings.epochs = 20;
  settings.batch_size = 2;
  return Trainer(Sequential({1}, {Dense{1}}, 5), dataset, settings, 5, default_kernels());
}

void look(Trainer& trainer) {
  trainer.note_test(
      {trainer.epoch(), trainer.step_in_epoch(), trainer.evaluate(trainer.dataset().test())});
}

}  // namespace

TEST_CASE("epochs are evaluated on the validation samples, the test set only when asked") {
  Trainer trainer = three_way_trainer();
  trainer.step_epoch();
  CHECK(trainer.history().tests.all().empty());
  const double validation = trainer.evaluate(trainer.dataset().validation).loss;
  CHECK(trainer.history().epochs.back().validation.loss == validation);
  const auto seen = trainer.snapshot().history;
  trainer.step();
  look(trainer);
  CHECK(seen->tests.all().empty());  // what somebody holds does not change
  const auto looks = trainer.snapshot().history->tests;
  REQUIRE(looks.all().size() == 1);
  CHECK(looks.all()[0].epoch == 1);
  CHECK(looks.all()[0].step == 1);
  CHECK(looks.all()[0].scores.loss == trainer.evaluate(trainer.dataset().held_out).loss);
}

TEST_CASE("what was seen of the test set stays seen when training goes back, and ends with reset") {
  Trainer trainer = three_way_trainer();
  trainer.step_epoch();
  look(trainer);
  const auto moment = trainer.moment();
  trainer.step_epoch();
  look(trainer);
  trainer.go_to(*moment);
  CHECK(trainer.epoch() == 1);
  CHECK(trainer.history().tests.all().size() == 2);

  Trainer copy(Sequential({1}, {Dense{1}}, 5), trainer.shared_dataset(), trainer.settings(), 5,
               default_kernels());
  copy.go_to(*moment);
  CHECK(copy.history().tests.all().size() == 1);

  trainer.reset();
  CHECK(trainer.history().tests.all().empty());
}

TEST_CASE("of very many looks the newest are kept") {
  TestLog log;
  for (std::size_t i = 0; i <= TestLog::most; ++i) log.append({i, 0, {}});
  REQUIRE(log.all().size() == TestLog::most);
  CHECK(log.all().front().epoch == 1);
  CHECK(log.all().back().epoch == TestLog::most);
}
