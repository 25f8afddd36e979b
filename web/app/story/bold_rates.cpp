#include "web/app/story/bold_rates.hpp"

#include <algorithm>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "web/app/story/line_curvature.hpp"

namespace descent {
namespace {

constexpr float times_usual = 9.9f;  // what is typed as ten times is so

float usual_rate(const Optimizer& optimizer) {
  return std::holds_alternative<SGD>(optimizer) ? 0.03f : 0.01f;
}

}  // namespace

bool has_bold_rate(const Experiment& experiment) {
  const Optimizer& optimizer = experiment.training.optimizer;
  if (std::holds_alternative<Adadelta>(optimizer)) return false;  // 1 is its usual one
  if (largest_rate_of_line(experiment)) return false;
  return learning_rate(optimizer) >= times_usual * usual_rate(optimizer);
}

Remedy restart_at_usual_rate(const Experiment& experiment) {
  const float rate = usual_rate(experiment.training.optimizer);
  return starting_again(tr("Restart at learning rate {0}", short_text(rate)),
                        tr("A usual learning rate, from the first weights on"),
                        {SetLearningRate{rate}});
}

bool zigzags(const Epochs& epochs) {
  constexpr std::size_t looked_at = 10, least_rises = 3;
  constexpr double least_rise = 1.02;
  std::size_t rises = 0;
  const std::size_t first = epochs.size() > looked_at ? epochs.size() - looked_at : 1;
  for (std::size_t i = first; i < epochs.size(); ++i) {
    if (epochs[i].train.loss > least_rise * epochs[i - 1].train.loss) ++rises;
  }
  return rises >= least_rises;
}

std::string words_of_bold_rate(const Experiment& experiment, const Epochs& epochs) {
  const std::string rate = short_text(learning_rate(experiment.training.optimizer));
  return zigzags(epochs)
             ? tr("The loss goes up and down: at a learning rate of {0} a step is so long that it "
                  "jumps over what it looks for.",
                  rate)
             : tr("A learning rate of {0} is high: steps that are too long jump over what they "
                  "look for, or drive units to where they are flat.",
                  rate);
}

}  // namespace descent
