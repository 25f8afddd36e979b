#include "web/app/state/painting.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "engine/core/error.hpp"
#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

namespace {

const std::vector<PlanePlace> across = {{-3, 0}, {3, 0}};

struct Painted {
  App app = tests::app_of_presets();

  Painted() {
    Brush brush;
    brush.painting = true;
    brush.density = 1;
    app.apply(SetBrush{brush});
  }
  void set_brush(auto&& change) {
    Brush brush = app.view().brush;
    change(brush);
    app.apply(SetBrush{brush});
  }
  const DataSettings& data() const { return app.experiment().data; }
  const Dense& output() const { return std::get<Dense>(app.experiment().model.back()); }
};

}  // namespace

TEST_CASE("brush: a touch leaves as many points as it is dense, within its radius") {
  Brush brush;
  brush.density = 12;
  brush.radius = 0.05f;
  const std::vector<PlanePlace> touch = {{1, 2}};
  const auto places = spray(brush, touch, 6, 7);
  REQUIRE(places.size() == 12);
  for (const PlanePlace& place : places) {
    CHECK(std::hypot(place.x - 1, place.y - 2) < 0.05f * 12 + 0.02f);
  }
  brush.density = 1;
  const auto exact = spray(brush, touch, 6, 7);
  REQUIRE(exact.size() == 1);
  CHECK(std::hypot(exact[0].x - 1, exact[0].y - 2) < 0.02f);
}

TEST_CASE("brush: a longer stroke begins with the same points, and goes on along its path") {
  const Brush brush;
  const auto whole = spray(brush, across, 6, 3);
  const std::vector<PlanePlace> half = {{-3, 0}, {0, 0}};
  const auto first = spray(brush, half, 6, 3);
  REQUIRE(first.size() > 5);
  REQUIRE(whole.size() > first.size() + 5);
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(first[i].x == whole[i].x);
  const auto [least, most] = std::minmax_element(
      whole.begin(), whole.end(), [](PlanePlace a, PlanePlace b) { return a.x < b.x; });
  CHECK(least->x < -2.5f);
  CHECK(most->x > 2.5f);
  // In pieces or at once, the same distance gives as many dabs.
  std::vector<PlanePlace> pieces;
  for (int i = 0; i <= 60; ++i) pieces.push_back({-3 + 0.1f * static_cast<float>(i), 0});
  const auto steps = static_cast<long>(spray(brush, pieces, 6, 3).size());
  CHECK(std::abs(steps - static_cast<long>(whole.size())) <= static_cast<long>(brush.density));
}

TEST_CASE("brush: points stay on the map, and a stroke that never ends is not endless") {
  Brush brush;
  brush.radius = 0.2f;
  brush.density = 20;
  std::vector<PlanePlace> path;
  for (int i = 0; i < 4000; ++i) path.push_back({i % 2 == 0 ? -6.0f : 6.0f, 6});
  const auto places = spray(brush, path, 6, 1);
  CHECK(places.size() < most_painted_points + brush.density + 1);
  for (const PlanePlace& place : places) {
    CHECK(std::abs(place.x) < 6);
    CHECK(std::abs(place.y) < 6);
  }
}

TEST_CASE_METHOD(Painted, "painting: a stroke adds its class to the points that there are") {
  const std::size_t before =
      app.driver()->dataset().train.count() + app.driver()->dataset().validation.count();
  app.apply(PaintPoints{across});
  CHECK(app.message().empty());
  REQUIRE(data().name == "points");
  CHECK(data().x.size() == before + 2);
  CHECK(data().class_names == std::vector<std::string>{"orange", "blue"});
  CHECK(data().y.back()[0] == 0);
  CHECK(data().x.back() == std::vector<double>{3, 0});
  CHECK(output().activation == Activation::tanh);
  set_brush([](Brush& brush) { brush.label = 3; });
  app.apply(PaintPoints{across});
  CHECK(data().class_names.size() == 4);
  CHECK(output().units == 4);
  CHECK(output().activation == Activation::softmax);
  CHECK(app.driver()->dataset().classes == 4);
}

