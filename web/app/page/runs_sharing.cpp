#include "web/app/page/runs_sharing.hpp"

#include <algorithm>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/link.hpp"
#include "engine/experiment/saved_runs.hpp"
#include "engine/experiment/weights_json.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/page/link_view.hpp"

namespace descent {
namespace {

bool are_finite(const Parameters& weights) {
  try {
    check_finite(weights);
  } catch (const Error&) {
    return false;
  }
  return true;
}

SavedRun saved_run(const RunView& run, bool trained) {
  SavedRun saved{run.label(), {run.experiment(), std::nullopt, {}}, std::nullopt, run.pinned()};
  if (!trained || !run.ready()) return saved;
  const Snapshot& now = run.newest();
  if (are_finite(now.model->parameters())) {
    saved.saved.weights = now.model->parameters();
    saved.saved.history = *now.history;
  }
  const SeedsLook* seeds = run.seeds();
  if (seeds && seeds->finished() > 0) saved.seeds = SavedSeeds{seeds->order(), seeds->courses()};
  return saved;
}

std::vector<SavedRun> saved_runs(const std::vector<RunView>& runs, std::uint64_t shown,
                                 bool trained) {
  std::vector<SavedRun> all;
  for (const RunView& run : runs) {
    all.insert(run.id() == shown ? all.begin() : all.end(), saved_run(run, trained));
  }
  return all;
}

}  // namespace

std::string share_runs_file(const std::vector<RunView>& runs, std::uint64_t shown) {
  return to_json(SavedRuns{saved_runs(runs, shown, true)});
}

std::string share_runs_name(const std::vector<RunView>& runs) {
  return "descent-runs-" + runs.front().experiment().data.name + ".json";
}

std::string share_runs_link(const std::vector<RunView>& runs, std::uint64_t shown) {
  try {
    return write_link(saved_runs(runs, shown, false), link_view(runs.front().view()));
  } catch (const Error&) {
    throw Error(tr("These runs together are too large for a link: save them as a file instead."));
  }
}

}  // namespace descent
