#include "web/charts/loss_curves.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

TEST_CASE("curves tell what callbacks did where their flag stands") {
  History history;
  for (const std::size_t epoch : {3, 4, 4, 5, 9}) {
    history.actions.append({epoch, "ReduceLROnPlateau", "In " + std::to_string(epoch) + "."});
  }
  CHECK(actions_text(history, 2.5, 3.5) == "In 3.");
  CHECK(actions_text(history, 3.5, 4.5) == "In 4.\nIn 4.");
  CHECK(actions_text(history, 6, 8).empty());
  CHECK(actions_text(history, 0, 100) == "In 4.\nIn 5.\nIn 9.");  // the newest three
  CHECK(actions_text(History{}, 0, 100).empty());
}
