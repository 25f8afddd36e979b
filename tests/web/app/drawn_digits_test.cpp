#include "web/app/drawn_digits.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>

#include "engine/data/synthetic_digits.hpp"

namespace descent {
namespace {

Experiment asking_for(std::size_t train, std::size_t test) {
  Experiment experiment;
  experiment.data.name = "synthetic_digits";
  experiment.data.train_limit = train;
  experiment.data.test_limit = test;
  return experiment;
}

const std::shared_ptr<const Dataset>& drawn() {
  static const auto digits =
      std::make_shared<const Dataset>(SyntheticDigits(drawn_digits_seed, 60, 30).take());
  return digits;
}

void check_same(const Split& one, const Split& other) {
  REQUIRE(one.count() == other.count());
  std::array<float, 784> a{}, b{};
  for (std::size_t i = 0; i < one.count(); ++i) {
    one.inputs.copy_sample(i, a.data());
    other.inputs.copy_sample(i, b.data());
    CHECK(a == b);
    one.targets.copy_sample(i, a.data());
    other.targets.copy_sample(i, b.data());
    CHECK(a[0] == b[0]);
  }
}

TEST_CASE("drawn digits are the very ones that the experiment would draw itself") {
  const Experiment experiment = asking_for(25, 10);
  const auto reused = drawn_digits_for(experiment, drawn());
  REQUIRE(reused);
  const auto own = make_dataset(experiment, {});
  check_same(reused->train, own->train);
  check_same(reused->test, own->test);
}

TEST_CASE("drawn digits serve nobody who asks for other ones") {
  CHECK(drawn_digits_for(asking_for(0, 0), drawn()) == drawn());
  CHECK_FALSE(drawn_digits_for(asking_for(61, 0), drawn()));
  CHECK_FALSE(drawn_digits_for(asking_for(0, 31), drawn()));
  CHECK_FALSE(drawn_digits_for(asking_for(5, 5), nullptr));
  Experiment other = asking_for(5, 5);
  other.seed = 43;
  CHECK_FALSE(drawn_digits_for(other, drawn()));
  other.data.seed = drawn_digits_seed;
  CHECK(drawn_digits_for(other, drawn()));
  other.data.name = "mnist";
  CHECK_FALSE(drawn_digits_for(other, drawn()));
}

}  // namespace
}  // namespace descent
