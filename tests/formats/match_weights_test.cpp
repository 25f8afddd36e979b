#include "engine/formats/match_weights.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>

#include "engine/experiment/experiment_json.hpp"
#include "engine/formats/weight_names.hpp"
#include "engine/formats/weights_file.hpp"
#include "tests/data/data_helpers.hpp"
#include "tests/formats/memory_arrays.hpp"
#include "tests/formats/zip_testing.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

using Arrays = test::MemoryArrays;

Dense dense(std::size_t units) { return {.units = units}; }

// Two layers of the same size, so that only names or their order tell them apart.
Sequential dense_model() { return {{4}, {dense(4), dense(4), dense(2)}, 1}; }

Sequential picture_model() {
  Conv2D conv;
  conv.filters = 3;
  conv.kernel_size = {2, 2};
  return {{3, 4}, {conv, BatchNormalization{}, Flatten{}, BatchNormalization{}, dense(2)}, 1};
}

std::string error_of_matching(const Sequential& model, const ArrayFile& file) {
  return test::error_of([&] { match_weights(model, file); });
}

std::vector<std::string> arrays_of(const FoundWeights& found) {
  std::vector<std::string> names;
  for (const WeightsRow& row : found.rows) names.push_back(row.array);
  return names;
}

}  // namespace

TEST_CASE("weights are named and ordered as Keras does it") {
  std::vector<std::string> paths;
  for (const WeightName& name : weight_names(picture_model())) paths.push_back(name.path());
  CHECK(paths == std::vector<std::string>{
                     "conv2d/kernel", "conv2d/bias", "batch_normalization/gamma",
                     "batch_normalization/beta", "batch_normalization/moving_mean",
                     "batch_normalization/moving_variance", "batch_normalization_1/gamma",
                     "batch_normalization_1/beta", "batch_normalization_1/moving_mean",
                     "batch_normalization_1/moving_variance", "dense/kernel", "dense/bias"});
}

TEST_CASE("weights written to a file come back bit for bit, by name") {
  for (const Sequential& model : {dense_model(), picture_model()}) {
    for (const WeightsFormat format : {WeightsFormat::npz, WeightsFormat::safetensors}) {
      const auto file = open_weights(write_weights_file(model, format));
      const FoundWeights found = match_weights(model, *file);
      CHECK(weights_hash(found.parameters) == weights_hash(model.parameters()));
      CHECK(!is_guessed(found.rows));
      Sequential taken = model;
      CHECK_NOTHROW(taken.set_parameters(found.parameters));
    }
  }
}

TEST_CASE("layers are found by Keras's names, whatever stands before them and in any order") {
  const Arrays file({{"sequential/dense_2/bias:0", {2}},
                     {"sequential/dense_1/kernel:0", {4, 4}},
                     {"sequential/dense_2/kernel:0", {4, 2}},
                     {"sequential/dense/bias:0", {4}},
                     {"sequential/dense_1/bias:0", {4}},
                     {"sequential/dense/kernel:0", {4, 4}}});
  const FoundWeights found = match_weights(dense_model(), file);
  CHECK(found.rows[0].array == "sequential/dense/kernel:0");
  CHECK(found.rows[2].array == "sequential/dense_1/kernel:0");
  CHECK(row_text(found.rows[4]) == "dense_2/kernel (4, 2): sequential/dense_2/kernel:0, by name");
}

