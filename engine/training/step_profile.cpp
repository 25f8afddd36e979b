#include "engine/training/step_profile.hpp"

#include <chrono>

#include "engine/kernels/timed_kernels.hpp"

namespace descent {
namespace {

StepProfile::Part mean_part(const StepRecorder::Part& recorded, double steps) {
  const auto mean = [steps](const StepRecorder::Span& span) {
    return std::chrono::duration<double>(span.time).count() / steps;
  };
  StepProfile::Part part{recorded.pass, recorded.layer, mean(recorded.whole), {}};
  for (std::size_t i = 0; i < recorded.kernels.size(); ++i) {
    const StepRecorder::Span& kernel = recorded.kernels[i];
    if (kernel.calls == 0) continue;
    part.kernels.push_back(
        {timed_kernel_names[i], mean(kernel), static_cast<double>(kernel.calls) / steps});
  }
  return part;
}

}  // namespace

StepProfile make_step_profile(const StepRecorder& recorder, std::uint64_t steps,
                              std::string_view kernels, double clock_seconds) {
  StepProfile profile;
  profile.kernels = kernels;
  profile.steps = steps;
  if (steps == 0) return profile;
  const auto count = static_cast<double>(steps);
  for (const StepRecorder::Part& part : recorder.parts()) {
    profile.parts.push_back(mean_part(part, count));
    profile.step_seconds += profile.parts.back().seconds;
  }
  profile.clock_seconds = static_cast<double>(recorder.clock_readings()) / count * clock_seconds;
  return profile;
}

std::vector<double> layer_shares(const StepProfile& profile, std::size_t layers) {
  if (profile.step_seconds <= 0) return {};
  std::vector<double> shares(layers, 0.0);
  for (const StepProfile::Part& part : profile.parts) {
    const bool of_layer = part.pass == StepPass::forward || part.pass == StepPass::backward;
    if (of_layer && part.layer < layers) shares[part.layer] += part.seconds / profile.step_seconds;
  }
  return shares;
}

std::string_view to_string(StepPass pass) {
  switch (pass) {
    case StepPass::batch:
      return "batch";
    case StepPass::forward:
      return "forward";
    case StepPass::loss:
      return "loss";
    case StepPass::backward:
      return "backward";
    case StepPass::metrics:
      return "metrics";
    case StepPass::update:
      return "update";
  }
  return "";
}

}  // namespace descent
