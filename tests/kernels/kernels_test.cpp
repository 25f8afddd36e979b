#include "engine/kernels/kernels.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <set>

#include "engine/core/error.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

TEST_CASE("every table is found by its name, reference first") {
  std::set<std::string_view> names;
  for (const KernelTable* table : kernel_tables()) {
    CHECK(&kernel_table(table->name) == table);
    names.insert(table->name);
  }
  CHECK(names.size() == kernel_tables().size());
  CHECK(kernel_tables()[0]->name == "reference");
  CHECK(default_kernels().name == "simd");
}

TEST_CASE("an unknown table's name is an error that lists the names there are") {
  CHECK_THROWS_MATCHES(
      kernel_table("fastest"), Error,
      MessageMatches(ContainsSubstring("\"fastest\"") && ContainsSubstring("reference, simd")));
}