TEST_CASE("names counted on from another model, and plain lists, are taken by their order") {
  const Arrays counted_on({{"dense_9/bias", {4}},
                           {"dense_9/kernel", {4, 4}},
                           {"dense_10/kernel", {4, 4}},
                           {"dense_10/bias", {4}},
                           {"dense_11/kernel", {4, 2}},
                           {"dense_11/bias", {2}}},
                          false);
  const FoundWeights found = match_weights(dense_model(), counted_on);
  CHECK(arrays_of(found) == std::vector<std::string>{"dense_9/kernel", "dense_9/bias",
                                                     "dense_10/kernel", "dense_10/bias",
                                                     "dense_11/kernel", "dense_11/bias"});
  CHECK(!found.rows[0].by_name);
  CHECK(is_guessed(found.rows));

  const Arrays list({{"arr_0", {4, 4}},
                     {"arr_1", {4}},
                     {"arr_2", {4, 4}},
                     {"arr_3", {4}},
                     {"arr_4", {4, 2}},
                     {"arr_5", {2}}});
  CHECK(match_weights(dense_model(), list).rows[4].array == "arr_4");
  CHECK(!match_weights(dense_model(), list).rows[4].transposed);
  // They lie as in Keras or as in PyTorch, all of them.
  const Arrays pytorch({{"arr_0", {4, 4}},
                        {"arr_1", {4}},
                        {"arr_2", {4, 4}},
                        {"arr_3", {4}},
                        {"arr_4", {2, 4}},
                        {"arr_5", {2}}});
  const FoundWeights transposed = match_weights(dense_model(), pytorch);
  CHECK(transposed.rows[0].transposed);
  CHECK(transposed.parameters[0][0](1, 0) == 1);
}

TEST_CASE("PyTorch's names are understood, and its order of axes is turned") {
  // As safetensors sorts them.
  const Arrays file({{"10.bias", {2}},
                     {"10.weight", {2, 4}},
                     {"2.bias", {4}},
                     {"2.weight", {4, 4}},
                     {"0.bias", {4}},
                     {"0.weight", {4, 4}}},
                    false);
  const FoundWeights found = match_weights(dense_model(), file);
  CHECK(arrays_of(found) == std::vector<std::string>{"0.weight", "0.bias", "2.weight", "2.bias",
                                                     "10.weight", "10.bias"});
  // (out, in) = (2, 4), row-major: weight (out 1, in 2) is number 6.
  CHECK(found.parameters[2].kernel()(2, 1) == 6);
  CHECK(row_text(found.rows[4]) ==
        "dense_2/kernel (4, 2): 10.weight, by order, transposed from PyTorch's order");
}

TEST_CASE("behind a Flatten PyTorch's channels come first, and are put last") {
  // The picture is 2 × 3 with 3 channels behind the convolution.
  Arrays file({{"bn1.weight", {3}},
               {"bn1.bias", {3}},
               {"bn1.running_mean", {3}},
               {"bn1.running_var", {3}},
               {"bn1.num_batches_tracked", {}},
               {"bn2.weight", {18}},
               {"bn2.bias", {18}},
               {"bn2.running_mean", {18}},
               {"bn2.running_var", {18}},
               {"bn2.num_batches_tracked", {}},
               {"conv1.weight", {3, 1, 2, 2}},
               {"conv1.bias", {3}},
               {"fc.weight", {2, 18}},
               {"fc.bias", {2}}},
              false);
  file.set_type(4, ElementType::int64);
  file.set_type(9, ElementType::other);
  const FoundWeights found = match_weights(picture_model(), file);
  // Filter 2's weight at (1, 0): (out, in, y, x) = (2, 0, 1, 0) is number 10.
  CHECK(found.parameters[0].kernel()(1, 0, 0, 2) == 10);
  CHECK(found.parameters[1][0](2) == 2);
  // Ours: (y · 3 + x) · 3 + channel; PyTorch's: channel · 6 + y · 3 + x.
  const std::size_t ours = (1 * 3 + 2) * 3 + 1, theirs = 1 * 6 + 1 * 3 + 2;
  CHECK(found.parameters[3][0](ours) == theirs);
  CHECK(found.parameters[3][3](ours) == theirs);
  CHECK(found.parameters[4].kernel()(ours, 1) == 18 + theirs);
  CHECK(found.parameters[4].bias()(1) == 1);
  CHECK(row_text(found.rows[10]) ==
        "dense/kernel (18, 2): fc.weight, by order, transposed from PyTorch's order, from channels "
        "first to channels last");
  CHECK(!found.rows[11].reordered);
  CHECK(!found.rows[2].reordered);
}

