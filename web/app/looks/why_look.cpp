#include "web/app/looks/why_look.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

#include "engine/inspect/predicted_rows.hpp"

namespace descent {
namespace {

float mean_of(const std::vector<float>& values) {
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(values.size(), 1)));
}

// One that the model has.
std::optional<std::size_t> within(std::optional<std::size_t> output, const Sequential& model) {
  return output && *output < model.output_size() ? output : std::nullopt;
}

}  // namespace

WhyRequest why_request(const RunView& run) {
  const WhyView& why = run.view().why;
  WhyRequest request;
  request.image = image_to_look_into(run);
  request.change = why.part == WhyPart::change;
  if (request.change) {
    request.towards = why.towards;
    return request;
  }
  if (why.asked == AskedClass::chosen) request.of = why.chosen_class;
  if (why.asked == AskedClass::label) request.of = truth_of(request.image, run);
  request.mean_baseline = why.baseline == Baseline::mean;
  request.occlusion = {why.window, why.stride, why.baseline == Baseline::white ? 1.0f : 0.0f};
  return request;
}

WhyLook::WhyLook(std::shared_ptr<const Sequential> model, const KernelTable& kernels,
                 std::vector<float> image, WhyRequest request, std::uint64_t number)
    : model_(std::move(model)),
      kernels_(kernels),
      image_(std::move(image)),
      request_(std::move(request)),
      number_(number) {}

void WhyLook::look_back() {
  LogitGradient look(*model_, kernels_, image_);
  outputs_ = look.outputs();
  answer_ = largest_output(outputs_);
  if (request_.change) {
    const auto towards = within(request_.towards, *model_);
    signs_ = signs_of(look.of_margin(towards.value_or(answer_)), !towards);
    flip_.emplace(image_, signs_, answer_, towards);
    return;
  }
  asked_ = within(request_.of, *model_).value_or(answer_);
  asked_logit_ = look.logits()[asked_];
  gradient_ = look.of_class(asked_);
  baseline_ = request_.mean_baseline ? mean_of(image_) : request_.occlusion.baseline;
  OcclusionSettings settings = request_.occlusion;
  settings.baseline = baseline_;
  occlusion_.emplace(*model_, image_, asked_, settings);
}

bool WhyLook::go_one_step() {
  if (outputs_.empty()) {
    look_back();
    return false;
  }
  if (flip_) return flip_->advance(*model_, kernels_);
  if (!occlusion_->advance(*model_, kernels_)) return false;
  drops_ = occlusion_->drops(outputs_[asked_]);
  return true;
}

bool WhyLook::advance() {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  const bool done = go_one_step();
  seconds_ += std::chrono::duration<double>(Clock::now() - begin).count();
  return done;
}

std::size_t WhyLook::telling_window() const {
  const std::vector<float>& covered = occlusion_->covered();
  return static_cast<std::size_t>(std::ranges::min_element(covered) - covered.begin());
}

std::optional<double> WhyWatch::update(const RunView& run, double now) {
  if (!run.ready()) {
    watch_.forget();
    return {};
  }
  const WhyRequest request = why_request(run);
  return watch_.update(run, request, now, [&]() -> std::shared_ptr<WhyLook> {
    const auto& model = run.snapshot().model;
    std::vector<float> pixels = pixels_of(request.image, run);
    if (pixels.empty() || pixels.size() != element_count(model->input_shape())) return nullptr;
    return std::make_shared<WhyLook>(model, run.kernels(), std::move(pixels), request, ++asks_);
  });
}

}  // namespace descent
