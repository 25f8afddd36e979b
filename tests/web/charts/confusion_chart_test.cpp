#include "web/charts/confusion_chart.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {

TEST_CASE("a few mistakes are told from none, and from many") {
  CHECK(mistake_weight(0, 0.2f) == 0);
  CHECK(mistake_weight(0.002f, 0.2f) >= 0.1f);
  CHECK(mistake_weight(0.05f, 0.2f) > mistake_weight(0.01f, 0.2f) + 0.03f);
  CHECK(mistake_weight(0.2f, 0.2f) == 0.5f);
  // Where all are rare none looks like a disaster.
  CHECK(mistake_weight(0.01f, 0.01f) < 0.2f);
}

}  // namespace descent