TEST_CASE("what does not fit is told, with names and shapes") {
  const Sequential model = dense_model();
  const auto changed = [&](std::size_t at, std::string name, Shape shape) {
    std::vector<std::pair<std::string, Shape>> arrays = {
        {"dense/kernel", {4, 4}}, {"dense/bias", {4}},        {"dense_1/kernel", {4, 4}},
        {"dense_1/bias", {4}},    {"dense_2/kernel", {4, 2}}, {"dense_2/bias", {2}}};
    arrays[at] = {std::move(name), std::move(shape)};
    return error_of_matching(model, Arrays(arrays));
  };
  CHECK(changed(0, "dense/kernel", {4, 4}).empty());
  CHECK(changed(4, "dense_2/kernel", {4, 3}) ==
        "The file does not fit this network: dense_2/kernel is (4, 2) here, but dense_2/kernel in "
        "the file is (4, 3).");
  CHECK_THAT(changed(4, "dense_2/kernel", {2, 4}), ContainsSubstring("is (2, 4)"));
  CHECK_THAT(changed(4, "dense_2/gamma", {4, 2}), ContainsSubstring("nothing for dense_2/kernel"));
  CHECK_THAT(changed(4, "other/kernel", {4, 2}), ContainsSubstring("weights of 4 layers"));
  CHECK_THAT(changed(4, "strange", {4, 3}), ContainsSubstring("strange in the file is (4, 3)"));
  CHECK_THAT(error_of_matching(model, Arrays(Arrays::List{{"arr_0", {4, 4}}})),
             ContainsSubstring("it has 1 array, and the network needs 6."));
  CHECK_THAT(error_of_matching(model, Arrays({{"0.weight", {4, 4}}, {"0.bias", {4}}})),
             ContainsSubstring("weights of 1 layer, and the network has 3 layers with weights."));
  CHECK_THAT(
      error_of_matching(Sequential({4}, {Dropout{}}, 1), Arrays(Arrays::List{{"arr_0", {4, 4}}})),
      ContainsSubstring("The network has no weights"));
  Arrays nothing(Arrays::List{{"num_batches_tracked", {}}});
  CHECK_THAT(error_of_matching(model, nothing), ContainsSubstring("The file has no weights"));
}

TEST_CASE("weights that are not finite are not written") {
  Sequential model = dense_model();
  model.parameters()[1].kernel()(0, 0) = std::numeric_limits<float>::infinity();
  CHECK_THROWS_WITH(write_weights_file(model, WeightsFormat::npz),
                    ContainsSubstring("no longer finite numbers"));
}

TEST_CASE("files of other programs are told how to save weights instead") {
  const auto told = [](const std::string& file) {
    return test::error_of([&] { open_weights(file); });
  };
  CHECK_THAT(told("\x89HDF\r\n\x1a\n"), ContainsSubstring("HDF5"));
  CHECK_THAT(told("\x80\x02"), ContainsSubstring("pickle"));
  CHECK_THAT(told("\x93NUMPY"), ContainsSubstring("single array"));
  CHECK_THAT(told(test::zip_file({test::zip_part("archive/data.pkl", "x")})),
             ContainsSubstring("PyTorch's own (.pt)"));
  CHECK_THAT(told(test::zip_file(
                 {test::zip_part("config.json", "{}"), test::zip_part("model.weights.h5", "x")})),
             ContainsSubstring("Keras's own (.keras)"));
  CHECK_THAT(told(test::zip_file({test::zip_part("a.txt", "x")})),
             ContainsSubstring("has no arrays (.npy)"));
  CHECK_THAT(told(test::zip_file({})), ContainsSubstring("has no arrays (.npy)"));
  CHECK_THAT(told(""), ContainsSubstring("no file of weights"));
  CHECK_THAT(told("GIF89a"), ContainsSubstring("no file of weights"));
  CHECK_THAT(told("{}"), ContainsSubstring("has no weights"));
  CHECK_THAT(told(std::string((std::size_t{256} << 20) + 1, ' ')),
             ContainsSubstring("at most 256 MB"));
}

TEST_CASE("a saved experiment is a file of weights too") {
  const std::string text = R"({"model": [{"layer": "Dense", "units": 1}],
    "weights": [{"kernel": [3, 4], "bias": [5]}]})";
  const auto file = open_weights(text);
  const FoundWeights found = match_weights(Sequential({2}, {dense(1)}, 1), *file);
  CHECK(found.parameters[0].kernel()(1, 0) == 4);
  CHECK(!is_guessed(found.rows));
}
