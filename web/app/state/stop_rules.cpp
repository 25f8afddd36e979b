#include "web/app/state/stop_rules.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "engine/core/words.hpp"
#include "web/app/state/callback_edits.hpp"

namespace descent {
namespace {

// Those that may end the training.
std::vector<Callback> stops_of(const Experiment& experiment) {
  std::vector<Callback> stops;
  std::ranges::copy_if(experiment.training.callbacks, std::back_inserter(stops), may_stop);
  return stops;
}

// All but the threshold.
bool same_rule(const Callback& a, const Callback& b) {
  if (a.index() != b.index()) return false;
  const auto *rises_a = std::get_if<EarlyStopping>(&a), *rises_b = std::get_if<EarlyStopping>(&b);
  if (rises_a && rises_a->restore_best_weights != rises_b->restore_best_weights) return false;
  const Monitor *of_a = monitor_of(a), *of_b = monitor_of(b);
  return of_a && of_b && *of_a == *of_b;
}

}  // namespace

bool has_classes(const Experiment& experiment) {
  return is_classification_loss(experiment.training.loss) || !experiment.data.class_names.empty() ||
         data_set_info(experiment.data.name).classes > 0;
}

bool has_test_samples(const Experiment& experiment) { return has_validation(experiment.data); }

std::vector<StopRule> stop_rules(const Experiment& experiment) {
  std::vector<StopRule> rules = {
      {tr_noop("all epochs"), tr_noop("No callback: train for all of them"), {}}};
  const bool classes = has_classes(experiment), test = has_test_samples(experiment);
  rules.push_back({tr_noop("loss below"), tr_noop("The training loss at an epoch's end"),
                   StopBelow{Monitor::loss, 0.4}});
  if (classes) {
    rules.push_back({tr_noop("accuracy above"), tr_noop("The training accuracy at an epoch's end"),
                     StopAbove{Monitor::accuracy, 0.9}});
  }
  if (!test) return rules;
  rules.push_back({tr_noop("val_loss below"), tr_noop("The validation loss at an epoch's end"),
                   StopBelow{Monitor::val_loss, 0.4}});
  if (classes) {
    rules.push_back({tr_noop("val_accuracy above"),
                     tr_noop("The validation accuracy at an epoch's end"),
                     StopAbove{Monitor::val_accuracy, 0.9}});
  }
  rules.push_back({tr_noop("val_loss rises"),
                   tr_noop("EarlyStopping: 3 epochs without a better one"),
                   EarlyStopping{Monitor::val_loss, 3, 0}});
  EarlyStopping best{Monitor::val_loss, 3, 0};
  best.restore_best_weights = true;
  rules.push_back({tr_noop("val_loss rises, best back"),
                   tr_noop("EarlyStopping with restore_best_weights: then the best epoch's weights "
                           "come back"),
                   best});
  return rules;
}

std::string stop_text(const Experiment& experiment) {
  const std::vector<Callback> now = stops_of(experiment);
  if (now.size() == 1) return callback_text(now.front());
  return now.empty() ? std::string(tr("all epochs")) : tr("{0} rules", now.size());
}

std::size_t stop_count(const Experiment& experiment) { return stops_of(experiment).size(); }

std::size_t chosen_stop_rule(const Experiment& experiment, const std::vector<StopRule>& rules) {
  const std::vector<Callback> now = stops_of(experiment);
  if (now.empty()) return 0;
  if (now.size() > 1) return rules.size();
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const StopRule& rule) {
    return rule.callback && same_rule(*rule.callback, now.front());
  });
  return static_cast<std::size_t>(found - rules.begin());
}

std::vector<Callback> with_stop_rule(const Experiment& experiment,
                                     const std::optional<Callback>& rule) {
  std::vector<Callback> callbacks = experiment.training.callbacks;
  std::erase_if(callbacks, may_stop);
  if (rule) callbacks.insert(callbacks.begin(), *rule);
  return callbacks;
}

std::optional<double> stop_threshold(const Experiment& experiment) {
  const std::vector<Callback> now = stops_of(experiment);
  if (now.size() != 1) return std::nullopt;
  const double* threshold = threshold_of(now.front());
  return threshold ? std::optional(*threshold) : std::nullopt;
}

std::vector<Callback> with_threshold(const Experiment& experiment, double threshold) {
  const std::vector<Callback> now = stops_of(experiment);
  if (now.size() != 1 || std::isnan(threshold)) return experiment.training.callbacks;
  return with_stop_rule(experiment, with_threshold(now.front(), threshold));
}

}  // namespace descent
