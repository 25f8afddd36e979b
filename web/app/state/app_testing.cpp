#include <memory>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/app.hpp"

// Looks at a run's test set: each is asked for, and kept in its history.
namespace descent {

void App::carry_out(const EvaluateTest& action) {
  Run& named = run_named(action.run);
  if (!named.driver) throw Error(tr("There is no network yet: its data are being loaded."));
  if (named.driver->dataset().test().count() == 0) {
    throw Error(tr("There are no test samples: keep some apart for testing first."));
  }
  if (named.test_look) return;  // its answer is on the way
  named.test_look = std::make_shared<TestLook>(*named.driver, named.experiment.training.loss);
  looks_->ask(named.test_look);
  take_tests();  // of a small network it is there
}

void App::take_tests() {
  for_each_run([&](Run& each) {
    if (!each.test_look || !each.test_look->done()) return;
    const std::shared_ptr<TestLook> look = std::exchange(each.test_look, nullptr);
    // What began anew meanwhile, or went back, is another training.
    const bool same = each.driver && each.driver->snapshot().history->course == look->course();
    if (!same) return;
    each.driver->change([&](Trainer& trainer) { trainer.note_test(look->result()); });
    ++changes_;
    emit(TestEvaluated{each.id, look->result()});
  });
}

}  // namespace descent
