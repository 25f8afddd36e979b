#include "engine/kernels/peak.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "engine/kernels/kernels.hpp"

using namespace descent;

TEST_CASE("peak multiplies tiles, and says how many multiply-adds that takes") {
  for (const KernelTable* table : kernel_tables()) {
    CAPTURE(table->name);
    alignas(64) std::array<float, peak_operands> operands;
    std::fill_n(operands.begin(), peak_depth * peak_most_rows, 0.5f);
    std::fill(operands.begin() + peak_depth * peak_most_rows, operands.end(), 0.25f);
    alignas(64) std::array<float, peak_results> results;
    results.fill(-1);

    const std::uint64_t once = table->peak(1, operands.data(), results.data());
    REQUIRE(once > 0);
    REQUIRE(once % peak_depth == 0);
    const auto written = static_cast<std::ptrdiff_t>(once / peak_depth);
    REQUIRE(written <= static_cast<std::ptrdiff_t>(peak_results));
    // 128 · 0.5 · 0.25, which no rounding touches; what lies behind the tile stays.
    CHECK(std::all_of(results.begin(), results.begin() + written, [](float c) { return c == 16; }));
    CHECK(std::all_of(results.begin() + written, results.end(), [](float c) { return c == -1; }));

    CHECK(table->peak(3, operands.data(), results.data()) == 3 * once);
    CHECK(results[0] == 16);
    CHECK(table->peak(0, operands.data(), results.data()) == 0);
  }
}
