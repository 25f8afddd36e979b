#pragma once

#include <string>
#include <vector>

#include "engine/data/dataset.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/image_filter.hpp"

namespace descent {

// What images come from in these data, in the order in which they are offered.
std::vector<ImageOrigin> image_origins(const Dataset& dataset);
// The same, or what takes its place: a test set that is not held out is what epochs are evaluated
// on, and that is there for whatever is missing.
ImageOrigin existing(ImageOrigin origin, const Dataset& dataset);
// As what people know it: `test` for what epochs are evaluated on, where that is the test set.
ImageOrigin called(ImageOrigin origin, const Dataset& dataset);

// Of the images that are shown to choose from.
ImageOrigin shown_origin(const RunView& run);

// Whose samples they are; means are made of those that are trained on (ClassMeansWatch).
const Split& split_of(ImageOrigin origin, const Dataset& dataset);

// What a network says of all of them may be found out. Of a test set that is held out that would be
// a test, which is counted (TestLog) and so has its own button; means are no images of their class.
bool may_be_predicted(ImageOrigin origin);
// The filter for images of another origin: what it says of predictions stays where they may be
// known.
ImageFilter of_other_origin(const ImageFilter& filter, ImageOrigin origin);

// "Training images"
std::string images_name(ImageOrigin origin, const Dataset& dataset);
// "Training images: 1,204"
std::string images_name(ImageOrigin origin, const Dataset& dataset, std::size_t count);
// "Training image 12"
std::string image_name(const OriginImage& image, const Dataset& dataset);

}  // namespace descent
