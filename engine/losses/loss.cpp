#include "engine/losses/loss.hpp"

namespace descent {

std::string_view to_string(Loss loss) {
  switch (loss) {
    case Loss::mean_squared_error:
      return "mean_squared_error";
    case Loss::mean_absolute_error:
      return "mean_absolute_error";
    case Loss::binary_crossentropy:
      return "binary_crossentropy";
    case Loss::sparse_categorical_crossentropy:
      return "sparse_categorical_crossentropy";
  }
  return "";
}

const std::vector<Loss>& all_losses() {
  static const std::vector<Loss> all = {Loss::mean_squared_error, Loss::mean_absolute_error,
                                        Loss::binary_crossentropy,
                                        Loss::sparse_categorical_crossentropy};
  return all;
}

Activation fused_activation(Loss loss) {
  switch (loss) {
    case Loss::binary_crossentropy:
      return Activation::sigmoid;
    case Loss::sparse_categorical_crossentropy:
      return Activation::softmax;
    case Loss::mean_squared_error:
    case Loss::mean_absolute_error:
      break;
  }
  return Activation::linear;
}

std::size_t target_width(Loss loss, std::size_t outputs) {
  return loss == Loss::sparse_categorical_crossentropy ? 1 : outputs;
}

double loss_and_gradient(Loss loss, const KernelTable& kernels, std::size_t rows,
                         std::size_t outputs, const float* values, const float* targets,
                         std::size_t batch_size, float* gradient) {
  // Keras's losses are means over the outputs of a sample, then over the batch.
  const std::size_t count = rows * outputs;
  const auto width = static_cast<double>(outputs);
  const float scale = 1 / static_cast<float>(batch_size * outputs);
  switch (loss) {
    case Loss::mean_squared_error:
      return kernels.squared_error(count, values, targets, scale, gradient) / width;
    case Loss::mean_absolute_error:
      return kernels.absolute_error(count, values, targets, scale, gradient) / width;
    case Loss::binary_crossentropy:
      return kernels.sigmoid_crossentropy(count, values, targets, scale, gradient) / width;
    case Loss::sparse_categorical_crossentropy:
      break;
  }
  return kernels.softmax_crossentropy(rows, outputs, values, targets,
                                      1 / static_cast<float>(batch_size), gradient);
}

}  // namespace descent
