#include "web/app/looks/neighbours_look.hpp"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <limits>

#include "tests/web/app/looks/two_classes.hpp"
#include "web/app/state/app.hpp"

namespace descent {
namespace {

// A piece of it.
void arrange_piece(App& app, NeighboursWatch& watch) {
  watch.update(app.shown_run());
  while (watch.looking()) app.looks().run_for(std::chrono::milliseconds(5));
}

void finish_arranging(App& app, NeighboursWatch& watch) {
  do arrange_piece(app, watch);
  while (watch.seen() && !watch.seen()->finished());
}

}  // namespace

TEST_CASE("images are arranged by neighbours, piece by piece, and stay while epochs pass") {
  App app = tests::two_classes();
  NeighboursWatch watch;
  CHECK(watch.seen() == nullptr);
  arrange_piece(app, watch);
  REQUIRE(watch.seen());
  CHECK(watch.seen()->x().size() == 30);
  CHECK_FALSE(watch.seen()->finished());
  finish_arranging(app, watch);
  CHECK(watch.seen()->iteration() == Tsne::iterations);
  const std::vector<float> before = watch.seen()->x();

  app.apply(StepEpoch{});
  while (app.busy()) app.run_for(std::chrono::seconds(1));
  finish_arranging(app, watch);
  CHECK(watch.seen()->x() == before);
  CHECK(watch.epoch() == 0);

  watch.arrange_again();
  arrange_piece(app, watch);
  CHECK_FALSE(watch.seen()->finished());
  finish_arranging(app, watch);
  CHECK(watch.seen()->x() != before);
  CHECK(watch.epoch() == 1);

  app.apply(Reset{});
  while (app.busy()) app.run_for(std::chrono::seconds(1));
  arrange_piece(app, watch);
  CHECK(watch.epoch() == 0);
}

TEST_CASE("a network without numbers is not arranged") {
  App app = tests::two_classes();
  const RunView run = app.shown_run();
  auto model = std::make_shared<Sequential>(*run.snapshot().model);
  for (auto& layer : model->parameters()) {
    for (auto& [name, values] : layer) values.fill(std::numeric_limits<float>::infinity());
  }
  NeighboursLook look(
      std::make_shared<Arrangement>(run.shared_dataset(), model, run.kernels(), 10));
  while (!look.done()) look.go_on();
  CHECK(look.finished());
  CHECK_FALSE(look.finite());
  CHECK(look.x().empty());
}

}  // namespace descent
