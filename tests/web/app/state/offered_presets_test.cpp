#include "web/app/state/offered_presets.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace descent;

namespace {

Preset of_set(const std::string& id, const std::string& set, Scene scene = Scene::images) {
  Experiment experiment;
  experiment.data.name = set;
  return {id, id, "", scene, experiment};
}

std::string ids_with(ImageSetStatus::State mnist) {
  App app({of_set("circle", "circle", Scene::playground), of_set("mnist_1", "mnist"),
           of_set("fashion_1", "fashion_mnist"), of_set("mnist_2", "mnist"),
           of_set("fashion_2", "fashion_mnist")},
          {{.name = "mnist", .title = "MNIST", .state = mnist},
           {.name = "fashion_mnist",
            .title = "Fashion-MNIST",
            .state = ImageSetStatus::State::available}},
          [](const ImageSetStatus&) {});
  app.apply(SetScene{Scene::images});
  std::string ids;
  for (const OfferedPreset& one : offered_presets(app)) {
    ids += one.preset->id + (one.missing ? "! " : " ");
  }
  return ids;
}

}  // namespace

TEST_CASE("presets whose images are on the site are offered first") {
  CHECK(ids_with(ImageSetStatus::State::available) == "mnist_1 fashion_1 mnist_2 fashion_2 ");
  CHECK(ids_with(ImageSetStatus::State::absent) == "fashion_1 fashion_2 mnist_1! mnist_2! ");
}
