#include "web/app/looks/filter_look.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace descent {

std::vector<std::size_t> layers_with_filters(const Sequential& model) {
  std::vector<std::size_t> layers;
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    if (model.parameters()[i].find("kernel")) layers.push_back(i);
  }
  return layers;
}

std::optional<std::size_t> filter_layer(const RunView& run) {
  const std::vector<std::size_t> layers = layers_with_filters(*run.snapshot().model);
  const std::optional<std::size_t> chosen = run.view().why.layer;
  if (chosen && std::ranges::find(layers, *chosen) != layers.end()) return chosen;
  return layers.empty() ? std::nullopt : std::optional(layers.front());
}

FilterLook::FilterLook(const RunView& run, std::size_t layer, std::uint64_t number)
    : dataset_(run.shared_dataset()),
      model_(run.snapshot().model),
      kernels_(run.kernels()),
      layer_(layer),
      count_(std::min(most_images, dataset_->validation.count())),
      number_(number) {}

bool FilterLook::advance() {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  if (!answers_) {
    answers_.emplace(*model_, layer_);
  } else {
    answers_->advance(kernels_, dataset_->validation.inputs, count_);
  }
  seconds_ += std::chrono::duration<double>(Clock::now() - begin).count();
  return answers_->images() == count_;
}

std::optional<double> FilterWatch::update(const RunView& run, double now) {
  const auto layer = run.ready() ? filter_layer(run) : std::nullopt;
  if (!layer) {
    watch_.forget();
    return {};
  }
  return watch_.update(run, FilterRequest{*layer}, now,
                       [&] { return std::make_shared<FilterLook>(run, *layer, ++asks_); });
}

}  // namespace descent
