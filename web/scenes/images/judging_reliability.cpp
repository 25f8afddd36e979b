#include "web/scenes/images/judging_reliability.hpp"

#include <cmath>
#include <optional>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/charts/reliability_chart.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// Of the images that are judged.
std::optional<std::size_t> shown_tenth(const ImageFilter& filter) {
  return filter.origin == ImageOrigin::validation ? filter.tenth : std::nullopt;
}

void show_images_of(std::size_t tenth, const RunView& run, Actions& actions) {
  const ImageFilter& shown = run.view().image_filter;
  ImageFilter filter;
  const bool again = shown_tenth(shown) == tenth && !shown.truth && !shown.predicted;
  if (!again) filter.tenth = tenth;
  actions.push_back(SetImageFilter{filter});
}

}  // namespace

std::string reliability_words(const Judgement& judgement) {
  const double sure = judgement.confidence, right = judgement.report.accuracy;
  const std::string error = exact_percent(judgement.reliability.expected_calibration_error);
  constexpr double about_equal = 0.01;
  // Of the numbers as they stand there, in percentage points.
  const auto in_tenths = [](double share) { return std::round(1000 * share) / 10; };
  const std::string gap = fixed_text(std::abs(in_tenths(sure) - in_tenths(right)), 1);
  std::string words = tr("On average it is {0} sure, and right in {1}.", exact_percent(sure),
                         exact_percent(right)) +
                      " ";
  if (std::abs(sure - right) < about_equal) {
    words += tr("That is well calibrated.");
  } else if (sure > right) {
    words += tr("It is too sure of itself, by {0} percentage points.", gap);
  } else {
    words += tr("It is less sure than it could be, by {0} percentage points.", gap);
  }
  return words + " " + tr("Expected calibration error: {0}.", error);
}

void draw_judging_reliability(const Judgement& judgement, const RunView& run, float height,
                              Actions& actions) {
  const float top = ImGui::GetCursorScreenPos().y;
  if (outputs_are_probabilities(*run.snapshot().model)) {
    ui::secondary_paragraph(reliability_words(judgement));
  } else {
    ui::secondary_paragraph(
        tr("The last layer has no softmax: its outputs are no probabilities, and what is called "
           "confidence here is how near they come to 1."));
  }
  const float used = ImGui::GetCursorScreenPos().y - top;
  const Rect area = ui::take_rect(height <= 0 ? 300 : height - used);
  const auto pressed =
      draw_reliability(judgement.reliability, shown_tenth(run.view().image_filter), area);
  if (pressed) show_images_of(*pressed, run, actions);
}

}  // namespace descent
