#include "engine/training/history_table.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

EpochRecord record_of(std::size_t epoch, double loss, double val_loss) {
  EpochRecord record;
  record.epoch = epoch;
  record.train.loss = loss;
  record.validation.loss = val_loss;
  return record;
}

}  // namespace

TEST_CASE("a history is a table of one line an epoch, with more metrics where they are asked for") {
  History history;
  EpochRecord record = record_of(1, 0.5, 0.75);
  record.train.mean_absolute_error = 0.25;
  record.validation.r_squared = -0.5;
  record.seconds = 0.125;
  record.learning_rate = 0.25f;
  history.epochs.append(record);
  CHECK(to_csv(history) ==
        "epoch,loss,accuracy,val_loss,val_accuracy,seconds\n1,0.5,,0.75,,0.125\n");
  CHECK(to_csv(history, HistoryColumns::all) ==
        "epoch,loss,accuracy,val_loss,val_accuracy,seconds,mean_absolute_error,r2_score,"
        "val_mean_absolute_error,val_r2_score,learning_rate,test_loss,test_accuracy,"
        "test_mean_absolute_error,test_r2_score\n1,0.5,,0.75,,0.125,0.25,,,-0.5,0.25,,,,\n");
}

TEST_CASE("a table for people has the columns that have values, in Keras's order") {
  History history;
  CHECK(columns_of(history).empty());
  EpochRecord record = record_of(1, 0.5, 0.25);
  record.validation.accuracy = 0.875;
  record.train.accuracy = 1.0 / 3;
  history.epochs.append(record);
  CHECK(to_tsv(history) ==
        "epoch\tloss\taccuracy\tval_loss\tval_accuracy\tseconds\n"
        "1\t0.5\t0.333333\t0.25\t0.875\t0\n");
  record = record_of(1'234'567, 0.5, Scores::none);
  record.learning_rate = 0.5f;
  history.epochs.append(record);
  CHECK(to_tsv(history) ==
        "epoch\tloss\tlearning_rate\tseconds\n1\t0.5\t\t0\n1234567\t0.5\t0.5\t0\n");
}

TEST_CASE("what came of the test set stands in the line of the epoch after which it was asked") {
  History history;
  for (const std::size_t epoch : {1, 2, 3}) history.epochs.append(record_of(epoch, 0.5, 0.25));
  const auto look = [&](std::size_t epoch, std::size_t step, double loss, double accuracy) {
    TestResult test{epoch, step, {}};
    test.scores.loss = loss;
    test.scores.accuracy = accuracy;
    history.tests.append(test);
  };
  look(1, 7, 9, 0);  // in the middle of the second epoch, which has no line yet
  CHECK(to_tsv(history).starts_with("epoch\tloss\tval_loss\tseconds\n"));
  look(2, 0, 0.75, 0.5);
  look(2, 0, 0.625, 0.875);  // the same epoch once more: the last look counts
  look(3, 7, 9, 0);
  CHECK(to_tsv(history) ==
        "epoch\tloss\tval_loss\ttest_loss\ttest_accuracy\tseconds\n1\t0.5\t0.25\t\t\t0\n"
        "2\t0.5\t0.25\t0.625\t0.875\t0\n3\t0.5\t0.25\t\t\t0\n");
}

TEST_CASE("the best epoch is the first of the best by what is validated on") {
  History history;
  CHECK(best_epoch(history, Metric::loss) == 0);
  history.epochs.append(record_of(1, 0.5, 0.75));
  history.epochs.append(record_of(2, 0.4, 0.25));
  history.epochs.append(record_of(3, 0.3, 0.25));
  history.epochs.append(record_of(4, 0.1, 0.5));
  CHECK(best_epoch(history, Metric::loss) == 2);
  CHECK(best_epoch(history, Metric::accuracy) == 0);
  history.edited = 2;  // of another network
  CHECK(best_epoch(history, Metric::loss) == 3);
  history.edited = 4;
  CHECK(best_epoch(history, Metric::loss) == 0);

  History rising;
  for (const double accuracy : {0.5, 0.75, 0.625}) {
    EpochRecord record = record_of(rising.epochs.count() + 1, 1, Scores::none);
    record.train.accuracy = accuracy;
    rising.epochs.append(record);
  }
  CHECK(best_epoch(rising, Metric::accuracy) == 2);
}
