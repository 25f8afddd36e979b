#include "web/frame/landscape_words.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/frame/landscape_picture.hpp"

namespace descent {

std::string landscape_meaning(const Landscape& landscape, PlaneChoice plane) {
  const std::string weights = with_commas(landscape.model->trainable_count());
  const std::string seen =
      plane == PlaneChoice::path
          ? tr("Each place is a network: the {0} weights of this one, moved along the two "
               "directions "
               "in which its training has led furthest; height and colour are its loss.",
               weights)
          : tr("Each place is a network: the {0} weights of this one, moved along two random "
               "directions as long, unit by unit, as its weights; height and colour are its loss.",
               weights);
  return seen + " " +
         tr("These are 2 of {0} dimensions: a wall or a hollow here need not be one to the "
            "training, "
            "which goes through all of them.",
            weights);
}

std::string share_words(const Landscape& landscape) {
  return tr(
      "{0} % of the training's path lies in this plane (of its squared distances from the "
      "newest weights).",
      short_text(100 * landscape.share, 4));
}

std::string measured_words(const Landscape& landscape) {
  const std::string samples =
      landscape.samples == landscape.all_samples
          ? tr("all {0} training samples", with_commas(landscape.samples))
          : tr("{0} of {1} training samples", with_commas(landscape.samples),
               with_commas(landscape.all_samples));
  constexpr std::size_t all = LossLandscape::side * LossLandscape::side;
  if (!landscape.whole()) {
    return tr("{0} of {1} places are measured, on {2}.", with_commas(landscape.measured),
              with_commas(all), samples);
  }
  return tr("{0} places, measured on {1} in {2} s.", with_commas(all), samples,
            fixed_text(landscape.seconds, 2));
}

std::string scale_words(const LandscapePicture& picture) {
  std::string words;
  const auto add = [&](const std::string& sentence) {
    words += (words.empty() ? "" : " ") + sentence;
  };
  const HeightScale& scale = picture.scale;
  if (scale.logarithmic) {
    add(tr("Heights and colours go by the loss's logarithm, from {0} to {1}.",
           short_text(scale.least), short_text(scale.most)));
  }
  const bool bounded =
      std::any_of(picture.field.heights.begin(), picture.field.heights.end(),
                  [&](double height) { return std::isfinite(height) && height > scale.most; });
  if (bounded) add(tr("Losses above {0} look all the same.", short_text(scale.most)));
  if (picture.unmeasurable > 0) add(tr("Grey: the loss there is no finite number."));
  return words;
}

std::string loss_words(const MeasuredLoss& measured) {
  const Scores& scores = measured.scores;
  if (!std::isfinite(scores.loss)) return tr("Its loss is no finite number.");
  std::string words = tr("Loss {0}", short_text(scores.loss, 4));
  if (measured.penalty > 0) {
    words +=
        " " + tr("= {0} of the samples + {1} of the regularisation",
                 short_text(scores.loss - measured.penalty, 4), short_text(measured.penalty, 4));
  }
  if (!std::isnan(scores.accuracy)) {
    words += " · " + tr("accuracy {0}", percent_text(scores.accuracy));
  }
  return words;
}

}  // namespace descent
