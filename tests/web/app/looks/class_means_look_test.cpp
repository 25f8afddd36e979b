#include "web/app/looks/class_means_look.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <chrono>

#include "tests/web/app/looks/image_site.hpp"
#include "web/app/looks/image_predictions.hpp"

using namespace descent;
using Catch::Matchers::WithinAbs;

TEST_CASE("class means: they are images of their classes") {
  tests::ImageSite site(2, 6, true);
  ClassMeansWatch watch;
  const Split* means = nullptr;
  for (int i = 0; i < 1000 && !means; ++i) {
    means = watch.images(site.run());
    site.app.run_for(std::chrono::milliseconds(5));
  }
  REQUIRE(means);
  REQUIRE(means->count() == 2);
  const Split& train = site.run().dataset().train;
  std::vector<float> pixels(28 * 28), mean(28 * 28);
  for (std::size_t label = 0; label < 2; ++label) {
    CHECK(label_of(*means, label) == label);
    means->inputs.copy_sample(label, mean.data());
    double sum = 0;
    for (std::size_t i = label; i < train.count(); i += 2) {  // of the classes in turn
      train.inputs.copy_sample(i, pixels.data());
      sum += static_cast<double>(pixels[300]);
    }
    CHECK_THAT(mean[300], WithinAbs(sum / 20, 1e-6));
  }
  CHECK(watch.images(site.run()) == means);  // made once
}

TEST_CASE("class means: a class without training images has none") {
  tests::ImageSite site(3, 6, false);
  auto dataset = std::make_shared<Dataset>(*tests::some_images(3, 2, 6));  // of classes 0 and 1
  site.app.apply(ImageSetLoaded{"mnist", dataset});
  ClassMeansWatch watch;
  const Split* means = nullptr;
  for (int i = 0; i < 1000 && !means; ++i) {
    means = watch.images(site.run());
    site.app.run_for(std::chrono::milliseconds(5));
  }
  REQUIRE(means);
  CHECK(means->count() == 2);
}
