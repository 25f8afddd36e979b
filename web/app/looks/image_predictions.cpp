#include "web/app/looks/image_predictions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/inspect/reliability.hpp"

namespace descent {
namespace {

Prediction prediction_of(std::span<const float> outputs) {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  if (std::ranges::any_of(outputs, [](float value) { return std::isnan(value); })) {
    return {no_class, nan};
  }
  const auto largest = std::max_element(outputs.begin(), outputs.end());
  return {static_cast<std::uint32_t>(largest - outputs.begin()), *largest};
}

// `said` is not null where the filter needs it.
bool lets_through(const ImageFilter& filter, std::uint32_t truth, const Prediction* said) {
  if (filter.truth && *filter.truth != truth) return false;
  if (!filter.needs_predictions()) return true;
  if (filter.which == ImageFilter::Which::wrong && said->label == truth) return false;
  if (filter.predicted && *filter.predicted != said->label) return false;
  return !filter.tenth || reliability_bin(said->confidence) == filter.tenth;
}

// A network that has diverged says "not a number", which is not less than
// anything: least sure.
float sureness(const Prediction& prediction) {
  if (std::isnan(prediction.confidence)) return -std::numeric_limits<float>::infinity();
  return prediction.confidence;
}

}  // namespace

void add_predictions(const Sequential& model, const KernelTable& kernels,
                     std::span<const float> images, ImagePredictions& result) {
  const std::size_t rows = images.size() / element_count(model.input_shape());
  Cache cache = model.make_cache(rows, Mode::inference);
  const float* outputs = model.predict(kernels, images.data(), rows, cache);
  result.values.insert(result.values.end(), outputs, outputs + rows * result.outputs);
  for (std::size_t row = 0; row < rows; ++row) {
    result.predictions.push_back(prediction_of({outputs + row * result.outputs, result.outputs}));
  }
}

ImagePredictions predict_image(const Sequential& model, const KernelTable& kernels,
                               std::span<const float> image) {
  ImagePredictions result;
  result.outputs = model.output_size();
  add_predictions(model, kernels, image, result);
  return result;
}

bool outputs_are_probabilities(const Sequential& model) {
  return !model.layers().empty() && layer_activation(model.layers().back()) == Activation::softmax;
}

std::uint32_t label_of(const Split& split, std::size_t index) {
  float label = 0;
  split.targets.copy_sample(index, &label);
  return static_cast<std::uint32_t>(label);
}

std::vector<std::size_t> filter_images(const ImageFilter& filter, const Split& split,
                                       const std::vector<Prediction>* predictions) {
  const bool needs = filter.needs_predictions();
  if (needs && predictions == nullptr) return {};
  const std::size_t known = needs ? std::min(split.count(), predictions->size()) : split.count();
  std::vector<std::size_t> images;
  for (std::size_t i = 0; i < known; ++i) {
    const Prediction* said = needs ? &(*predictions)[i] : nullptr;
    if (lets_through(filter, label_of(split, i), said)) images.push_back(i);
  }
  const auto sure = [&](std::size_t i) { return sureness((*predictions)[i]); };
  if (filter.which == ImageFilter::Which::wrong) {
    std::stable_sort(images.begin(), images.end(),
                     [&](std::size_t a, std::size_t b) { return sure(a) > sure(b); });
  } else if (filter.which == ImageFilter::Which::least_sure) {
    std::stable_sort(images.begin(), images.end(),
                     [&](std::size_t a, std::size_t b) { return sure(a) < sure(b); });
  }
  return images;
}

std::size_t page_count(std::size_t images, std::size_t per_page) {
  if (per_page == 0) return 1;
  return std::max<std::size_t>((images + per_page - 1) / per_page, 1);
}

std::span<const std::size_t> page_of(std::span<const std::size_t> images, std::size_t page,
                                     std::size_t per_page) {
  page = std::min(page, page_count(images.size(), per_page) - 1);
  const std::size_t first = std::min(page * per_page, images.size());
  return images.subspan(first, std::min(per_page, images.size() - first));
}

std::vector<ClassAccuracy> class_accuracies(const std::vector<Prediction>& predictions,
                                            const Split& test, std::size_t classes) {
  std::vector<ClassAccuracy> accuracies(classes);
  const std::size_t count = std::min(predictions.size(), test.count());
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t label = label_of(test, i);
    if (label >= classes) continue;
    ++accuracies[label].samples;
    if (predictions[i].label == label) ++accuracies[label].correct;
  }
  return accuracies;
}

std::size_t wrong_count(const std::vector<ClassAccuracy>& accuracies) {
  std::size_t wrong = 0;
  for (const ClassAccuracy& accuracy : accuracies) wrong += accuracy.samples - accuracy.correct;
  return wrong;
}

}  // namespace descent
