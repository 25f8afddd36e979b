#include "web/scenes/images/inside_walk.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <memory>

#include "engine/core/random.hpp"

using namespace descent;

namespace {

std::unique_ptr<InsideLook> looked_into() {
  const Conv2D conv{.filters = 4,
                    .kernel_size = {3, 3},
                    .padding = Padding::same,
                    .activation = Activation::relu};
  const auto model = std::make_shared<const Sequential>(
      Sequential({12, 10},
                 {conv, BatchNormalization{}, MaxPooling2D{}, conv, Flatten{},
                  Dense{20, Activation::relu}, Dense{5, Activation::softmax}},
                 3));
  Random random(4);
  std::vector<float> image(120);
  for (float& pixel : image) pixel = random.uniform();
  auto look = std::make_unique<InsideLook>(model, default_kernels(), image);
  look->go_on();
  return look;
}

}  // namespace

TEST_CASE("the arrows stay within a map, and go through a row of numbers by its lines") {
  const auto looked = looked_into();
  const InsideLook& look = *looked;
  const MapShape maps = look.output_of(0).maps;
  const CellPlace start{0, maps.index(2, 3, 1), 0};
  const auto cell = [&](const CellPlace& place) {
    return cell_of(look.output_of(0), place.output);
  };
  const MapCell right = cell(moved_by(look, start, 0, 1, 1));
  CHECK((right.row == 2 && right.column == 4 && right.channel == 1));
  const MapCell far = cell(moved_by(look, start, 50, -50, 1));
  CHECK((far.row == 11 && far.column == 0 && far.channel == 1));
  // 20 units in lines of 6: the last one has two.
  CHECK(moved_by(look, {5, 7, 0}, 1, 0, 6).output == 13);
  CHECK(moved_by(look, {5, 7, 0}, 0, 9, 6).output == 11);
  CHECK(moved_by(look, {5, 17, 0}, 1, 0, 6).output == 19);
  CHECK(moved_by(look, {5, 7, 0}, -9, 0, 6).output == 1);
}

TEST_CASE("playing goes through all cells of one map, and ends") {
  const auto looked = looked_into();
  const InsideLook& look = *looked;
  CellPlace place{2, 3, 3};
  std::size_t cells = 1;
  while (const auto next = next_cell(look, place)) {
    CHECK(next->output % 4 == 3);
    place = *next;
    ++cells;
  }
  CHECK(cells == 6 * 5);
}

TEST_CASE("channels change at the same place, and pooling shows the input's same one") {
  const auto looked = looked_into();
  const InsideLook& look = *looked;
  CHECK(other_channel(look, {2, 9, 1}, 1) == CellPlace{2, 10, 2});
  CHECK(other_channel(look, {2, 9, 1}, 90) == CellPlace{2, 11, 3});
  CHECK(other_channel(look, {3, 9, 2}, -90) == CellPlace{3, 8, 2});  // of a convolution it stays
}

TEST_CASE("from every number one gets to one of each neighbouring layer, and it takes part") {
  const auto looked = looked_into();
  const InsideLook& look = *looked;
  for (std::size_t layer = 0; layer < 7; ++layer) {
    const std::size_t outputs = look.output_of(layer).values.size();
    for (std::size_t output = 0; output < outputs; output += 7) {
      const auto before = in_layer_before(look, {layer, output, 0});
      const auto behind = in_layer_behind(look, {layer, output, 0});
      REQUIRE(before.has_value() == (layer > 0));
      REQUIRE(behind.has_value() == (layer < 6));
      const auto takes = [&](const CellPlace& taker, std::size_t input) {
        for (const OutputTerm& term : look.terms(taker.layer, taker.output).terms) {
          if (term.input == input) return true;
        }
        return false;
      };
      if (before) {
        CHECK(existing(look, *before) == before);
        CHECK(takes({layer, output, 0}, before->output));
      }
      if (behind) {
        CHECK(existing(look, *behind) == behind);
        CHECK(takes(*behind, output));
      }
    }
  }
}

TEST_CASE("what one points at in the input leads to an output that takes it") {
  const auto looked = looked_into();
  const InsideLook& look = *looked;
  for (std::size_t input = 0; input < 120; ++input) {
    const CellPlace place = from_image(look, input);
    CHECK(place.layer == 0);
    CHECK(place.output / 4 == input);  // "same", stride 1: the cell above it
  }
  CHECK(output_over(look, {3, 6, 0}, 5 * 4 + 1)->output == 5 * 4 + 2);  // keeps its filter
  CHECK(output_over(look, {1, 0, 0}, 17)->output == 17);
  CHECK_FALSE(output_over(look, {5, 0, 0}, 17));
}

TEST_CASE("a number that the network no longer has is told from one that it has") {
  const auto looked = looked_into();
  const InsideLook& look = *looked;
  CHECK_FALSE(existing(look, {7, 0, 0}));
  CHECK_FALSE(existing(look, {6, 5, 0}));
  CHECK(existing(look, {6, 4, 99}) == CellPlace{6, 4, 0});
  CHECK(existing(look, {3, 4, 99}) == CellPlace{3, 4, 3});
  CHECK(existing(look, {3, 4, 2}) == CellPlace{3, 4, 2});
  CHECK(existing(look, {2, 6, 0}) == CellPlace{2, 6, 2});  // pooling takes its own channel
  CHECK(existing(look, {4, 7, 0}) == CellPlace{4, 7, 3});
}
