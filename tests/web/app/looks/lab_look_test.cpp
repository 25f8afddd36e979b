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
  app.apply(SelectImage{{ImageOrigin::validation, 3}});
  CHECK(update()->output_of(0).values != values);
  CHECK(look.image().image.index == 3);
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

TEST_CASE_METHOD(Lab, "the course's example is there without a data set, until an image is chosen",
                 "[lab_look]") {
  app.apply(SetFilterLab{course_lab()});
  app.apply(ShowInLab{{LabScale::bytes, true}});
  REQUIRE(update() != nullptr);
  CHECK(update()->stages().front().shape == Shape{3, 3});
  CHECK(update()->output_of(0).values == std::vector<float>{427});
  const OutputTerms found = update()->terms(0, 0);
  CHECK(found.terms.size() == 9);
  CHECK(found.terms[4].value == 192);
  CHECK(found.terms[4].product == 864);
  CHECK(found.sum == 427);
  load();
  CHECK(update()->output_of(0).values.size() == 1);
  app.apply(LookAtCell{CellPlace{0, 0, 0}});
  app.apply(SelectImage{{ImageOrigin::validation, 1}});
  CHECK(update()->stages().front().shape.size() > 1);
  CHECK(update()->output_of(0).values.size() > 1);
  CHECK(look.image().image.index == 1);
  CHECK_FALSE(app.view().cell);  // it was one of the example
  CHECK(app.view().lab_shows == LabShows{LabScale::bytes, false});
}

TEST_CASE_METHOD(Lab, "what is drawn is filtered in place of the example", "[lab_look]") {
  load();
  for (const Action& draws : {Action(InspectDrawing{}), Action(BeginStroke{{0.5f, 0.5f}}),
                              Action(ClearDrawing{}), Action(ShowPicture{})}) {
    app.apply(ShowInLab{{LabScale::inputs, true}});
    app.apply(draws);
    CHECK_FALSE(app.view().lab_shows.example);
  }
  // And another image leaves the cell that one looks at.
  app.apply(SelectImage{{ImageOrigin::validation, 1}});
  app.apply(LookAtCell{CellPlace{0, 20, 0}});
  app.apply(SelectImage{{ImageOrigin::validation, 2}});
  CHECK(app.view().cell == CellPlace{0, 20, 0});
}

TEST_CASE_METHOD(Lab, "from 0 to 255 all numbers of the lab are 255 times as large", "[lab_look]") {
  load();
  FilterLab biased = lab();
  biased.bias = -0.5f;
  biased.pooling = LabPooling::max;
  app.apply(SetFilterLab{biased});
  const std::vector<InsideStage> inputs = update()->stages();
  app.apply(ShowInLab{{LabScale::bytes, false}});
  const std::vector<InsideStage>& bytes = update()->stages();
  REQUIRE(bytes.size() == inputs.size());
  for (std::size_t stage = 0; stage < bytes.size(); ++stage) {
    for (std::size_t i = 0; i < bytes[stage].values.size(); ++i) {
      // Nine products of up to 2 · 255.
      CHECK_THAT(bytes[stage].values[i], WithinAbs(255 * inputs[stage].values[i], 1e-3));
    }
  }
  CHECK(lab().bias == -0.5f);
}

TEST_CASE_METHOD(Lab, "a picture that is too small for the filter is told", "[lab_look]") {
  app.apply(ShowInLab{{LabScale::bytes, true}});
  app.apply(SetFilterLab{with_side(course_lab(), 5)});
  CHECK(update() == nullptr);
  CHECK(look.too_small());
  app.apply(SetFilterLab{course_lab()});
  CHECK(update() != nullptr);
  CHECK_FALSE(look.too_small());
}
