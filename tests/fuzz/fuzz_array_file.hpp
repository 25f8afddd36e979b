#pragma once

#include <algorithm>
#include <vector>

#include "engine/formats/match_weights.hpp"
#include "engine/formats/npz.hpp"
#include "engine/formats/safetensors.hpp"
#include "tests/fuzz/fuzz_target.hpp"

// What holds for any file of arrays that could be opened.
namespace descent::fuzz {

// Whether what was written is what is read.
template <typename Write, typename Open>
void expect_same(const std::vector<NamedArray>& arrays, Write&& write, Open&& open) {
  const auto again = open(write(arrays));
  expect(again->arrays().size() == arrays.size());
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    expect(again->arrays()[i].name == arrays[i].name && again->read(i) == *arrays[i].values);
  }
}

inline void check_arrays(const ArrayFile& file) {
  constexpr std::size_t most = 100'000;  // more would only take time
  std::vector<Tensor> tensors;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < file.arrays().size(); ++i) {
    const ArrayInfo& info = file.arrays()[i];
    if (element_count(info.shape) > most) continue;
    Tensor values;
    if (!reads([&] { values = file.read(i); })) continue;
    expect(values.shape() == info.shape && values.size() == element_count(info.shape));
    tensors.push_back(std::move(values));
    names.push_back(info.name);
  }
  std::vector<NamedArray> arrays;
  for (std::size_t i = 0; i < names.size(); ++i) arrays.push_back({names[i], &tensors[i]});
  // A NumPy entry's name could lead out of a folder, which its reader refuses.
  const bool plain = std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return name.size() < 400 && name.find_first_of("/\\:.") == std::string::npos;
  });
  if (!arrays.empty() && plain) expect_same(arrays, write_npz, open_npz);
  if (!arrays.empty()) expect_same(arrays, write_safetensors, open_safetensors);

  Conv2D conv;
  conv.filters = 2;
  const Sequential model({2, 2}, {conv, Flatten{}, BatchNormalization{}, Dense{}}, 1);
  FoundWeights found;
  WeightsTable table;
  const bool fits = reads([&] {
    try {
      found = match_weights(model, file);
      table = found.rows;
    } catch (const WeightsMisfit& misfit) {
      table = misfit.table();
      throw;
    }
  });
  for (const WeightsRow& row : table) expect(is_utf8(row_text(row)));
  expect(is_utf8(to_tsv(table)));
  if (!fits) return;
  Sequential taken = model;
  taken.set_parameters(found.parameters);
}

}  // namespace descent::fuzz
