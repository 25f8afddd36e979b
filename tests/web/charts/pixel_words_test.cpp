#include "web/charts/pixel_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace descent {

TEST_CASE("A picture's sentence says its size, range, how much is set, and where") {
  // One bright column, and one dark pixel beside it.
  const std::vector<float> values = {0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0};
  const PixelPicture picture{3, 4, values};
  CHECK(pixel_summary(picture) ==
        "3 rows and 4 columns of values from 0 to 255; 25 % are not 0. The mass is around row 1, "
        "column 1.");
  const PixelPicture inputs{3, 4, values, PixelUnit::inputs};
  CHECK(pixel_summary(inputs).starts_with("3 rows and 4 columns of values from 0 to 1.00;"));
}

TEST_CASE("Where nothing is set there is no mass, and a minus counts as one") {
  const std::vector<float> nothing(6, 0);
  CHECK(pixel_summary({2, 3, nothing}) ==
        "2 rows and 3 columns of values from 0 to 0; 0 % are not 0.");
  const std::vector<float> negative = {0, 0, 0, 0, 0, -0.5f};
  CHECK(pixel_summary({2, 3, negative, PixelUnit::inputs, true})
            .ends_with("The mass is around row 1, column 2."));
}

TEST_CASE("A picture's table has each number where it is") {
  const std::vector<float> values = {0, 1, 0.5f, 0.25f, 0, 0};
  const ui::PictureTable table = pixel_table({2, 3, values, PixelUnit::inputs});
  CHECK(table.head == std::vector<std::string>{"row", "0", "1", "2"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0] == std::vector<std::string>{"0", "0", "1.00", "0.50"});
  CHECK(table.rows[1] == std::vector<std::string>{"1", "0.25", "0", "0"});
}

}  // namespace descent
