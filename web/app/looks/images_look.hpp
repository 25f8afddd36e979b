#pragma once

#include <memory>
#include <vector>

#include "engine/data/dataset.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/driver/look.hpp"

namespace descent {

// What a model says of some images, as many at a time as cost a few milliseconds.
class ImagesLook : public Look {
 public:
  // Of the model's inputs, one after the other.
  ImagesLook(std::shared_ptr<const Sequential> model, const KernelTable& kernels,
             std::vector<float> inputs);
  // Of the samples at `images`, each below samples.count().
  ImagesLook(std::shared_ptr<const Sequential> model, const KernelTable& kernels,
             const Samples& samples, std::vector<std::size_t> images);

  const std::vector<std::size_t>& images() const { return images_; }
  const ImagePredictions& says() const { return says_; }  // once it is done

 protected:
  bool advance() override;

 private:
  std::shared_ptr<const Sequential> model_;
  const KernelTable& kernels_;
  std::vector<std::size_t> images_;
  std::vector<float> inputs_;
  std::size_t image_size_, count_, at_once_;
  ImagePredictions says_;
};

}  // namespace descent
