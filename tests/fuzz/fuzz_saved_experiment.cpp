#include "engine/experiment/saved_runs.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace descent;

namespace {

bool same(const Parameters& a, const Parameters& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same_form(a[i], b[i])) return false;
    for (std::size_t k = 0; k < a[i].size(); ++k) {
      if (a[i][k] != b[i][k]) return false;
    }
  }
  return true;
}

void expect_same(const SavedExperiment& saved, const SavedExperiment& again) {
  fuzz::expect(again.experiment == saved.experiment);
  fuzz::expect(again.weights.has_value() == saved.weights.has_value());
  if (!saved.weights) return;
  fuzz::expect(same(*again.weights, *saved.weights));
  fuzz::expect(again.history.epochs.size() == saved.history.epochs.size());
  fuzz::expect(again.history.edited == saved.history.edited);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  SavedRuns saved;
  if (!fuzz::reads([&] { saved = parse_saved_runs(fuzz::text_of(bytes, size)); })) return 0;
  const SavedRuns again = parse_saved_runs(to_json(saved));
  fuzz::expect(again.runs.size() == saved.runs.size() && again.shown == saved.shown);
  for (std::size_t i = 0; i < saved.runs.size(); ++i) {
    const SavedRun &one = saved.runs[i], &other = again.runs[i];
    fuzz::expect(other.label == one.label);
    expect_same(one.saved, other.saved);
    fuzz::expect(other.seeds.has_value() == one.seeds.has_value());
    if (one.seeds) fuzz::expect(other.seeds->courses.size() == one.seeds->courses.size());
  }
  return 0;
}
