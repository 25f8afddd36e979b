#include "web/frame/runs_table.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/edit_words.hpp"
#include "web/frame/runs_words.hpp"

namespace descent {
namespace {

// Of computing; nothing where epochs were left out of a long history.
std::string seconds_of(const EpochLog& epochs) {
  if (epochs.empty() || epochs.size() != epochs.count()) return "";
  double seconds = 0;
  for (std::size_t i = 0; i < epochs.size(); ++i) seconds += epochs[i].seconds;
  return short_text(seconds);
}

// How much worse the validation is than the training: by accuracy where there is one.
std::string gap_of(const EpochRecord& record) {
  if (!std::isnan(record.validation.accuracy)) {
    return fixed_text(record.train.accuracy - record.validation.accuracy, 3);
  }
  const double gap = record.validation.loss - record.train.loss;
  return std::isfinite(gap) ? short_text(gap) : "";
}

std::vector<std::string> figures_of(const RunView& run) {
  if (!run.ready()) return std::vector<std::string>(run_columns().size());
  const Snapshot& now = run.snapshot();
  const EpochLog& epochs = now.history->epochs;
  const EpochRecord record = epochs.empty() ? EpochRecord{} : epochs.back();
  const bool none = epochs.empty();
  return {with_commas(now.epoch),
          none ? "" : figure_text(record.train.loss),
          none ? "" : figure_text(record.validation.loss),
          none ? "" : figure_text(record.train.accuracy),
          none ? "" : figure_text(record.validation.accuracy),
          none ? "" : gap_of(record),
          with_commas(now.model->parameter_count()),
          with_commas(now.model->multiply_adds()),
          seconds_of(epochs)};
}

}  // namespace

std::vector<std::string> run_columns() {
  return {tr("epochs"), "loss",           "val_loss",          "accuracy",   "val_accuracy",
          tr("gap"),    tr("parameters"), tr("multiply-adds"), tr("seconds")};
}

std::vector<RunRow> run_rows(const std::vector<RunView>& runs, std::uint64_t shown,
                             std::uint64_t baseline) {
  const auto found = std::find_if(runs.begin(), runs.end(),
                                  [&](const RunView& run) { return run.id() == baseline; });
  const RunView& base = found == runs.end() ? runs.front() : *found;
  std::vector<RunRow> rows;
  for (const RunView& run : runs) {
    RunRow row;
    row.id = run.id();
    row.shown = run.id() == shown;
    row.name = !run.label().empty() ? run.label()
               : row.shown          ? tr("this run")
                                    : tr("the other run");
    row.figures = figures_of(run);
    if (run.id() != base.id()) row.differs = edit_words(base.experiment(), run.experiment());
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace descent
