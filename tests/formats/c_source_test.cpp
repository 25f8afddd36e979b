#include "engine/formats/c_source.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

#include "engine/core/error.hpp"

namespace descent {
namespace {

Experiment one_dense() {
  Experiment experiment;
  experiment.data.name = "points";
  experiment.data.x = {{1}, {2}};
  experiment.data.y = {{1}, {2}};
  experiment.model = {Dense{1, Activation::linear}};
  return experiment;
}

}  // namespace

TEST_CASE("no name of a table ends the comment that it stands in") {
  Experiment experiment = one_dense();
  experiment.data.x_axes = {{"x */ int evil; /*", 1, 2}};
  const std::string source = c_source(experiment, Sequential({1}, experiment.model, 1));
  const std::string comment = source.substr(0, source.find("*/"));
  CHECK_THAT(comment, Catch::Matchers::ContainsSubstring("int evil"));
  CHECK(source.find("int evil") == source.rfind("int evil"));
}

TEST_CASE("weights that are no numbers are refused") {
  const Experiment experiment = one_dense();
  Sequential model({1}, experiment.model, 1);
  model.parameters()[0].kernel().data()[0] = std::numeric_limits<float>::infinity();
  CHECK_THROWS_AS(c_source(experiment, model), Error);
  CHECK_THROWS_AS(cpp_source(experiment, model), Error);
}

}  // namespace descent
