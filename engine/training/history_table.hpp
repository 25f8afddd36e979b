#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/training/history.hpp"

// A history as a table of one line an epoch, for people and for files.
namespace descent {

// By the name that Keras's History and log lines have for it.
struct HistoryColumn {
  std::string_view name;
  double (*value)(const History&, const EpochRecord&);  // NaN where there is none
};

// Those that the newest epoch has a value for, in the order of Keras's log lines: epoch, then loss,
// accuracy … of the training, val_loss … of the validation, test_loss … where the test set was
// looked at after an epoch, learning_rate and seconds. None before the first epoch.
std::vector<HistoryColumn> columns_of(const History& history);
// These columns of all epochs that are kept, tabs between them, as a spreadsheet takes them from
// the clipboard. Six digits.
std::string to_tsv(const History& history);

enum class HistoryColumns { basic, all };
// epoch,loss,accuracy,val_loss,val_accuracy,seconds with a heading; empty where it does not apply.
// All: then mean_absolute_error,r2_score,val_mean_absolute_error,val_r2_score,learning_rate,
// test_loss,test_accuracy,test_mean_absolute_error,test_r2_score.
std::string to_csv(const History& history, HistoryColumns columns = HistoryColumns::basic);

// The number of the epoch at whose end this metric was best, of the validation or, where there is
// none, of the training; of equal ones the first, 0: none has a number. Epochs before the network
// or its data were last edited do not count: what was best then cannot be had by this network.
std::size_t best_epoch(const History& history, Metric metric);

}  // namespace descent
