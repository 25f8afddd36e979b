#include "web/scenes/line/descent_facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::size_t most_steps = 2000;  // of each racer

Line line_of_neuron(const std::array<float, 2>& neuron) { return {neuron[0], neuron[1]}; }

TrainingSettings with_rate(TrainingSettings settings, double rate) {
  set_learning_rate(settings.optimizer, static_cast<float>(rate));
  return settings;
}

// Three digits, so that a rate just above the largest one stays above it.
double three_digits(double value) {
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 2);
  return std::round(value / unit) * unit;
}

void add_rates(Race& race, const TrainingSettings& own, const DescentFacts& facts) {
  struct Rate {
    double value;
    const char* id;
    std::string note;
  };
  std::vector<Rate> rates;
  if (facts.largest_rate && facts.full_batches) {
    // Of all constant rates the one that is fastest in the end (of plain descent; with momentum the
    // middle of what converges), and ones far below and just above what converges.
    const double good = is_plain_descent(own) ? 2 / (facts.curvature->most + facts.curvature->least)
                                              : *facts.largest_rate / 2;
    rates = {{three_digits(good / 20), "small", tr("too small")},
             {three_digits(good), "good", tr("good in the end")},
             {three_digits(1.03 * *facts.largest_rate), "large", tr("too large")}};
  } else {
    const auto now = static_cast<double>(learning_rate(own.optimizer));
    rates = {{now / 10, "small", tr("a tenth")},
             {now, "good", tr("as it is set")},
             {now * 10, "large", tr("ten times")}};
  }
  for (const Rate& rate : rates) {
    race.request.racers.push_back(with_rate(own, rate.value));
    race.names.push_back({rate.id, short_text(rate.value) + ", " + rate.note});
  }
}

void add_optimizers(Race& race, const TrainingSettings& own) {
  const float rate = learning_rate(own.optimizer);
  SGD plain, momentum;
  momentum.momentum = 0.9f;
  const std::array<std::pair<RacerName, Optimizer>, 4> all = {
      {{{"sgd", "SGD"}, plain},
       {{"momentum", tr("SGD, momentum 0.9")}, momentum},
       {{"rmsprop", "RMSprop"}, RMSprop{}},
       {{"adam", "Adam"}, Adam{}}}};
  for (const auto& [name, optimizer] : all) {
    TrainingSettings settings = own;
    settings.optimizer = optimizer;
    race.request.racers.push_back(with_rate(std::move(settings), static_cast<double>(rate)));
    race.names.push_back(name);
  }
}

}  // namespace

bool is_plain_descent(const TrainingSettings& settings) {
  const SGD* sgd = std::get_if<SGD>(&settings.optimizer);
  return sgd && sgd->momentum == 0;
}

DescentFacts descent_facts(const RunView& run, const LineTask& task, const Line& now) {
  const Snapshot& snapshot = run.snapshot();
  const History& history = *snapshot.history;
  DescentFacts facts;
  facts.task = task;
  facts.now = now;
  facts.start = line_of_neuron(history.initial_neuron);
  facts.path.push_back(facts.start);
  for (std::size_t i = 0; i < history.epochs.size(); ++i) {
    facts.path.push_back(line_of_neuron(history.epochs[i].neuron));
  }
  if (facts.path.back() != now) facts.path.push_back(now);
  facts.steps = snapshot.epoch * snapshot.steps_per_epoch + snapshot.step;
  facts.full_batches = snapshot.steps_per_epoch <= 1;
  facts.loss = loss_of(task, now);
  facts.slope = slope_of(task, now);
  facts.rate = snapshot.learning_rate;
  // Not from now: of a line that has gone far nothing would be left of the digits.
  facts.least = least_line(task, {0, task.bias ? 0 : now.b});
  facts.curvature = curvature_of(task);
  if (facts.curvature) {
    facts.largest_rate = largest_rate(*facts.curvature, run.experiment().training.optimizer);
  }
  return facts;
}

Line plain_step(const DescentFacts& facts, const Line& line) {
  const LineSlope slope = slope_of(facts.task, line);
  const auto rate = static_cast<double>(facts.rate);
  return {line.w - rate * slope.w, line.b - rate * slope.b};
}

Race race_of(const RunView& run, const DescentFacts& facts) {
  Race race;
  const TrainingSettings& own = run.experiment().training;
  race.request.start = run.snapshot().history->initial_neuron;
  race.request.racers.push_back(own);
  race.request.steps = most_steps;
  switch (run.view().descent.raced) {
    case RacedAgainst::nothing:
      break;
    case RacedAgainst::rates:
      add_rates(race, own, facts);
      break;
    case RacedAgainst::optimizers:
      add_optimizers(race, own);
      break;
  }
  return race;
}

NeuronPath own_steps(const RunView& run, const DescentFacts& facts, const RaceLook* race) {
  if (!race || race->paths().empty()) return {};
  const NeuronPath& path = race->paths().front();
  const Snapshot& snapshot = run.snapshot();
  const EpochLog& epochs = snapshot.history->epochs;
  for (std::size_t i = 0; i < epochs.size(); ++i) {
    const std::size_t step = epochs[i].epoch * snapshot.steps_per_epoch;
    if (step >= path.size()) break;
    if (path[step] != epochs[i].neuron) return {};
  }
  const bool here = facts.steps < path.size() && line_of_neuron(path[facts.steps]) == facts.now;
  return here || facts.steps >= path.size() ? path : NeuronPath{};
}

}  // namespace descent
