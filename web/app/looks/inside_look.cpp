#include "web/app/looks/inside_look.hpp"

#include <algorithm>
#include <utility>

#include "engine/inspect/feature_maps.hpp"

namespace descent {
namespace {

InsideStage make_stage(const Shape& shape, std::vector<float> values) {
  InsideStage stage{shape, map_shape(shape), std::move(values), {}, 0};
  stage.numbers = map_numbers(stage.maps, stage.values);
  for (const MapNumbers& map : stage.numbers) stage.size = std::max(stage.size, map.size());
  return stage;
}

}  // namespace

InsideLook::InsideLook(std::shared_ptr<const Sequential> model, const KernelTable& kernels,
                       std::vector<float> image, std::uint64_t number)
    : model_(std::move(model)), kernels_(kernels), number_(number) {
  stages_.push_back(make_stage(model_->input_shape(), std::move(image)));
}

bool InsideLook::advance() {
  const std::vector<Tensor> maps = feature_maps(*model_, kernels_, stages_.front().values);
  for (const Tensor& map : maps) {
    stages_.push_back(make_stage(map.shape(), {map.begin(), map.end()}));
  }
  for (const InsideStage& stage : stages_) size_ = std::max(size_, stage.size);
  return true;
}

OutputTerms InsideLook::terms(std::size_t layer, std::size_t output) const {
  return output_terms(*model_, layer, output, input_of(layer).values);
}

void InsideWatch::ask(const RunView& run) {
  std::vector<float> pixels = pixels_of(image_, run);
  const Sequential& model = *run.snapshot().model;
  if (pixels.empty() || pixels.size() != element_count(model.input_shape())) {
    looking_.forget();
    return;
  }
  auto look =
      std::make_shared<InsideLook>(run.snapshot().model, run.kernels(), std::move(pixels), ++asks_);
  looking_.asked(look);
  run.looks().ask(std::move(look));
}

std::optional<double> InsideWatch::update(const RunView& run, double now) {
  if (!run.ready()) {
    looking_.forget();
    asked_ = false;
    return {};
  }
  const ChosenImage image = image_to_look_into(run);
  const bool another = !asked_ || network_ != run.network();
  if (!another && version_ == run.version() && image_ == image) return {};
  if (another) {
    looking_.forget();  // its layers may be others
  } else if (looking_.under_way()) {
    return {};  // its end makes a frame
  } else if (const double due = asked_at_ + pause - now; due > 0) {
    return due;
  }
  asked_ = true;
  network_ = run.network();
  version_ = run.version();
  image_ = image;
  asked_at_ = now;
  ask(run);
  return {};
}

}  // namespace descent
