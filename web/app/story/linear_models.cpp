#include "web/app/story/linear_models.hpp"

#include <algorithm>

#include "web/app/state/model_edits.hpp"

namespace descent {

bool is_linear(const std::vector<Layer>& layers) {
  const std::size_t output = dense_layer(layers, hidden_layers(layers).size() + 1);
  for (std::size_t i = 0; i < std::min(output, layers.size()); ++i) {
    const bool pools = std::holds_alternative<MaxPooling2D>(layers[i]);
    if (pools || layer_activation(layers[i]) != Activation::linear) return false;
  }
  return true;
}

bool line_can_fit(const Experiment& experiment, const Snapshot& snapshot) {
  const auto& x = experiment.data.x;
  const auto& y = experiment.data.y;
  if (x.empty() || x.front().size() != 1 || y.empty() || y.front().size() != 1) return false;
  const auto count = static_cast<double>(x.size());
  double mean_x = 0, mean_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mean_x += x[i][0] / count;
    mean_y += y[i][0] / count;
  }
  double xx = 0, xy = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i][0] - mean_x) * (x[i][0] - mean_x);
    xy += (x[i][0] - mean_x) * (y[i][0] - mean_y);
    yy += (y[i][0] - mean_y) * (y[i][0] - mean_y);
  }
  const double best = xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0;  // its R²
  return !snapshot.history->epochs.empty() &&
         best > snapshot.history->epochs.back().train.r_squared + 0.1;
}

}  // namespace descent
