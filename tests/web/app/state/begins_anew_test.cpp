#include "web/app/state/begins_anew.hpp"

#include <catch2/catch_test_macros.hpp>

#include "web/app/state/model_edits.hpp"

using namespace descent;

TEST_CASE("another network, feature, loss or data set begins anew; the pace of learning does not") {
  const Experiment before;
  Experiment after = before;
  after.training.batch_size = 7;
  after.training.epochs = 700;
  CHECK_FALSE(begins_anew(before, after));
  after = before;
  after.model = with_hidden_layer(before.model);
  CHECK(begins_anew(before, after));
  after = before;
  after.features.push_back(Feature::sin_x);
  CHECK(begins_anew(before, after));
  after = before;
  after.training.loss = Loss::mean_absolute_error;
  CHECK(begins_anew(before, after));
  after = before;
  after.data.name = "circle";
  CHECK(begins_anew(before, after));
  after = before;
  after.data.noise = 0.2;
  CHECK(begins_anew(before, after));
}

TEST_CASE("a layer that is frozen is the same network") {
  Experiment before;
  before.model = {Conv2D{4}, BatchNormalization{}, Flatten{}, Dense{3}, Dense{1}};
  Experiment after = before;
  std::get<Conv2D>(after.model[0]).trainable = false;
  std::get<BatchNormalization>(after.model[1]).trainable = false;
  std::get<Dense>(after.model[4]).trainable = false;
  CHECK_FALSE(begins_anew(before, after));
  std::get<Dense>(after.model[3]).units = 4;
  CHECK(begins_anew(before, after));
  after = before;
  std::swap(after.model[0], after.model[3]);
  CHECK(begins_anew(before, after));
}

TEST_CASE("points of one's own that are moved or added to are the same experiment") {
  Experiment before;
  before.data.name = "points";
  before.data.x = {{1}, {2}, {2}, {4}};
  before.data.y = {{1}, {2}, {2}, {4}};
  Experiment after = before;
  after.data.x[0] = {1.5};
  CHECK_FALSE(begins_anew(before, after));
  after.data.x.push_back({9});
  after.data.y.push_back({9});
  CHECK_FALSE(begins_anew(before, after));
  after.data.y[1] = {7};  // of two alike one stays
  CHECK_FALSE(begins_anew(before, after));
  after.data.y[2] = {7};
  CHECK(begins_anew(before, after));
  after = before;
  after.data.test_fraction = 0.25;
  CHECK(begins_anew(before, after));
}

TEST_CASE("one more or less of one's own images is the same experiment; these alone are another") {
  Experiment before;
  before.data = settings_of(data_set_info("mnist"));
  Experiment after = before;
  after.data.own_images = OwnImages(std::vector<std::uint8_t>(OwnImages::record_size));
  CHECK_FALSE(begins_anew(before, after));
  CHECK_FALSE(begins_anew(after, before));
  before = after;
  after.data.own_images_alone = true;
  CHECK(begins_anew(before, after));
}
