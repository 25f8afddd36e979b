#include "web/charts/curve_words.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/training/history_table.hpp"

namespace descent {
namespace {

constexpr std::size_t most_rows = 25;

const char* metric_title(Metric metric) {
  switch (metric) {
    case Metric::loss:
      return tr("Loss");
    case Metric::accuracy:
      return tr("Accuracy");
    case Metric::mean_absolute_error:
      return tr("Mean absolute error");
    case Metric::r_squared:
      return "R²";
  }
  return "";
}

std::string number(double value, Metric metric) {
  if (std::isnan(value)) return "–";
  return metric == Metric::loss ? loss_text(value) : fixed_text(value, 4);
}

std::string validation_words(const History& history, Metric metric) {
  const EpochRecord& first = history.epochs.front();
  const EpochRecord& last = history.epochs.back();
  const std::string from = number(value_of(first.validation, metric), metric);
  const std::string to = number(value_of(last.validation, metric), metric);
  const EpochRecord* best = history.epochs.find(best_epoch(history, metric));
  const std::string value = best ? number(value_of(best->validation, metric), metric) : to;
  const std::string when = with_commas((best ? *best : last).epoch);
  return history.validates_on_test
             ? tr("In testing {0}, in the end {1}; the best was {2}, at epoch {3}.", from, to,
                  value, when)
             : tr("In validation {0}, in the end {1}; the best was {2}, at epoch {3}.", from, to,
                  value, when);
}

bool is_validated(const History& history) {
  return !std::isnan(history.epochs.back().validation.loss);
}

std::vector<Metric> metrics_of(const History& history) {
  if (history.classification) return {Metric::loss, Metric::accuracy};
  return {Metric::loss, Metric::mean_absolute_error, Metric::r_squared};
}

std::vector<std::string> head_of(const History& history) {
  std::vector<std::string> head = {tr("Epoch")};
  for (const Metric metric : metrics_of(history)) {
    head.push_back(tr("{0}, training", metric_title(metric)));
    if (!is_validated(history)) continue;
    head.push_back(history.validates_on_test ? tr("{0}, testing", metric_title(metric))
                                             : tr("{0}, validation", metric_title(metric)));
  }
  return head;
}

}  // namespace

std::string curve_summary(const History& history, Metric metric) {
  if (history.epochs.empty()) return tr("No epochs yet");
  const EpochRecord& first = history.epochs.front();
  const EpochRecord& last = history.epochs.back();
  const std::string trained = tr(
      "{0} from epoch {1} to epoch {2}: in training {3}, in the end {4}.", metric_title(metric),
      with_commas(first.epoch), with_commas(last.epoch),
      number(value_of(first.train, metric), metric), number(value_of(last.train, metric), metric));
  return is_validated(history) ? trained + " " + validation_words(history, metric) : trained;
}

std::vector<ui::PictureTable> curve_table(const History& history) {
  if (history.epochs.empty()) return {};
  ui::PictureTable table{tr("What the epochs came to"), head_of(history), {}};
  const std::size_t count = history.epochs.size(), rows = std::min(count, most_rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t place = rows == 1 ? 0 : row * (count - 1) / (rows - 1);
    const EpochRecord& record = history.epochs[place];
    std::vector<std::string> cells = {with_commas(record.epoch)};
    for (const Metric metric : metrics_of(history)) {
      cells.push_back(number(value_of(record.train, metric), metric));
      if (is_validated(history)) {
        cells.push_back(number(value_of(record.validation, metric), metric));
      }
    }
    table.rows.push_back(std::move(cells));
  }
  return {std::move(table)};
}

void tell_curves(std::string_view id, const History& history, Metric metric) {
  ui::tell_picture(
      id, [&] { return curve_summary(history, metric); }, [&] { return curve_table(history); });
}

}  // namespace descent
