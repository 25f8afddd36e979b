#include <memory>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/step_apart.hpp"
#include "web/app/state/app.hpp"

namespace descent {

void App::carry_out(const TakeStepApart&) {
  Run& shown = run();
  if (!shown.driver) throw Error(tr("There is no network yet: its data are being loaded."));
  const std::string reason =
      why_not_apart(*shown.driver->snapshot().model, shown.driver->snapshot().samples_per_step);
  if (!reason.empty()) throw Error(reason);
  if (shown.past) {
    view_.apart = shown.past->moment;
    return;
  }
  stop_playing(shown);
  shown.driver->change([&](Trainer& trainer) {
    if (trainer.batch_under_way()) trainer.step();
    view_.apart = trainer.moment();
  });
}

}  // namespace descent
