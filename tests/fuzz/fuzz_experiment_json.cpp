#include "engine/experiment/experiment_json.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace descent;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  Experiment experiment;
  if (!fuzz::reads([&] { experiment = parse_experiment(fuzz::text_of(bytes, size)); })) return 0;
  const std::string json = to_json(experiment);
  fuzz::expect(parse_experiment(json) == experiment);
  fuzz::expect(to_json(parse_experiment(json)) == json);
  return 0;
}
