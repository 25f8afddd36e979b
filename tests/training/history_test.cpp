#include "engine/training/history.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

TEST_CASE("a history is a table of one line an epoch, with more metrics where they are asked for") {
  History history;
  EpochRecord record;
  record.epoch = 1;
  record.train.loss = 0.5;
  record.train.mean_absolute_error = 0.25;
  record.validation.loss = 0.75;
  record.validation.r_squared = -0.5;
  record.seconds = 0.125;
  history.epochs.append(record);
  CHECK(to_csv(history) ==
        "epoch,loss,accuracy,val_loss,val_accuracy,seconds\n1,0.5,,0.75,,0.125\n");
  CHECK(to_csv(history, HistoryColumns::all) ==
        "epoch,loss,accuracy,val_loss,val_accuracy,seconds,mean_absolute_error,r2_score,"
        "val_mean_absolute_error,val_r2_score\n1,0.5,,0.75,,0.125,0.25,,,-0.5\n");
}

TEST_CASE("every metric is a figure of the scores") {
  const Scores scores{1, 2, 3, 4, 5};
  CHECK(value_of(scores, Metric::loss) == 1);
  CHECK(value_of(scores, Metric::accuracy) == 2);
  CHECK(value_of(scores, Metric::mean_absolute_error) == 3);
  CHECK(value_of(scores, Metric::r_squared) == 5);
  CHECK(to_string(Metric::r_squared) == "r2_score");
}
