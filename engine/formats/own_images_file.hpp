#pragma once

#include <optional>
#include <string>

#include "engine/data/own_images.hpp"
#include "engine/formats/array_file.hpp"

// Own images as NumPy's file of arrays, for notebooks and back: x of shape (n, 28, 28), 0 paper … 1
// ink, and y of shape (n,), the classes.
namespace descent {

std::string write_own_images(const OwnImages& images);

// The images of an opened file, whether its x goes to 1 or, as bytes do, to 255. Nothing where it
// has no arrays of these names: it holds weights. An Error where it has, and they are no such
// images.
std::optional<OwnImages> read_own_images(const ArrayFile& file);

}  // namespace descent
