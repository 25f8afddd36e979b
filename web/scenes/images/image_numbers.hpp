#pragma once

#include <cstddef>
#include <string>

#include "web/app/looks/class_means_look.hpp"
#include "web/app/looks/inside_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/charts/pixel_numbers.hpp"

namespace descent {

// The image that one looks into, large and with its numbers; or the mean of its class, or what
// tells it from that.
struct ImageNumbers {
  enum class Of { image, mean, difference };
  bool open = false;
  Of of = Of::image;
  PixelUnit unit = PixelUnit::bytes;
  PixelPlace middle{14, 14};
  ClassMeansWatch means;
};

// "The mean of the 30 training images of class 7."
std::string class_mean_words(const ClassMeans& means, std::size_t label, const Dataset& dataset);

// On the page Inside: the button that opens it, as wide as its words.
void draw_image_numbers_button(ImageNumbers& state);
float image_numbers_button_width();

// At the cursor, over all there is; a height of 0: in a phone's column. Closes itself.
void draw_image_numbers(ImageNumbers& state, const InsideLook& look, const ChosenImage& image,
                        const RunView& run, float height);

}  // namespace descent
