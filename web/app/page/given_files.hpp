#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/data/image_set.hpp"

namespace descent {

// A file that a person chose or dropped.
struct GivenFile {
  std::string name;
  std::vector<std::uint8_t> bytes;  // gzipped or not
};

// Finds out which of MNIST's four files each one is: by its name ("train-images-idx3-ubyte.gz",
// "t10k-labels…"), else images and labels by what they begin with and training and test by their
// counts. Two files, images with their labels, are cut into training and test images, 6 to 1 as
// MNIST is. An Error says which files are missing or cannot be told apart.
ImageFiles sort_image_files(std::vector<GivenFile> files);

}  // namespace descent
