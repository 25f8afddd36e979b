#include "engine/training/history_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <initializer_list>
#include <optional>

#include "engine/training/learning_curve.hpp"

namespace descent {
namespace {

using All = const History&;
using Record = const EpochRecord&;

// The last look at the test set after this epoch, or after any; null: there was none. A look in
// the middle of an epoch belongs to no line.
const TestResult* last_test(All history, std::optional<std::size_t> epoch = {}) {
  const auto tests = history.tests.all();
  const auto found = std::find_if(tests.rbegin(), tests.rend(), [&](const TestResult& test) {
    return test.step == 0 && test.epoch == epoch.value_or(test.epoch);
  });
  return found == tests.rend() ? nullptr : &*found;
}

template <double Scores::* metric>
double train_value(All, Record record) {
  return record.train.*metric;
}
template <double Scores::* metric>
double validation_value(All, Record record) {
  return record.validation.*metric;
}
template <double Scores::* metric>
double test_value(All history, Record record) {
  const TestResult* test = last_test(history, record.epoch);
  return test ? test->scores.*metric : Scores::none;
}

constexpr HistoryColumn epoch{"epoch", [](All, Record r) { return static_cast<double>(r.epoch); }};
constexpr HistoryColumn seconds{"seconds", [](All, Record r) { return r.seconds; }};
// 0 in files that are older than it.
constexpr HistoryColumn learning_rate{
    "learning_rate",
    [](All, Record r) { return r.learning_rate > 0 ? double{r.learning_rate} : Scores::none; }};

constexpr HistoryColumn loss{"loss", train_value<&Scores::loss>};
constexpr HistoryColumn accuracy{"accuracy", train_value<&Scores::accuracy>};
constexpr HistoryColumn mae{"mean_absolute_error", train_value<&Scores::mean_absolute_error>};
constexpr HistoryColumn r2{"r2_score", train_value<&Scores::r_squared>};

constexpr HistoryColumn val_loss{"val_loss", validation_value<&Scores::loss>};
constexpr HistoryColumn val_accuracy{"val_accuracy", validation_value<&Scores::accuracy>};
constexpr HistoryColumn val_mae{"val_mean_absolute_error",
                                validation_value<&Scores::mean_absolute_error>};
constexpr HistoryColumn val_r2{"val_r2_score", validation_value<&Scores::r_squared>};

constexpr HistoryColumn test_loss{"test_loss", test_value<&Scores::loss>};
constexpr HistoryColumn test_accuracy{"test_accuracy", test_value<&Scores::accuracy>};
constexpr HistoryColumn test_mae{"test_mean_absolute_error",
                                 test_value<&Scores::mean_absolute_error>};
constexpr HistoryColumn test_r2{"test_r2_score", test_value<&Scores::r_squared>};

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
      text +=
          whole ? std::to_string(record.epoch) : digits(columns[i].value(history, record), format);
      end_cell(i);
    }
  }
  return text;
}

}  // namespace

std::vector<HistoryColumn> columns_of(const History& history) {
  std::vector<HistoryColumn> columns;
  if (history.epochs.empty()) return columns;
  const auto add_told = [&](std::initializer_list<HistoryColumn> some, Record record) {
    for (const HistoryColumn& column : some) {
      if (!std::isnan(column.value(history, record))) columns.push_back(column);
    }
  };
  const EpochRecord& newest = history.epochs.back();
  add_told({epoch, loss, accuracy, mae, r2, val_loss, val_accuracy, val_mae, val_r2}, newest);
  if (const TestResult* test = last_test(history)) {
    EpochRecord looked_at;
    looked_at.epoch = test->epoch;
    add_told({test_loss, test_accuracy, test_mae, test_r2}, looked_at);
  }
  add_told({learning_rate, seconds}, newest);
  return columns;
}

std::string to_tsv(const History& history) {
  return table(history, columns_of(history), '\t', "%.6g");
}

// Nine digits give back the same float, and no more is known of the sums.
std::string to_csv(const History& history, HistoryColumns columns) {
  std::vector<HistoryColumn> shown = {epoch, loss, accuracy, val_loss, val_accuracy, seconds};
  if (columns == HistoryColumns::all) {
    shown.insert(shown.end(), {mae, r2, val_mae, val_r2, learning_rate, test_loss, test_accuracy,
                               test_mae, test_r2});
  }
  return table(history, shown, ',', "%.9g");
}

std::size_t best_epoch(const History& history, Metric metric) {
  const bool falls = metric == Metric::loss || metric == Metric::mean_absolute_error;
  std::optional<double> best;
  std::size_t found = 0;
  for (const EpochRecord& record : epochs_since_edit(history)) {
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
