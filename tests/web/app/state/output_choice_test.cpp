#include "web/app/state/output_choice.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/core/error.hpp"
#include "web/app/state/scene_of.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

namespace {

Dense dense(std::size_t units, Activation activation) {
  Dense layer;
  layer.units = units;
  layer.activation = activation;
  return layer;
}

Experiment two_classes() {
  Experiment experiment;
  experiment.data.name = "circle";
  experiment.model = {dense(5, Activation::relu), dense(1, Activation::tanh)};
  return experiment;
}

DataSettings set(const char* name, std::size_t classes = 3) {
  DataSettings data;
  data.name = name;
  data.classes = classes;
  return data;
}

DataSettings own_points(std::vector<std::string> names) {
  DataSettings data;
  data.name = "points";
  data.test_fraction = 0;
  data.x = {{0, 0}, {1, 1}, {2, 2}};
  data.y = {{0}, {1}, {2}};
  data.class_names = std::move(names);
  return data;
}

const Dense& output(const Experiment& experiment) {
  return std::get<Dense>(experiment.model.back());
}

}  // namespace

TEST_CASE("output: it follows the number of classes, and nothing else changes") {
  const Experiment before = two_classes();
  const Experiment four = with_data(before, set("rings", 4));
  CHECK(output(four).units == 4);
  CHECK(output(four).activation == Activation::softmax);
  CHECK(four.training.loss == Loss::sparse_categorical_crossentropy);
  CHECK(std::get<Dense>(four.model.front()).units == 5);
  CHECK(four.features == before.features);
  const Experiment six = with_data(four, set("rings", 6));
  CHECK(output(six).units == 6);
  CHECK(with_data(six, before.data) == before);
}

TEST_CASE("output: values become classes and classes values") {
  const Experiment values = with_data(with_data(two_classes(), set("clusters")), set("reg_plane"));
  CHECK(output(values).units == 1);
  CHECK(output(values).activation == Activation::linear);
  CHECK(values.training.loss == Loss::mean_squared_error);
  CHECK(output(with_data(values, set("clusters"))).units == 3);
}

TEST_CASE("output: a way of learning that fits stays with another set") {
  Experiment experiment = two_classes();
  experiment = with_output(experiment, output_choices(experiment)[1]);
  CHECK(experiment.training.loss == Loss::binary_crossentropy);
  experiment = with_data(experiment, set("xor"));
  CHECK(experiment.training.loss == Loss::binary_crossentropy);
  CHECK(output(experiment).activation == Activation::sigmoid);
}

TEST_CASE("output: every choice can be trained, and is recognised") {
  for (const char* name : {"spiral", "clusters", "reg_gauss", "points"}) {
    const DataSettings data =
        name == std::string("points") ? own_points({"a", "b", "c"}) : set(name);
    const Experiment experiment = with_data(two_classes(), data);
    const auto choices = output_choices(experiment);
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const Experiment chosen = with_output(experiment, choices[i]);
      CHECK_NOTHROW(check_fit(chosen));
      CHECK(chosen_output(chosen, output_choices(chosen)) == i);
    }
  }
}

TEST_CASE("output: an activation as a layer of its own goes with the old output") {
  Experiment experiment = two_classes();
  experiment.model = {dense(5, Activation::relu), dense(1, Activation::linear),
                      ActivationLayer{Activation::tanh}};
  const Experiment three = with_data(experiment, set("clusters"));
  REQUIRE(three.model.size() == 2);
  CHECK_NOTHROW(check_fit(three));
}

TEST_CASE("points: named classes are learnt whatever the loss, unnamed ones by the loss") {
  CHECK(class_count(own_points({"a", "b", "c"}), Loss::mean_squared_error) == 3);
  CHECK(class_count(own_points({}), Loss::mean_squared_error) == 0);
  CHECK(class_count(own_points({}), Loss::sparse_categorical_crossentropy) == 3);
  // Another share of the same points does not make values of the classes.
  Experiment unnamed = two_classes();
  unnamed.data = own_points({});
  unnamed.training.loss = Loss::sparse_categorical_crossentropy;
  unnamed.model.back() = dense(3, Activation::softmax);
  DataSettings shared = unnamed.data;
  shared.test_fraction = 0.3;
  const Experiment after = with_data(unnamed, shared);
  CHECK(after.model == unnamed.model);
  CHECK(after.training == unnamed.training);
}

TEST_CASE("scene: points of two numbers are shown in the playground") {
  Experiment experiment = with_data(two_classes(), own_points({"a", "b", "c"}));
  CHECK(scene_of(experiment) == Scene::playground);
  experiment.data.x = {{0}, {1}, {2}};
  CHECK(scene_of(experiment) == Scene::line);
  experiment.data.x = {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}};
  CHECK_THROWS_MATCHES(scene_of(experiment), Error, MessageMatches(ContainsSubstring("have 3")));
  experiment.data = own_points({"a", "b", "c", "d", "e", "f", "g"});
  CHECK_THROWS_MATCHES(scene_of(experiment), Error,
                       MessageMatches(ContainsSubstring("at most 6 classes; these have 7")));
}
