#include "web/scenes/images/inside_table_sizes.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/web/ui/ui_frame.hpp"
#include "web/ui/widgets.hpp"

using namespace descent;

namespace {

NumberTable table(std::vector<double> values) {
  NumberTable made{"table", "Numbers", 3, 3};
  for (const double value : values) made.values.emplace_back(value);
  return made;
}

// Sobel's filter over greys between black and white.
WindowTables sobel() {
  WindowTables tables{table({0.3451, 0.5333, 0.3529, 0.5333, 0.4275, 0.4275, 0.3882, 0.4, 0.4588}),
                      table({-1, 0, 1, -2, 0, 2, -1, 0, 1}), table({}), 0};
  tables.input.title = "Under the window";
  for (std::size_t i = 0; i < 9; ++i) {
    tables.products.values.emplace_back(*tables.input.values[i] * *tables.kernel.values[i]);
    tables.sum += *tables.products.values[i];
  }
  return tables;
}

// Small weights: the sum of the products is told with five decimals.
WindowTables small_weights() {
  WindowTables tables = sobel();
  tables.kernel = table({-0.107, 0.205, -0.248, 0.160, 0.079, 0.060, -0.276, -0.184, 0.077});
  tables.products = table({});
  tables.sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    tables.products.values.emplace_back(*tables.input.values[i] * *tables.kernel.values[i]);
    tables.sum += *tables.products.values[i];
  }
  return tables;
}

}  // namespace

TEST_CASE("table sizes: as many decimals as the sum is told with, and none that are zeros") {
  CHECK(wanted_decimals(table({-1, 0, 2})) == 0);
  CHECK(wanted_decimals(table({0.5, 0.25})) == 2);
  CHECK(wanted_decimals(table({1.2345, 0.5})) == 2);
  CHECK(wanted_decimals(table({1.2345, 0.5}), 1.7345) == 3);
  CHECK(wanted_decimals(table({0.01234})) == 4);
  CHECK(wanted_decimals(table({1e-9, 0.123456}), 1e-9) == 3);
  CHECK(wanted_decimals(table({})) == 0);
  CHECK(cell_words(-0.5, 2) == "−0.50");
  CHECK(cell_words(123.456, 2) == "123");
}

TEST_CASE("table sizes: in a narrow line the products get what whole weights leave") {
  UiFrames frames([] {
    const WindowTables tables = sobel();
    for (const float width : {360.f, 420.f, 700.f}) {
      INFO(width);
      const TableSizes sizes = table_sizes(tables, true, width);
      CHECK(sizes.products.decimals >= 3);
      CHECK(sizes.kernel.decimals == 0);
      CHECK(sizes.input.decimals >= 2);
      const float all = 3 * (sizes.input.cell + sizes.kernel.cell + sizes.products.cell);
      CHECK(all + 2 * table_sign_width <= width);
    }
    // There is no room for numbers at all.
    CHECK_FALSE(table_sizes(tables, true, 240).products.numbers);
    const TableSizes wide = table_sizes(tables, true, 700);
    CHECK(wide.input.cell == wide.products.cell);
  });
}

TEST_CASE("table sizes: in a wide line every number of the products has room") {
  UiFrames frames([] {
    const WindowTables tables = small_weights();
    const TableSizes sizes = table_sizes(tables, true, 800);
    REQUIRE(sizes.products.decimals == 5);
    for (const auto& value : tables.products.values) {
      const std::string words = cell_words(*value, sizes.products.decimals);
      INFO(words);
      CHECK(ui::text_size(ui::Font::axis, words).x <= sizes.products.cell - 2);
    }
  });
}

TEST_CASE("table sizes: on a phone held upright small weights are told apart") {
  UiFrames frames([] {
    WindowTables tables = small_weights();
    tables.input.brief = "Window";
    for (const float width : {346.f, 338.f, 331.f, 316.f}) {  // the last: of the smallest phones
      INFO(width);
      const TableSizes sizes = table_sizes(tables, true, width);
      CHECK(sizes.tight());
      CHECK(sizes.kernel.decimals == (width > 330 ? 3 : 2));
      CHECK(sizes.input.decimals == 2);
      CHECK(sizes.products.decimals >= 3);
      float all = 2 * sizes.sign;
      const auto add = [&](const NumberTable& table, const TableSize& size) {
        REQUIRE(size.numbers);
        for (const auto& value : table.values) {
          const std::string words = cell_words(*value, size.decimals);
          INFO(words);
          CHECK(ui::text_size(sizes.font, words).x <= size.cell - 2);
        }
        all += 3 * size.cell;
      };
      add(tables.input, sizes.input);
      add(tables.kernel, sizes.kernel);
      add(tables.products, sizes.products);
      CHECK(all <= width);
    }
  });
}

TEST_CASE(
    "table sizes: a filter of five by five has numbers beside the panels of a small desktop") {
  UiFrames frames([] {
    WindowTables tables = small_weights();
    for (NumberTable* each : {&tables.input, &tables.kernel, &tables.products}) {
      each->rows = each->columns = 5;
      const auto values = each->values;
      while (each->values.size() < 25) each->values.push_back(values[each->values.size() % 9]);
    }
    for (const float width : {430.f, 400.f, 380.f}) {
      INFO(width);
      const TableSizes sizes = table_sizes(tables, true, width);
      float all = 2 * sizes.sign;
      for (std::size_t i = 0; i < 3; ++i) {
        const NumberTable& table = i == 0 ? tables.input : i == 1 ? tables.kernel : tables.products;
        REQUIRE(sizes.of(i).numbers);
        for (const auto& value : table.values) {
          const std::string words = cell_words(*value, sizes.of(i).decimals);
          INFO(words);
          CHECK(ui::text_size(sizes.font, words).x <= sizes.of(i).cell - 2);
        }
        all += 5 * sizes.of(i).cell;
      }
      CHECK(all <= width);
    }
    CHECK_FALSE(table_sizes(tables, true, 250).products.numbers);
  });
}

TEST_CASE("table sizes: a line that is as wide as a desktop's keeps letters and signs") {
  UiFrames frames([] {
    const TableSizes sizes = table_sizes(small_weights(), true, 700);
    CHECK_FALSE(sizes.tight());
    CHECK(sizes.font == ui::Font::axis);
  });
}
