#include "web/charts/histogram_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace descent {

TEST_CASE("A histogram's sentence says how many, from where to where, and where most are") {
  const Histogram histogram{-1, 1, {2, 0, 1200, 5}};
  CHECK(histogram_summary(histogram, "weights") ==
        "1,207 weights from −1 to 1. Most of them, 1,200, are between 0 and 0.5.");
  CHECK(histogram_summary({}, "weights") == "None of them is a finite number.");
}

TEST_CASE("A histogram's table leaves out what is empty") {
  const ui::PictureTable table = histogram_table({-1, 1, {2, 0, 1200, 5}}, "weights");
  CHECK(table.head == std::vector<std::string>{"from", "to", "weights"});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0] == std::vector<std::string>{"−1", "−0.5", "2"});
  CHECK(table.rows[1] == std::vector<std::string>{"0", "0.5", "1,200"});
  CHECK(table.rows[2] == std::vector<std::string>{"0.5", "1", "5"});
  CHECK(histogram_table({}, "weights").rows.empty());
}

}  // namespace descent
