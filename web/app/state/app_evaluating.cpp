#include <memory>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/scene_of.hpp"

// Looks at a run's test set, where that is asked for, and at what validates it, where its weights
// came without what they predict; what comes of them is kept in the run.
namespace descent {
namespace {

std::shared_ptr<EvaluationLook> evaluation_of(const Driver& driver, const Split& split, Loss loss) {
  return std::make_shared<EvaluationLook>(driver.shared_dataset(), driver.snapshot(),
                                          driver.kernels(), split, loss);
}

}  // namespace

void App::carry_out(const EvaluateTest& action) {
  Run& named = run_named(action.run);
  if (!named.driver) throw Error(tr("There is no network yet: its data are being loaded."));
  const Split& test = named.driver->dataset().test();
  if (test.count() == 0) {
    throw Error(tr("There are no test samples: keep some apart for testing first."));
  }
  if (named.testing) return;  // its answer is on the way
  named.testing = evaluation_of(*named.driver, test, named.experiment.training.loss);
  looks_->ask(named.testing);
  take_evaluations();  // of a small network it is there
}

void App::judge_resumed(Run& resumed) {
  if (resumed.judging) resumed.judging->abandon();
  resumed.judging.reset();
  const Split& validation = resumed.driver->dataset().validation;
  const bool shown = scene_of(resumed.experiment) == Scene::images && validation.count() > 0;
  // Where it trains, the epoch under way ends with that.
  if (!shown || resumed.playing || resumed.driver->snapshot().predictions) return;
  resumed.judging = evaluation_of(*resumed.driver, validation, resumed.experiment.training.loss);
  looks_->ask(resumed.judging);
  take_evaluations();
}

namespace {

// What a look has found out, unless what began anew meanwhile, or went back, is another training.
std::shared_ptr<EvaluationLook> taken(const Run& run, std::shared_ptr<EvaluationLook>& asked) {
  if (!asked || !asked->done()) return nullptr;
  const std::shared_ptr<EvaluationLook> look = std::exchange(asked, nullptr);
  const bool same = run.driver && run.driver->snapshot().history->course == look->course();
  return same ? look : nullptr;
}

}  // namespace

void App::take_evaluations() {
  for_each_run([&](Run& each) {
    if (const auto look = taken(each, each.testing)) {
      each.driver->change([&](Trainer& trainer) { trainer.note_test(look->result()); });
      ++changes_;
      emit(TestEvaluated{each.id, look->result()});
    }
    if (const auto look = taken(each, each.judging)) {
      each.driver->change([&](Trainer& trainer) { trainer.note_predictions(look->predictions()); });
      ++changes_;
    }
  });
}

}  // namespace descent
