#include "engine/training/targets.hpp"

#include <algorithm>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/layers/layer.hpp"

namespace descent {
namespace {

std::string classes_text(std::size_t count) { return tr_n("{0} class", "{0} classes", count); }

TargetCode class_numbers(const Dataset& dataset, std::size_t outputs, Activation last_activation) {
  if (dataset.classes == 0) {
    throw Error(
        tr("sparse_categorical_crossentropy needs classes, but this data set has values: use "
           "mean_squared_error."));
  }
  if (last_activation != Activation::softmax) {
    throw Error(
        tr("sparse_categorical_crossentropy needs a model that ends with softmax, not with {0}.",
           to_string(last_activation)));
  }
  if (outputs < std::max<std::size_t>(dataset.classes, 2)) {
    throw Error(tr_n("There are {1}, but the last layer has only {0} unit.",
                     "There are {1}, but the last layer has only {0} units.", outputs,
                     classes_text(dataset.classes)));
  }
  return {TargetCode::Kind::class_number, 0, 1, 0.5f, 1};
}

TargetCode two_values(Activation last_activation) {
  const bool probability = last_activation == Activation::sigmoid;
  const float low = probability ? 0.0f : -1.0f;
  return {TargetCode::Kind::two_values, low, 1, (low + 1) / 2, 1};
}

}  // namespace

TargetCode target_code(const Dataset& dataset, Loss loss, std::size_t outputs,
                       Activation last_activation) {
  if (loss == Loss::sparse_categorical_crossentropy) {
    return class_numbers(dataset, outputs, last_activation);
  }
  if (outputs == 1 && last_activation == Activation::softmax) {
    throw Error(
        tr("softmax shares out 1 among the units of a layer, so a single unit always puts out 1 "
           "and never learns: give the last layer a unit for each class, or another activation."));
  }
  if (loss == Loss::binary_crossentropy && last_activation != Activation::sigmoid) {
    throw Error(tr("binary_crossentropy needs a model that ends with sigmoid, not with {0}.",
                   to_string(last_activation)));
  }
  if (dataset.classes == 0) {
    const std::size_t width = dataset.train.targets.sample_size();
    if (loss == Loss::binary_crossentropy) {
      throw Error(
          tr("binary_crossentropy needs classes, but this data set has values: use "
             "mean_squared_error."));
    }
    if (width != outputs) {
      throw Error(tr_n("The data set has {1} per sample, but the last layer has {0} unit.",
                       "The data set has {1} per sample, but the last layer has {0} units.",
                       outputs, tr_n("{0} value", "{0} values", width)));
    }
    return {TargetCode::Kind::values, 0, 1, 0.5f, width};
  }
  if (outputs == 1 && dataset.classes == 2) return two_values(last_activation);
  if (outputs == dataset.classes) return {TargetCode::Kind::one_hot, 0, 1, 0.5f, outputs};
  throw Error(tr_n("There are {1}, but the last layer has {0} unit.",
                   "There are {1}, but the last layer has {0} units.", outputs,
                   classes_text(dataset.classes)));
}

void encode_target(const TargetCode& code, const float* raw, float* encoded) {
  switch (code.kind) {
    case TargetCode::Kind::values:
      std::copy(raw, raw + code.width, encoded);
      break;
    case TargetCode::Kind::class_number:
      *encoded = *raw;
      break;
    case TargetCode::Kind::two_values: {
      const float low = code.low, high = code.high;  // both read, so that there is no branch
      *encoded = *raw == 0 ? low : high;
      break;
    }
    case TargetCode::Kind::one_hot:
      std::fill(encoded, encoded + code.width, 0.0f);
      encoded[static_cast<std::size_t>(*raw)] = 1;
      break;
  }
}

}  // namespace descent
