#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/data/dataset.hpp"
#include "engine/training/snapshot.hpp"
#include "web/app/state/view.hpp"

// What a model says of images: of those shown, of the one drawn, of each class.
namespace descent {

// The outputs for some images, and what they stand for.
struct ImagePredictions {
  std::size_t outputs = 0;              // numbers per image
  std::vector<float> values;            // images × outputs
  std::vector<Prediction> predictions;  // one per image

  std::span<const float> row(std::size_t image) const {
    return std::span(values).subspan(image * outputs, outputs);
  }
};

// Of some images of the model's input size, one after the other, behind those that are there.
void add_predictions(const Sequential& model, const KernelTable& kernels,
                     std::span<const float> images, ImagePredictions& result);

// Of one image of the model's input size.
ImagePredictions predict_image(const Sequential& model, const KernelTable& kernels,
                               std::span<const float> image);

// The outputs add up to 1, so that they can be called probabilities: the model
// ends with softmax.
bool outputs_are_probabilities(const Sequential& model);

// The true class of a sample.
std::uint32_t label_of(const Split& split, std::size_t index);

// Indices into the split in the order in which they are shown. Without predictions (there was no
// whole epoch yet) a filter that needs them gives none.
std::vector<std::size_t> filter_images(const ImageFilter& filter, const Split& split,
                                       const std::vector<Prediction>* predictions);

// At least 1.
std::size_t page_count(std::size_t images, std::size_t per_page);
// The images of a page; the last page where there is no such page.
std::span<const std::size_t> page_of(std::span<const std::size_t> images, std::size_t page,
                                     std::size_t per_page);

struct ClassAccuracy {
  std::size_t samples = 0;
  std::size_t correct = 0;
  double share() const {
    return samples == 0 ? 0 : static_cast<double>(correct) / static_cast<double>(samples);
  }
};
// One per class: of the samples of that class, how many are predicted to be in
// it.
std::vector<ClassAccuracy> class_accuracies(const std::vector<Prediction>& predictions,
                                            const Split& test, std::size_t classes);
std::size_t wrong_count(const std::vector<ClassAccuracy>& accuracies);

}  // namespace descent
