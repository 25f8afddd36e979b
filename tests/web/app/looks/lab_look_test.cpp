#include "web/app/looks/lab_look.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "tests/web/app/looks/image_site.hpp"
#include "web/app/state/app.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

struct Lab {
  App app;
  LabLook look;

  Lab()
      : app({}, {{.name = "mnist", .title = "MNIST", .state = ImageSetStatus::State::available}},
            [](const ImageSetStatus&) {}) {
    Experiment experiment;
    experiment.data.name = "mnist";
    experiment.model = {Flatten{}, Dense{10, Activation::softmax}};
    experiment.training.loss = Loss::sparse_categorical_crossentropy;
    app.apply(SetScene{Scene::images});
    app.apply(SetExperiment{experiment});
  }
  void load() { app.apply(ImageSetLoaded{"mnist", tests::some_images(10, 8, 6)}); }
  const InsideLook* update() { return look.update(app.shown_run()); }
  const FilterLab& lab() const { return app.view().lab; }
};

}  // namespace

TEST_CASE_METHOD(Lab, "the lab waits for its images", "[lab_look]") {
  CHECK(update() == nullptr);
  load();
  REQUIRE(update() != nullptr);
  CHECK_FALSE(look.image().drawing);  // nothing is drawn yet
}

TEST_CASE_METHOD(Lab, "the lab is made anew where filter or image change, and only there",
                 "[lab_look]") {
  load();
  const InsideLook* first = update();
  REQUIRE(first);
  CHECK(first->stages().size() == 2);
  app.apply(SetLogLoss{true});
  CHECK(update() == first);
  const std::vector<float> values = first->stages().back().values;
  FilterLab changed = lab();
  changed.pooling = LabPooling::max;
  app.apply(SetFilterLab{changed});
  CHECK(update()->stages().size() == 3);
  CHECK(update()->output_of(0).values == values);
  app.apply(SelectImage{3});
  CHECK(update()->output_of(0).values != values);
  CHECK(look.image().image == 3);
}

TEST_CASE_METHOD(Lab, "the arithmetic of every number of the lab adds up to it", "[lab_look]") {
  load();
  FilterLab wide = with_side(lab(), 5);
  wide.bias = -0.25f;
  wide.stride = 2;
  wide.padding = Padding::same;
  wide.relu = true;
  wide.pooling = LabPooling::average;
  app.apply(SetFilterLab{wide});
  const InsideLook& found = *update();
  CHECK(middle_of(found).output == 7 * 14 + 7);
  for (const std::size_t layer : {0, 1}) {
    const std::vector<float>& values = found.output_of(layer).values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      // 25 products of up to 2.
      CHECK_THAT(found.terms(layer, i).value, WithinAbs(values[i], 1e-5));
    }
  }
}
