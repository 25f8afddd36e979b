#include "web/app/looks/images_look.hpp"

#include <algorithm>
#include <utility>

namespace descent {
namespace {

constexpr std::uint64_t images_at_once_work = 10'000'000;  // multiply-adds: a few milliseconds

std::size_t images_at_once(const Sequential& model) {
  const std::uint64_t work = std::max<std::uint64_t>(model.multiply_adds(), 1);
  return static_cast<std::size_t>(std::clamp<std::uint64_t>(images_at_once_work / work, 1, 64));
}

std::vector<float> gathered(const Samples& samples, const std::vector<std::size_t>& images) {
  std::vector<float> inputs(images.size() * samples.sample_size());
  for (std::size_t i = 0; i < images.size(); ++i) {
    samples.copy_sample(images[i], inputs.data() + i * samples.sample_size());
  }
  return inputs;
}

}  // namespace

ImagesLook::ImagesLook(std::shared_ptr<const Sequential> model, const KernelTable& kernels,
                       std::vector<float> inputs)
    : model_(std::move(model)),
      kernels_(kernels),
      inputs_(std::move(inputs)),
      image_size_(element_count(model_->input_shape())),
      count_(inputs_.size() / image_size_),
      at_once_(images_at_once(*model_)) {
  says_.outputs = model_->output_size();
}

ImagesLook::ImagesLook(std::shared_ptr<const Sequential> model, const KernelTable& kernels,
                       const Samples& samples, std::vector<std::size_t> images)
    : ImagesLook(std::move(model), kernels, gathered(samples, images)) {
  images_ = std::move(images);
}

bool ImagesLook::advance() {
  const std::size_t done = says_.predictions.size();
  const std::size_t rows = std::min(at_once_, count_ - done);
  if (rows > 0) {
    add_predictions(*model_, kernels_,
                    std::span(inputs_).subspan(done * image_size_, rows * image_size_), says_);
  }
  return says_.predictions.size() == count_;
}

}  // namespace descent
