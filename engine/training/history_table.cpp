#include "engine/training/history_table.hpp"

#include <cmath>
#include <cstdio>
#include <initializer_list>
#include <optional>

namespace descent {
namespace {

using Record = const EpochRecord&;

constexpr HistoryColumn epoch{"epoch", [](Record r) { return static_cast<double>(r.epoch); }};
constexpr HistoryColumn seconds{"seconds", [](Record r) { return r.seconds; }};
// 0 in files that are older than it.
constexpr HistoryColumn learning_rate{
    "learning_rate",
    [](Record r) { return r.learning_rate > 0 ? double{r.learning_rate} : Scores::none; }};

constexpr HistoryColumn loss{"loss", [](Record r) { return r.train.loss; }};
constexpr HistoryColumn accuracy{"accuracy", [](Record r) { return r.train.accuracy; }};
constexpr HistoryColumn mae{"mean_absolute_error",
                            [](Record r) { return r.train.mean_absolute_error; }};
constexpr HistoryColumn r2{"r2_score", [](Record r) { return r.train.r_squared; }};

constexpr HistoryColumn val_loss{"val_loss", [](Record r) { return r.validation.loss; }};
constexpr HistoryColumn val_accuracy{"val_accuracy",
                                     [](Record r) { return r.validation.accuracy; }};
constexpr HistoryColumn val_mae{"val_mean_absolute_error",
                                [](Record r) { return r.validation.mean_absolute_error; }};
constexpr HistoryColumn val_r2{"val_r2_score", [](Record r) { return r.validation.r_squared; }};

std::string digits(double value, const char* format) {
  if (std::isnan(value)) return "";
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string table(const History& history, const std::vector<HistoryColumn>& columns, char between,
                  const char* format) {
  std::string text;
  const auto end_cell = [&](std::size_t i) { text += i + 1 < columns.size() ? between : '\n'; };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    text += columns[i].name;
    end_cell(i);
  }
  for (const EpochRecord& record : history.epochs) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool whole = columns[i].value == epoch.value;
      text += whole ? std::to_string(record.epoch) : digits(columns[i].value(record), format);
      end_cell(i);
    }
  }
  return text;
}

}  // namespace

std::vector<HistoryColumn> columns_of(const History& history) {
  std::vector<HistoryColumn> columns;
  if (history.epochs.empty()) return columns;
  for (const HistoryColumn& column : {epoch, loss, accuracy, mae, r2, val_loss, val_accuracy,
                                      val_mae, val_r2, learning_rate, seconds}) {
    if (!std::isnan(column.value(history.epochs.back()))) columns.push_back(column);
  }
  return columns;
}

std::string to_tsv(const History& history) {
  return table(history, columns_of(history), '\t', "%.6g");
}

// Nine digits give back the same float, and no more is known of the sums.
std::string to_csv(const History& history, HistoryColumns columns) {
  std::vector<HistoryColumn> shown = {epoch, loss, accuracy, val_loss, val_accuracy, seconds};
  if (columns == HistoryColumns::all) {
    shown.insert(shown.end(), {mae, r2, val_mae, val_r2, learning_rate});
  }
  return table(history, shown, ',', "%.9g");
}

std::size_t best_epoch(const History& history, Metric metric) {
  const bool falls = metric == Metric::loss || metric == Metric::mean_absolute_error;
  std::optional<double> best;
  std::size_t found = 0;
  for (const EpochRecord& record : history.epochs) {
    const double validation = value_of(record.validation, metric);
    const double value = std::isnan(validation) ? value_of(record.train, metric) : validation;
    if (!std::isfinite(value)) continue;
    if (best && (falls ? value >= *best : value <= *best)) continue;
    best = value;
    found = record.epoch;
  }
  return found;
}

}  // namespace descent
