#include "web/app/state/drawn_digits.hpp"

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
  static const auto digits = std::make_shared<const Dataset>(SyntheticDigits(42, 60, 30).take());
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

TEST_CASE("a part of the drawn digits is what the experiment would draw itself") {
  const Experiment experiment = asking_for(25, 10);
  const auto part = part_of(drawn(), digits_of(experiment));
  const auto own = make_dataset(experiment, {});
  check_same(part->train, own->train);
  check_same(part->validation, own->validation);
}

TEST_CASE("the whole of the drawn digits is not copied") {
  CHECK(part_of(drawn(), {42, 60, 30}) == drawn());
}

TEST_CASE("which digits an experiment needs") {
  const DrawnDigits whole = digits_of(asking_for(0, 0));
  CHECK(whole.seed == 42);
  CHECK(whole.train_count == default_train_digits);
  CHECK(whole.test_count == default_test_digits);
  Experiment other = asking_for(5, 6);
  other.seed = 43;
  CHECK(digits_of(other).seed == 43);
  other.data.seed = 44;
  CHECK(digits_of(other).seed == 44);
  CHECK(digits_of(other).train_count == 5);
  CHECK(digits_of(other).test_count == 6);
}

TEST_CASE("fewer digits and some more need no new drawing; many more, or another seed's, do") {
  const DrawnDigits have = digits_to_draw({42, 1000, 50000});
  CHECK(have.train_count == 4000);
  CHECK(have.test_count == 50000);
  CHECK(have.contain({42, 4000, 50000}));
  CHECK(have.contain({42, 1, 1}));
  CHECK_FALSE(have.contain({43, 1000, 50000}));
  CHECK_FALSE(have.contain({42, 4001, 1}));
  CHECK_FALSE(have.contain({42, 1, 50001}));
}

TEST_CASE("no more is drawn than is asked for or the default, and a few are not counted") {
  const DrawnDigits few = digits_to_draw({42, 3, 3});
  CHECK(few.train_count == 1000);
  CHECK(few.test_count == 200);
  CHECK(digits_to_draw({42, 9000, 3}).train_count == default_train_digits);
  CHECK(digits_to_draw({42, 20000, 3}).train_count == 20000);
}

}  // namespace
}  // namespace descent
