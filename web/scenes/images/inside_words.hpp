#pragma once

#include <string>

#include "web/app/looks/inside_look.hpp"
#include "web/app/runs/run_view.hpp"

// What the page Inside says of layers and their maps.
namespace descent {

// "2 MaxPooling2D"; of stage 0 "Image".
std::string stage_name(const InsideLook& look, std::size_t stage);
// "13×13×64"
std::string shape_words(const Shape& shape);
// What one map has in it: "−0.12 … 2.31, mean 0.41, 38 % zeros".
std::string map_words(const MapNumbers& map);
// A number of the arithmetic: four digits, "0.01284", and of large ones what stands behind the
// point too, "1,081.5", so that sums add up.
std::string term_text(double value);
// "Test image 1", "Your drawing"
std::string image_name(const ChosenImage& image, const RunView& run);
// And what it is: "Test image 1, 7"
std::string image_words(const ChosenImage& image, const RunView& run);
// "640", and "640 parameters"; empty where the layer has none.
std::string parameter_count(const InsideLook& look, std::size_t stage);
std::string parameters_words(const InsideLook& look, std::size_t stage);

}  // namespace descent
