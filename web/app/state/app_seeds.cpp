#include <algorithm>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/state/app.hpp"

// The same run from other seeds.
namespace descent {

void App::carry_out(const TrainSeeds& action) {
  Run& named = run_named(action.run);
  if (!named.driver) throw Error(tr("There is no network yet: its data are being loaded."));
  if (action.seeds < SeedsLook::least || action.seeds > SeedsLook::most) {
    throw Error(
        tr("A run can be trained again from {0} to {1} seeds.", SeedsLook::least, SeedsLook::most));
  }
  const std::size_t done = named.driver->snapshot().epoch;
  const std::size_t epochs = done > 0 ? done : named.experiment.training.epochs;
  const auto look = std::make_shared<SeedsLook>(
      named.experiment, seeds_from(named.experiment, action.seeds, epochs),
      named.driver->shared_dataset(), named.driver->kernels());
  named.seeds = look;
  seeds_under_way_.push_back(look);
  looks_->ask(look);
}

void App::carry_out(const StopSeeds& action) {
  if (const auto& seeds = run_named(action.run).seeds) seeds->abandon();
}

void App::let_seeds_go() {
  std::erase_if(seeds_under_way_, [this](const std::shared_ptr<SeedsLook>& look) {
    if (!look->under_way()) {
      ++changes_;  // what it found is worth keeping
      return true;
    }
    bool wanted = false;
    for_each_run([&](const Run& run) {
      wanted = wanted || (run.seeds == look && look->is_of(run.experiment));
    });
    if (!wanted) look->abandon();
    return !wanted;
  });
}

}  // namespace descent
