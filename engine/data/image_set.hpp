#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/data/dataset.hpp"

namespace descent {

// The four IDX files of MNIST and its kin, as read: each may be gzipped.
struct ImageFiles {
  std::vector<std::uint8_t> train_images, train_labels, test_images, test_labels;
};

// Reads the four files into a data set of 28×28 (or whatever the files say) images of at most ten
// classes. An Error names the file and what is wrong with it: magic number, size, counts that
// differ, a label out of range.
Dataset read_image_set(const std::string& name, ImageFiles files);

// The names of a set's classes: the ten digits, or Fashion-MNIST's ten garments.
std::vector<std::string> class_names_of(const std::string& image_set_name);

// Where a whole image set comes from: files on the command line, downloads in the browser.
// Throws an Error when the set is absent.
using ImageSource = std::function<std::shared_ptr<const Dataset>(const std::string& name)>;

}  // namespace descent