TEST_CASE_METHOD(Painted, "painting: from nothing there is nothing to train until a stroke") {
  set_brush([](Brush& brush) { brush.from_nothing = true; });
  for (const Action& action : {Action(Play{}), Action(StepEpoch{}), Action(StepBatch{})}) {
    app.apply(action);
    CHECK_THAT(app.message(), ContainsSubstring("paint some first"));
    CHECK_FALSE(app.playing());
    app.apply(DismissMessage{});
  }
  app.apply(PaintPoints{across});
  CHECK(data().x.size() == 2);
  CHECK(data().test_fraction == 0);
  CHECK_FALSE(app.view().brush.from_nothing);
  app.apply(StepEpoch{});
  CHECK(app.message().empty());
}

TEST_CASE_METHOD(Painted, "painting: the eraser takes what it passes over") {
  set_brush([](Brush& brush) { brush.from_nothing = true; });
  app.apply(PaintPoints{std::vector<PlanePlace>{{-3, 0}, {0, 0}, {3, 0}}});
  set_brush([](Brush& brush) { brush.erasing = true; });
  app.apply(ErasePoints{{{-4, 0.1f}, {-1, 0.1f}}});
  REQUIRE(data().x.size() == 2);
  CHECK(data().x[0][0] == 0);
  // The last ones only go when others come: the network keeps something to learn.
  app.apply(ErasePoints{across});
  CHECK(app.view().brush.from_nothing);
  CHECK(data().x.size() == 2);
  app.apply(PaintPoints{std::vector<PlanePlace>{{1, 1}}});
  CHECK(data().x.size() == 1);
}

TEST_CASE_METHOD(Painted, "painting: values where values are learnt") {
  DataSettings plane = data();
  plane.name = "reg_plane";
  app.apply(SetData{plane});
  set_brush([](Brush& brush) { brush.value = -0.5f; });
  app.apply(PaintPoints{across});
  CHECK(data().class_names.empty());
  CHECK(data().y.back()[0] == -0.5);
  CHECK(output().activation == Activation::linear);
  // And from nothing as the person chooses.
  set_brush([](Brush& brush) { brush.from_nothing = true; });
  app.apply(PaintPoints{across});
  CHECK(output().activation == Activation::tanh);
  CHECK(data().class_names.size() == 2);
}

TEST_CASE_METHOD(Painted, "painting: on points with axes it paints in their units") {
  DataSettings table;
  table.name = "points";
  table.test_fraction = 0;
  table.x = {{100, 10}, {200, 20}};
  table.y = {{0}, {1}};
  table.x_axes = {{"a", 150, 50}, {"b", 15, 5}};
  table.class_names = {"no", "yes"};
  app.apply(SetData{table});
  app.apply(PaintPoints{std::vector<PlanePlace>{{1, -1}}});
  CHECK(data().x.back() == std::vector<double>{200, 10});
  CHECK(data().class_names[0] == "no");
}

TEST_CASE_METHOD(Painted,
                 "painting: a link opens with its own points and trains, whatever was begun") {
  set_brush([](Brush& brush) { brush.from_nothing = true; });
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:gauss))"});
  CHECK(app.message().empty());
  CHECK_FALSE(app.view().brush.from_nothing);
  CHECK_FALSE(app.view().brush.painting);
  app.apply(Play{});
  CHECK(app.playing());
  // And one that shows what is there already.
  set_brush([](Brush& brush) { brush.painting = brush.from_nothing = true; });
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:gauss))"});
  CHECK_FALSE(app.view().brush.from_nothing);
  CHECK_FALSE(app.view().brush.painting);
}

TEST_CASE_METHOD(Painted, "painting: there is a limit, and it is told") {
  set_brush([](Brush& brush) { brush.from_nothing = true; });
  app.apply(PaintPoints{std::vector<PlanePlace>(most_painted_points + 100, PlanePlace{1, 1})});
  CHECK(data().x.size() == most_painted_points);
  app.apply(PaintPoints{across});
  CHECK_THAT(app.message(), ContainsSubstring("5000"));
  CHECK(data().x.size() == most_painted_points);
}

TEST_CASE_METHOD(Painted, "painting: training plays on over a stroke") {
  app.apply(Play{});
  app.apply(PaintPoints{across});
  CHECK(app.playing());
  CHECK(app.busy());
}

TEST_CASE("painting: points of several values are not painted on") {
  Experiment experiment;
  experiment.data.name = "points";
  experiment.data.x = {{0, 0}};
  experiment.data.y = {{0, 1}};
  CHECK_THROWS_MATCHES(own_points(experiment, Dataset{}), Error,
                       MessageMatches(ContainsSubstring("start empty")));
}
