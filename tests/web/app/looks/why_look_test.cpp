#include "web/app/looks/why_look.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <numeric>

#include "engine/inspect/predicted_rows.hpp"
#include "tests/web/app/looks/image_site.hpp"
#include "web/app/looks/filter_look.hpp"
#include "web/app/state/app.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::size_t classes = 3;

struct WhySite : tests::ImageSite {
  explicit WhySite(bool loaded = true) : ImageSite(classes, 12, loaded) {}
  template <typename Set>
  void set(Set&& change) {
    WhyView why = app.view().why;
    change(why);
    app.apply(SetWhy{why});
  }
};

// Asks, and waits for the answer where it takes more than a moment.
template <typename AnyWatch>
auto answer(AnyWatch& watch, WhySite& site, double now) {
  watch.update(site.run(), now);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (watch.under_way() && std::chrono::steady_clock::now() < end) {
    site.app.run_for(std::chrono::milliseconds(5));
  }
  return watch.answer();
}

}  // namespace

TEST_CASE("why: pixels are asked about the answer, the label or a class that is chosen") {
  WhySite site;
  site.app.apply(SelectImage{{ImageOrigin::validation, 1}});
  WhyWatch watch;
  const WhyLook* look = answer(watch, site, 0);
  REQUIRE(look);
  CHECK(look->asked() == look->answer());
  CHECK(look->answer() == largest_output(look->outputs()));
  CHECK(look->gradient().size() == 28 * 28);
  CHECK(look->occlusion().windows() == 13 * 13);
  CHECK(look->drops().size() == 28 * 28);
  const std::size_t telling = look->telling_window();
  CHECK(look->occlusion().covered()[telling] ==
        *std::ranges::min_element(look->occlusion().covered()));

  site.set([](WhyView& why) { why.asked = AskedClass::label; });
  CHECK(answer(watch, site, 1)->asked() == 1);
  site.set([](WhyView& why) {
    why.asked = AskedClass::chosen;
    why.chosen_class = 2;
  });
  CHECK(answer(watch, site, 2)->asked() == 2);
  site.set([](WhyView& why) { why.chosen_class = 77; });  // of another network
  look = answer(watch, site, 3);
  CHECK(look->asked() == look->answer());
  // A drawing has no label.
  site.set([](WhyView& why) { why.asked = AskedClass::label; });
  site.app.apply(BeginStroke{{0.3f, 0.3f}});
  site.app.apply(ExtendStroke{{0.7f, 0.7f}});
  look = answer(watch, site, 4);
  CHECK(look->request().image.drawing);
  CHECK(look->asked() == look->answer());
}

TEST_CASE("why: what stands in a window, and how large it is, is as the person has set it") {
  WhySite site;
  WhyWatch watch;
  CHECK(answer(watch, site, 0)->baseline() == 0);
  site.set([](WhyView& why) {
    why.baseline = Baseline::mean;
    why.window = 28;  // as many as there may be
    why.stride = 99;
  });
  CHECK(site.app.view().why.window == most_window);
  CHECK(site.app.view().why.stride == most_window);  // no cell is left out
  const WhyLook* look = answer(watch, site, 1);
  const double mean = std::accumulate(look->image().begin(), look->image().end(), 0.0) / (28 * 28);
  CHECK_THAT(look->baseline(), WithinAbs(mean, 1e-6));
  CHECK(look->occlusion().windows() == 4);
  site.set([](WhyView& why) { why.baseline = Baseline::white; });
  CHECK(answer(watch, site, 2)->baseline() == 1);
}

TEST_CASE("why: at the size that is told the answer has turned, and just below it has not") {
  WhySite site;
  site.set([](WhyView& why) { why.part = WhyPart::change; });
  WhyWatch watch;
  const WhyLook* look = answer(watch, site, 0);
  REQUIRE(look);
  REQUIRE(look->flip());
  const auto says = [&](float epsilon) {
    return largest_output(predicted_rows(*look->model(), site.run().kernels(),
                                         stepped(look->image(), look->signs(), epsilon)));
  };
  CHECK(says(look->flip()->epsilon) == look->flip()->answer);
  CHECK(look->flip()->answer != look->answer());
  CHECK(says(look->flip()->epsilon - 1.0f / 255 / 50) == look->answer());

  const std::size_t wanted = (look->answer() + 1) % classes;
  site.set([&](WhyView& why) { why.towards = wanted; });
  look = answer(watch, site, 1);
  REQUIRE(look->flip());
  CHECK(look->flip()->answer == wanted);
}

TEST_CASE("why: it follows training, and what is chosen anew sooner") {
  WhySite site;
  WhyWatch watch;
  const std::uint64_t first = answer(watch, site, 10)->number();
  watch.update(site.run(), 20);  // nothing has changed
  CHECK(answer(watch, site, 20)->number() == first);
  site.train();
  const double pause = Watch<WhyLook, WhyRequest>::training_pause;
  CHECK(watch.update(site.run(), 10 + pause / 2));
  CHECK(watch.answer()->number() == first);
  const std::uint64_t second = answer(watch, site, 100)->number();
  CHECK(second == first + 1);
  site.set([](WhyView& why) { why.window = 7; });
  CHECK(watch.update(site.run(), 100.01));  // a hand that turns it is not followed step by step
  CHECK(answer(watch, site, 100.11)->number() == second + 1);
  // Another part has another answer, at once.
  site.set([](WhyView& why) { why.part = WhyPart::change; });
  const WhyLook* look = answer(watch, site, 100.12);
  REQUIRE(look);
  CHECK(look->request().change);
  WhySite away(false);
  watch.update(away.run(), 200);
  CHECK(watch.answer() == nullptr);
}

TEST_CASE("why: filters are those of the layer that is chosen, over the images there are") {
  WhySite site;
  FilterWatch watch;
  CHECK(layers_with_filters(*site.run().snapshot().model) == std::vector<std::size_t>{0, 3});
  const FilterLook* look = answer(watch, site, 0);
  REQUIRE(look);
  CHECK(look->layer() == 0);
  CHECK(look->images() == 12);
  CHECK(look->answers().filters() == 3);
  site.set([](WhyView& why) { why.layer = 3; });
  look = answer(watch, site, 0.01);  // at once
  REQUIRE(look);
  CHECK(look->layer() == 3);
  site.set([](WhyView& why) { why.layer = 1; });  // a pooling layer has none
  CHECK(filter_layer(site.run()) == 0);
}
