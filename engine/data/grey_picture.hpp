#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

// Pictures from outside (a photo, a scan) on their way to what a network was trained on.
namespace descent {

struct GreyPicture {
  std::size_t width = 0, height = 0;
  std::vector<float> grey;  // height × width, rows downwards: 0 black … 1 white
};

inline constexpr std::size_t longest_picture_side = 4096;

// A binary "portable graymap" of 8 or 16 bits (magic number P5, Netpbm's pgm(5)). Throws Error
// where the bytes are none, or are fewer than their header says, or a side is longer than
// longest_picture_side. `name` is the file's, for the sentence.
GreyPicture read_pgm(std::string_view bytes, std::string_view name);

// Whether it has one grey all over, so that nothing is to be seen on it.
bool is_of_one_grey(const GreyPicture& picture);

// Whether it is dark on light paper, as writing is and MNIST's digits are not: the mean along the
// border is lighter than the middle between black and white.
bool has_light_paper(const GreyPicture& picture);

// Black for white.
GreyPicture inverted(GreyPicture picture);

// The paper, which is what most of the border is (its median), becomes 0, the brightest hundredth
// 1, and what lies between is spread evenly. A picture of one grey becomes all 0.
GreyPicture with_full_contrast(GreyPicture picture);

// side × side values: the picture as large as it fits, its proportions kept, each value the mean
// over the area that it covers; 0 around it.
std::vector<float> in_a_square(const GreyPicture& picture, std::size_t side);

}  // namespace descent
