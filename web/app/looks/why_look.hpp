#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/inspect/answer_flip.hpp"
#include "engine/inspect/logit_gradient.hpp"
#include "engine/inspect/occlusion.hpp"
#include "web/app/looks/chosen_image.hpp"
#include "web/app/looks/watch.hpp"

namespace descent {

// What is asked of an image.
struct WhyRequest {
  ChosenImage image;
  bool change = false;                 // the smallest change; else how the answer hangs on pixels
  std::optional<std::size_t> of;       // a class; none: the answer
  OcclusionSettings occlusion;         // whose baseline counts for nothing where it is the mean
  bool mean_baseline = false;          // of the image
  std::optional<std::size_t> towards;  // of the change
  bool operator==(const WhyRequest&) const = default;
  bool follows(const WhyRequest& before) const { return change == before.change; }
};
WhyRequest why_request(const RunView& run);

// Why a model says what it does of one image, as it stood when it was asked.
class WhyLook : public Look {
 public:
  // As many numbers as the model's input has.
  WhyLook(std::shared_ptr<const Sequential> model, const KernelTable& kernels,
          std::vector<float> image, WhyRequest request, std::uint64_t number);

  // Which of its asker's looks it is, and what it was asked.
  std::uint64_t number() const { return number_; }
  const WhyRequest& request() const { return request_; }
  const std::shared_ptr<const Sequential>& model() const { return model_; }

  // --- once it is done ---
  double seconds() const { return seconds_; }  // that it took
  const std::vector<float>& image() const { return image_; }
  const std::vector<float>& outputs() const { return outputs_; }
  std::size_t answer() const { return answer_; }
  // The class that pixels are asked about.
  std::size_t asked() const { return asked_; }
  float asked_logit() const { return asked_logit_; }
  // Of the pixels: the gradient of its logit; its output without each window, and what it loses.
  const std::vector<float>& gradient() const { return gradient_; }
  const Occlusion& occlusion() const { return *occlusion_; }
  float baseline() const { return baseline_; }
  const std::vector<float>& drops() const { return drops_; }
  std::size_t telling_window() const;  // without which it loses most
  // Of the change: along which signs, and where the answer turns.
  const std::vector<float>& signs() const { return signs_; }
  const std::optional<AnswerFlip::Found>& flip() const { return flip_->found(); }

 protected:
  bool advance() override;

 private:
  bool go_one_step();
  void look_back();

  std::shared_ptr<const Sequential> model_;
  const KernelTable& kernels_;
  std::vector<float> image_;
  WhyRequest request_;
  std::uint64_t number_;
  double seconds_ = 0;
  std::vector<float> outputs_, gradient_, drops_, signs_;
  std::size_t answer_ = 0, asked_ = 0;
  float asked_logit_ = 0, baseline_ = 0;
  std::optional<Occlusion> occlusion_;
  std::optional<AnswerFlip> flip_;
};

// Asks for it while the run trains, with the image that is chosen.
class WhyWatch {
 public:
  // See Watch.
  std::optional<double> update(const RunView& run, double now);
  // Null before the first, and where there is no image that fits.
  const WhyLook* answer() { return watch_.answer(); }
  bool under_way() const { return watch_.under_way(); }

 private:
  Watch<WhyLook, WhyRequest> watch_;
  std::uint64_t asks_ = 0;
};

}  // namespace descent
