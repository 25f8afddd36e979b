#include "tests/experiment/preset_file.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "engine/experiment/experiment_json.hpp"

namespace descent::test {

Experiment preset_file(const std::string& id) {
  std::ifstream file(DESCENT_SOURCE_DIR "/assets/presets/" + id + ".json");
  INFO(id);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return parse_experiment(text.str());
}

}  // namespace descent::test
