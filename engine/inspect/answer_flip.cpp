#include "engine/inspect/answer_flip.hpp"

#include <algorithm>
#include <utility>

#include "engine/inspect/predicted_rows.hpp"

namespace descent {
namespace {

// (k / 64)²: a third of a grey level first, 1 / 32 last. Halved ten times that is 1 / 128 of a grey
// level at most.
constexpr std::size_t scan_steps = 64, halvings = 10;

float scan_step(std::size_t k) {
  const float share = static_cast<float>(k) / static_cast<float>(scan_steps);
  return share * share;
}

}  // namespace

std::vector<float> stepped(std::span<const float> sample, std::span<const float> signs,
                           float epsilon) {
  std::vector<float> changed(sample.size());
  for (std::size_t i = 0; i < sample.size(); ++i) {
    changed[i] = std::clamp(sample[i] + epsilon * signs[i], 0.0f, 1.0f);
  }
  return changed;
}

std::vector<float> signs_of(std::span<const float> gradient, bool opposite) {
  const float up = opposite ? -1.0f : 1.0f;
  std::vector<float> signs(gradient.size());
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    signs[i] = gradient[i] > 0 ? up : gradient[i] < 0 ? -up : 0;
  }
  return signs;
}

AnswerFlip::AnswerFlip(std::vector<float> sample, std::vector<float> signs, std::size_t answer,
                       std::optional<std::size_t> wanted)
    : sample_(std::move(sample)), signs_(std::move(signs)), from_(answer), wanted_(wanted) {
  if (changed(answer)) found_ = Found{0, answer};
}

std::vector<std::size_t> AnswerFlip::answers_at(std::span<const float> steps,
                                                const Sequential& model,
                                                const KernelTable& kernels) const {
  std::vector<float> inputs;
  inputs.reserve(steps.size() * sample_.size());
  for (const float step : steps) {
    const std::vector<float> changed = stepped(sample_, signs_, step);
    inputs.insert(inputs.end(), changed.begin(), changed.end());
  }
  const std::vector<float> outputs = predicted_rows(model, kernels, inputs);
  std::vector<std::size_t> answers;
  for (std::size_t row = 0; row < steps.size(); ++row) {
    answers.push_back(
        largest_output(std::span(outputs).subspan(row * model.output_size(), model.output_size())));
  }
  return answers;
}

void AnswerFlip::scan(const Sequential& model, const KernelTable& kernels) {
  std::vector<float> steps;
  const std::size_t end = std::min(scan_steps, scanned_ + rows_of_a_piece(model));
  while (scanned_ < end) steps.push_back(scan_step(++scanned_));
  const std::vector<std::size_t> answers = answers_at(steps, model, kernels);
  for (std::size_t i = 0; i < steps.size() && !found_; ++i) {
    if (changed(answers[i])) {
      found_ = Found{steps[i], answers[i]};
    } else {
      unchanged_ = steps[i];
    }
  }
}

void AnswerFlip::halve(const Sequential& model, const KernelTable& kernels) {
  ++halved_;
  const float middle = (unchanged_ + found_->epsilon) / 2;
  const std::size_t answer = answers_at({&middle, 1}, model, kernels).front();
  if (changed(answer)) {
    found_ = Found{middle, answer};
  } else {
    unchanged_ = middle;
  }
}

bool AnswerFlip::advance(const Sequential& model, const KernelTable& kernels) {
  if (found_ && found_->epsilon == 0) return true;
  if (!found_) {
    scan(model, kernels);
    return !found_ && scanned_ == scan_steps;
  }
  halve(model, kernels);
  return halved_ == halvings;
}

}  // namespace descent
