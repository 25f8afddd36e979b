#include "engine/experiment/experiment_json.hpp"
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  SavedExperiment saved;
  if (!fuzz::reads([&] { saved = parse_saved_experiment(fuzz::text_of(bytes, size)); })) return 0;
  if (!saved.weights) return 0;
  const SavedExperiment again =
      parse_saved_experiment(to_json(saved.experiment, *saved.weights, saved.history));
  fuzz::expect(again.experiment == saved.experiment);
  fuzz::expect(again.weights && same(*again.weights, *saved.weights));
  fuzz::expect(again.history.epochs.size() == saved.history.epochs.size());
  fuzz::expect(again.history.edited == saved.history.edited);
  return 0;
}
