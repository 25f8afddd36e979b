#pragma once

#include <string>
#include <vector>

#include "engine/data/image_set.hpp"

namespace descent {

// The folders in which the four files of an image set ("mnist", "fashion_mnist") are looked for, in
// this order. Where a folder is given: mnist/ (or fashion-mnist/) in it, then the folder itself.
// Otherwise that sub-folder of $DESCENT_DATA, ./datasets and ../shared/datasets, and where Debian's
// package dataset-fashion-mnist puts its files.
std::vector<std::string> image_folders(const std::string& set, const std::string& data_folder);

// The first of those folders that has the whole set, or "" where none has.
std::string find_image_folder(const std::string& set, const std::string& data_folder);

// Reads train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and
// t10k-labels-idx1-ubyte, each as it is or with .gz at its end. An Error says where the set was
// looked for, or what is wrong with a file.
Dataset load_image_set(const std::string& set, const std::string& data_folder = "");

// load_image_set() as a source; what was read once is kept.
ImageSource image_files_source(std::string data_folder = "");

}  // namespace descent
