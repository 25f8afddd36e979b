#include "engine/formats/weights_table.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "engine/formats/match_weights.hpp"
#include "engine/formats/npz.hpp"
#include "engine/formats/weights_file.hpp"
#include "tests/formats/memory_arrays.hpp"

using namespace descent;
using test::MemoryArrays;

namespace {

Sequential three_layers() {
  return {{4}, {Dense{.units = 5}, Dense{.units = 5}, Dense{.units = 2}}, 1};
}

WeightsTable table_of(const Sequential& model, const ArrayFile& file) {
  try {
    return match_weights(model, file).rows;
  } catch (const WeightsMisfit& misfit) {
    return misfit.table();
  }
}

std::vector<std::string> texts_of(const WeightsTable& table) {
  std::vector<std::string> texts;
  for (const WeightsRow& row : table) texts.push_back(row_text(row));
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the table of a file that does not fit has all rows: what fits and what does not") {
  const MemoryArrays file({{"dense/kernel", {4, 5}},
                           {"dense/bias", {5}},
                           {"dense_1/kernel", {5, 6}},
                           {"dense_2/kernel", {5, 2}},
                           {"dense_2/bias", {2}},
                           {"dense_3/kernel", {2, 2}}});
  const WeightsTable table = table_of(three_layers(), file);
  CHECK(texts_of(table) == Texts{"dense/kernel (4, 5): dense/kernel, by name",
                                 "dense/bias (5,): dense/bias, by name",
                                 "dense_1/kernel (5, 5): dense_1/kernel (5, 6), wrong shape",
                                 "dense_1/bias (5,): missing in the file",
                                 "dense_2/kernel (5, 2): dense_2/kernel, by name",
                                 "dense_2/bias (2,): dense_2/bias, by name",
                                 "dense_3/kernel (2, 2): left over: no place for it here"});
  CHECK(advice_text(table) ==
        "4 of 6 weights fit. 1 array is left over. Nothing was changed. Give the layers the "
        "shapes of the file first, or open one of the same network.");
  CHECK_FALSE(is_good(table[2]));
  CHECK(is_good(table[0]));
}

TEST_CASE("PyTorch's layers are held against ours in their order, with its order of axes") {
  const MemoryArrays file({{"0.weight", {5, 4}},
                           {"0.bias", {5}},
                           {"2.weight", {6, 5}},
                           {"2.bias", {6}},
                           {"4.weight", {2, 5}},
                           {"4.bias", {2}}});
  CHECK(texts_of(table_of(three_layers(), file)) ==
        Texts{"dense/kernel (4, 5): 0.weight, by order, transposed from PyTorch's order",
              "dense/bias (5,): 0.bias, by order",
              "dense_1/kernel (5, 5): 2.weight (6, 5), wrong shape: PyTorch's would be (5, 5)",
              "dense_1/bias (5,): 2.bias (6,), wrong shape",
              "dense_2/kernel (5, 2): 4.weight, by order, transposed from PyTorch's order",
              "dense_2/bias (2,): 4.bias, by order"});
}

TEST_CASE("a list without names is held against the weights in its order") {
  const MemoryArrays shorter({{"arr_0", {4, 5}}, {"arr_1", {5}}, {"arr_2", {5, 6}}});
  const Texts texts = texts_of(table_of(three_layers(), shorter));
  REQUIRE(texts.size() == 6);
  CHECK(texts[1] == "dense/bias (5,): arr_1, by order");
  CHECK(texts[2] == "dense_1/kernel (5, 5): arr_2 (5, 6), wrong shape");
  CHECK(texts[3] == "dense_1/bias (5,): missing in the file");
  const MemoryArrays longer({{"arr_0", {4, 2}}, {"arr_1", {2}}, {"arr_2", {7}}});
  CHECK(texts_of(table_of(Sequential({4}, {Dense{.units = 2}}, 1), longer)) ==
        Texts{"dense/kernel (4, 2): arr_0, by order", "dense/bias (2,): arr_1, by order",
              "arr_2 (7,): left over: no place for it here"});
}

TEST_CASE("layers counted on from another model lie in order, though one name agrees by chance") {
  const MemoryArrays file({{"dense_1/kernel", {4, 5}},
                           {"dense_1/bias", {5}},
                           {"dense_2/kernel", {5, 5}},
                           {"dense_2/bias", {5}},
                           {"dense_3/kernel", {5, 2}},
                           {"dense_3/bias", {2}}});
  const FoundWeights found = match_weights(three_layers(), file);
  CHECK(found.rows[2].array == "dense_2/kernel");
  CHECK_FALSE(found.rows[2].by_name);
}

TEST_CASE("numbers that are of no use are told of in their rows, and what is no weight is told") {
  MemoryArrays file({{"dense/kernel", {4, 2}}, {"dense/bias", {2}}, {"x.num_batches_tracked", {}}});
  const Sequential model({4}, {Dense{.units = 2}}, 1);
  const WeightsTable good = match_weights(model, file).rows;
  REQUIRE(good.size() == 3);
  CHECK(row_text(good[2]) == "x.num_batches_tracked (): no weight, not needed");
  CHECK(is_good(good[2]));
  CHECK_FALSE(is_guessed(good));
  file.refuse(1, "\"dense/bias\" is not a number.");
  const WeightsTable table = table_of(model, file);
  CHECK(row_text(table[1]) == "dense/bias (2,): dense/bias, \"dense/bias\" is not a number.");
  CHECK(table[0].match == WeightsMatch::matched);
  CHECK(advice_text(table) ==
        "1 of 2 weights fit. Nothing was changed: open a file whose numbers can all be "
        "weights.");
}

TEST_CASE("only the arrays that hold a NaN or an infinity are told so, and how many and where") {
  const float inf = std::numeric_limits<float>::infinity(), nan = std::nanf("");
  Tensor kernel({2, 2}), bias({2});
  std::ranges::fill(kernel, 1.f);
  bias.data()[0] = inf;
  bias.data()[1] = nan;
  const std::unique_ptr<ArrayFile> file =
      open_weights(write_npz({{"dense/kernel", &kernel}, {"dense/bias", &bias}}));
  CHECK(texts_of(table_of(Sequential({2}, {Dense{.units = 2}}, 1), *file)) ==
        Texts{"dense/kernel (2, 2): dense/kernel, by name",
              "dense/bias (2,): dense/bias, NaN: 1 of 2 numbers, at [1]; infinite: 1 of 2 numbers, "
              "at [0]"});
}

TEST_CASE("the table is copied with all its columns") {
  const MemoryArrays file({{"0.weight", {2, 4}}, {"0.bias", {2}}});
  CHECK(to_tsv(table_of(Sequential({4}, {Dense{.units = 2}}, 1), file)) ==
        "In the file\tShape\tdtype\tWeight\tIts shape\tMatch\n"
        "0.weight\t(2, 4)\tfloat32\tdense/kernel\t(4, 2)\tby order, transposed from PyTorch's "
        "order\n"
        "0.bias\t(2,)\tfloat32\tdense/bias\t(2,)\tby order\n");
}
