#include "engine/training/model_pool.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/training/allocations.hpp"

using namespace descent;

namespace {

Sequential model_of(std::size_t units) {
  return Sequential({2}, {Dense{units, Activation::tanh}, Dense{1}}, 1);
}

float first_weight(const Sequential& model) { return model.parameters()[0].kernel().data()[0]; }

}  // namespace

TEST_CASE("a published model stays as it was") {
  ModelPool pool;
  Sequential model = model_of(3);
  model.parameters()[0].kernel().data()[0] = 1;
  const auto first = pool.publish(model);
  model.parameters()[0].kernel().data()[0] = 2;
  const auto second = pool.publish(model);
  CHECK(first_weight(*first) == 1);
  CHECK(first_weight(*second) == 2);
}

TEST_CASE("what nobody holds any more is used again, but never what somebody holds") {
  ModelPool pool;
  Sequential model = model_of(1000);
  const auto held = pool.publish(model);
  pool.publish(model);
  const std::size_t before = tests::allocations().live_bytes;
  for (int i = 0; i < 100; ++i) {
    model.parameters()[0].kernel().data()[0] = static_cast<float>(i);
    const auto seen = pool.publish(model);
    REQUIRE(first_weight(*seen) == static_cast<float>(i));
  }
  CHECK(tests::allocations().live_bytes == before);
  CHECK(first_weight(*held) == first_weight(model_of(1000)));
}

TEST_CASE("a published model outlives its pool, and becomes any other") {
  std::shared_ptr<const Sequential> model;
  {
    ModelPool pool;
    pool.publish(model_of(3));
    model = pool.publish(model_of(5));
  }
  CHECK(model->parameter_count() == model_of(5).parameter_count());
  CHECK(first_weight(*model) == first_weight(model_of(5)));
}
