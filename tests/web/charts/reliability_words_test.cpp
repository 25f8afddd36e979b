#include "web/charts/reliability_words.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {

TEST_CASE("A reliability diagram in words, and the bins that hold images as rows") {
  Reliability reliability;
  reliability.bins[5] = {20, 0.55, 0.5};
  reliability.bins[9] = {1080, 0.97, 0.912};
  reliability.expected_calibration_error = 0.0578;
  CHECK(reliability_summary(reliability) ==
        "On average it is 5.8 % away from being right as often as it says (expected calibration "
        "error).");
  const ui::PictureTable table = reliability_table(reliability);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0] == std::vector<std::string>{"50 % to 60 %", "20", "55.0 %", "50.0 %"});
  CHECK(table.rows[1] == std::vector<std::string>{"90 % to 100 %", "1,080", "97.0 %", "91.2 %"});
  CHECK(table.head.size() == 4);
}

}  // namespace descent
