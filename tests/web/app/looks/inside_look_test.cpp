#include "web/app/looks/inside_look.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "engine/inspect/feature_maps.hpp"
#include "tests/web/app/looks/image_site.hpp"
#include "web/app/state/app.hpp"

using namespace descent;

namespace {

struct InsideSite : tests::ImageSite {
  explicit InsideSite(bool loaded = true) : ImageSite(2, 6, loaded) {}
};

void check_is_of(const InsideLook& look, const RunView& run, const std::vector<float>& image) {
  CHECK(look.stages().front().values == image);
  const std::vector<Tensor> maps =
      feature_maps(*run.snapshot().model, run.kernels(), look.stages().front().values);
  REQUIRE(look.stages().size() == maps.size() + 1);
  float largest = 0;
  for (std::size_t layer = 0; layer < maps.size(); ++layer) {
    const InsideStage& stage = look.output_of(layer);
    CHECK(std::equal(maps[layer].begin(), maps[layer].end(), stage.values.begin()));
    CHECK(stage.shape == maps[layer].shape());
    for (const float value : stage.values) CHECK(std::abs(value) <= stage.size);
    largest = std::max(largest, stage.size);
  }
  CHECK(look.size() == std::max(largest, look.stages().front().size));
}

std::vector<float> test_pixels(const RunView& run, std::size_t image) {
  std::vector<float> pixels(28 * 28);
  run.dataset().validation.inputs.copy_sample(image, pixels.data());
  return pixels;
}

}  // namespace

TEST_CASE("inside: the first test image is looked into until something is drawn or chosen") {
  InsideSite site;
  InsideWatch watch;
  CHECK_FALSE(watch.update(site.run(), 0));
  REQUIRE(watch.answer());
  check_is_of(*watch.answer(), site.run(), test_pixels(site.run(), 0));
  CHECK(truth_of(watch.image(), site.run()) == 0);

  site.app.apply(SelectImage{{ImageOrigin::validation, 3}});
  watch.update(site.run(), 1);
  check_is_of(*watch.answer(), site.run(), test_pixels(site.run(), 3));
  CHECK(truth_of(watch.image(), site.run()) == 1);

  site.app.apply(BeginStroke{{0.3f, 0.3f}});
  site.app.apply(ExtendStroke{{0.7f, 0.7f}});
  watch.update(site.run(), 2);
  CHECK(watch.image().drawing);
  check_is_of(*watch.answer(), site.run(), pixels_of(watch.image(), site.run()));
  const std::uint64_t before = watch.answer()->number();
  site.app.apply(ExtendStroke{{0.7f, 0.2f}});  // while one draws
  watch.update(site.run(), 3);
  CHECK(watch.answer()->number() > before);
}

TEST_CASE("inside: a training image is looked into as any other") {
  InsideSite site;
  InsideWatch watch;
  const OriginImage last{ImageOrigin::training, 39};  // there are fewer test images
  site.app.apply(SelectImage{last});
  watch.update(site.run(), 0);
  REQUIRE(watch.answer());
  CHECK(watch.image().image == last);
  std::vector<float> pixels(28 * 28);
  site.run().dataset().train.inputs.copy_sample(39, pixels.data());
  check_is_of(*watch.answer(), site.run(), pixels);
  CHECK(truth_of(watch.image(), site.run()) == 1);

  site.app.apply(SelectImage{{ImageOrigin::validation, 39}});  // which is not there
  CHECK(chosen_image(site.run()).drawing);
}

TEST_CASE("inside: it follows training at most ten times a second, and then says when it is due") {
  InsideSite site;
  InsideWatch watch;
  watch.update(site.run(), 10);
  const std::uint64_t first = watch.answer()->number();
  site.train();
  const auto due = watch.update(site.run(), 10.04);
  REQUIRE(due);
  CHECK(std::abs(*due - 0.06) < 1e-9);
  CHECK(watch.answer()->number() == first);
  CHECK_FALSE(watch.update(site.run(), 10.11));
  CHECK(watch.answer()->number() == first + 1);
  check_is_of(*watch.answer(), site.run(), test_pixels(site.run(), 0));
  CHECK_FALSE(watch.update(site.run(), 11));  // nothing has changed
  CHECK(watch.answer()->number() == first + 1);
}

TEST_CASE("inside: another network is looked into at once, and without images nothing is shown") {
  InsideSite site;
  InsideWatch watch;
  watch.update(site.run(), 0);
  Experiment other = tests::small_network(2);
  other.model = {Flatten{}, Dense{2, Activation::softmax}};
  site.app.apply(SetExperiment{other});
  watch.update(site.run(), 0.01);
  REQUIRE(watch.answer());
  CHECK(watch.answer()->stages().size() == 3);
  const InsideSite away(false);
  watch.update(away.run(), 1);
  CHECK(watch.answer() == nullptr);
}

TEST_CASE("inside: the arithmetic of a cell is that of the moment that is shown") {
  InsideSite site;
  InsideWatch watch;
  watch.update(site.run(), 0);
  const InsideLook& look = *watch.answer();
  for (std::size_t layer = 0; layer < 4; ++layer) {
    const InsideStage& stage = look.output_of(layer);
    const std::size_t output = stage.values.size() / 2;
    CHECK(std::abs(look.terms(layer, output).value - double{stage.values[output]}) < 1e-5);
  }
}
