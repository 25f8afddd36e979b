#include "engine/data/make_dataset.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <set>

#include "engine/data/split_order.hpp"
#include "engine/data/synthetic_digits.hpp"
#include "tests/data/data_helpers.hpp"

namespace descent {
namespace {

using test::contains;
using test::refusal;
using test::set_of;

const std::vector<Feature> position = {Feature::x, Feature::y};

DataSettings settings_for(const std::string& name, std::size_t samples = 500) {
  DataSettings settings;
  settings.name = name;
  settings.samples = samples;
  return settings;
}

}  // namespace

TEST_CASE("the data sets are listed, each under one name") {
  std::set<std::string_view> names;
  for (const DataSetInfo& info : data_sets()) {
    names.insert(info.name);
    CHECK(&data_set_info(info.name) == &info);
    CHECK_FALSE(info.title.empty());
  }
  CHECK(names == std::set<std::string_view>{"circle", "xor", "gauss", "spiral", "clusters",
                                            "spiral_arms", "rings", "reg_plane", "reg_gauss",
                                            "points", "mnist", "fashion_mnist",
                                            "synthetic_digits"});
  CHECK(data_set_info("reg_plane").default_samples == 1200);
  CHECK(data_set_info("spiral").default_samples == 500);
  const std::string error = test::error_of([] { data_set_info("swirl"); });
  CHECK(contains(error, "\"swirl\""));
  CHECK(contains(error, "circle, xor, gauss, spiral"));
}

TEST_CASE("a 2-D set of two classes has class numbers, features and places") {
  const auto set = set_of(settings_for("circle"), 42, {Feature::x_squared, Feature::y});
  CHECK(set->name == "circle");
  CHECK(set->classes == 2);
  CHECK(set->class_names == std::vector<std::string>{"orange", "blue"});
  CHECK(set->input_shape == Shape{2});
  CHECK(set->train.count() == 250);
  CHECK(set->test().count() == 250);
  for (const Split* split : {&set->train, &set->test()}) {
    for (std::size_t i = 0; i < split->count(); ++i) {
      const float x = split->plane_x[i], y = split->plane_y[i];
      CHECK(test::sample(split->inputs, i) == std::vector<float>{x * x, y});
      // Inside is TensorFlow Playground's +1, drawn blue: class 1.
      CHECK(test::sample(split->targets, i)[0] == (std::hypot(x, y) < 3 ? 1.0f : 0.0f));
    }
  }
}

TEST_CASE("a 2-D set to regress has values and no classes") {
  const auto set = set_of(settings_for("reg_plane", 1200));
  CHECK(set->classes == 0);
  CHECK(set->class_names.empty());
  CHECK(set->train.count() == 600);
  for (std::size_t i = 0; i < 20; ++i) {
    const float expected = (set->train.plane_x[i] + set->train.plane_y[i]) / 10;
    CHECK(std::abs(test::sample(set->train.targets, i)[0] - expected) < 1e-6f);
  }
}

TEST_CASE("both splits of a shuffled set have both classes, in no order") {
  const auto set = set_of(settings_for("spiral"));
  for (const Split* split : {&set->train, &set->test()}) {
    std::size_t blue = 0, changes = 0;
    for (std::size_t i = 0; i < 250; ++i) {
      blue += test::sample(split->targets, i)[0] == 1;
      changes += i > 0 && test::sample(split->targets, i) != test::sample(split->targets, i - 1);
    }
    CHECK(blue > 95);  // 125 expected, ± 5.6
    CHECK(blue < 155);
    CHECK(changes > 85);  // 125 expected, ± 8
  }
}

TEST_CASE("the seed decides the sample: the experiment's, or the data's own") {
  DataSettings settings = settings_for("gauss");
  const auto hash = [&](std::uint64_t seed) { return test::fingerprint(*set_of(settings, seed)); };
  const auto of_42 = hash(42);
  CHECK(hash(42) == of_42);
  CHECK(hash(43) != of_42);
  settings.seed = 42;
  CHECK(hash(43) == of_42);
}

TEST_CASE("a test share is rounded, and one sample always stays to learn from") {
  Random random(1);
  const auto split = [&](std::size_t count, double share) {
    DataSettings settings = settings_for("gauss");
    settings.test_fraction = share;
    return split_order(count, split_sizes(settings, count), share > 0, random);
  };
  CHECK(split(10, 0.25).test.size() == 3);
  CHECK(split(10, 0).test.empty());
  CHECK(split(1, 0.9).train.size() == 1);
  CHECK(split(2, 0.9).train.size() == 1);
  CHECK(split(0, 0.5).train.empty());
  CHECK(split(3, 0).train == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("settings that cannot be are errors") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {-0.01, 0.51, nan}) {
    DataSettings settings = settings_for("xor");
    settings.noise = bad;
    CHECK(contains(refusal(settings), "data.noise is "));
  }
  for (const double bad : {-0.1, 0.91, nan}) {
    DataSettings settings = settings_for("xor");
    settings.test_fraction = bad;
    CHECK(contains(refusal(settings), "data.test_fraction is "));
  }
  CHECK(contains(refusal(settings_for("xor", 0)), "data.samples is 0"));
  CHECK(contains(refusal(settings_for("swirl")), "no data set named"));
  CHECK(contains(test::error_of([] { set_of(settings_for("xor"), 1, {}); }), "no features"));
}

TEST_CASE("points of two numbers take features and become classes where asked") {
  DataSettings settings = settings_for("points");
  settings.x = {{1, 2}, {3, 4}};
  settings.y = {{0}, {2}};
  settings.test_fraction = 0;
  const auto classes = make_dataset(settings, position, true, 1, nullptr);
  CHECK(classes->classes == 3);
  CHECK(make_dataset(settings, {Feature::x}, false, 1, nullptr)->input_shape == Shape{1});
  settings.class_names = {"a", "b", "c"};
  CHECK(make_dataset(settings, position, false, 1, nullptr)->classes == 3);
  settings.x = {{1}, {2}};
  CHECK(make_dataset(settings, {}, true, 1, nullptr)->input_shape == Shape{1});
}

TEST_CASE("image sets come from the source, cut to their limits") {
  const auto whole =
      std::make_shared<const Dataset>(read_image_set("mnist", test::small_image_files()));
  const ImageSource source = [&](const std::string& name) {
    CHECK(name == "mnist");
    return whole;
  };
  DataSettings settings = settings_for("mnist");
  CHECK(make_dataset(settings, {}, false, 1, source) == whole);  // not even copied

  settings.train_limit = 2;
  settings.test_limit = 100;
  const auto part = make_dataset(settings, {}, false, 1, source);
  CHECK(part->train.count() == 2);
  CHECK(part->train.targets.count() == 2);
  CHECK(part->test().count() == 2);
  CHECK(test::sample(part->train.inputs, 1) == test::sample(whole->train.inputs, 1));
  CHECK(whole->train.count() == 3);
  CHECK(contains(refusal(settings), "MNIST is not at hand"));
}

TEST_CASE("synthetic digits are drawn without a source") {
  DataSettings settings = settings_for("synthetic_digits");
  settings.train_limit = 30;
  settings.test_limit = 10;
  const auto set = set_of(settings);
  CHECK(set->train.count() == 30);
  CHECK(set->test().count() == 10);
  CHECK(test::fingerprint(*set) == test::fingerprint(SyntheticDigits(42, 30, 10).take()));
}

TEST_CASE("the made 2-D sets are the same to the bit on every platform") {
  test::Fingerprint fingerprint;
  for (const DataSetInfo& info : data_sets()) {
    if (info.kind != DataKind::plane || info.choose_classes) continue;
    DataSettings settings = settings_for(std::string(info.name), 200);
    settings.noise = 0.1;
    fingerprint.add(*set_of(settings, 42, all_features()));
  }
  CHECK(fingerprint.hash() == 0x25e99700346ec791u);
}

}  // namespace descent
