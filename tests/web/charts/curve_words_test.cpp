#include "web/charts/curve_words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

namespace descent {
namespace {

// Losses that halve, and an accuracy that comes near to 1.
History halving(std::size_t epochs) {
  History history;
  history.classification = true;
  std::vector<EpochRecord> records;
  for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
    EpochRecord record;
    record.epoch = epoch;
    record.train.loss = std::pow(0.5, static_cast<double>(epoch));
    record.train.accuracy = 1 - record.train.loss;
    // Best at epoch 3.
    record.validation.loss = 0.2 + std::abs(static_cast<double>(epoch) - 3) / 100;
    record.validation.accuracy = 0.9;
    records.push_back(record);
  }
  history.epochs = EpochLog(records);
  return history;
}

}  // namespace

TEST_CASE("curves in words: first, last and best") {
  CHECK(
      curve_summary(halving(6), Metric::loss) ==
      "Loss from epoch 1 to epoch 6: in training 0.5000, in the end 0.0156. In testing 0.2200, in "
      "the end 0.2300; the best was 0.2000, at epoch 3.");
  History kept_apart = halving(6);
  kept_apart.validates_on_test = false;
  CHECK(curve_summary(kept_apart, Metric::accuracy).find("In validation 0.9000") !=
        std::string::npos);
  CHECK(curve_summary(History{}, Metric::loss) == "No epochs yet");
}

TEST_CASE("curves as a table: evenly chosen epochs, with the numbers of the history") {
  const History history = halving(1000);
  const auto tables = curve_table(history);
  REQUIRE(tables.size() == 1);
  const ui::PictureTable& table = tables[0];
  CHECK(table.head == std::vector<std::string>{"Epoch", "Loss, training", "Loss, testing",
                                               "Accuracy, training", "Accuracy, testing"});
  REQUIRE(table.rows.size() == 25);
  CHECK(table.rows.front()[0] == "1");
  CHECK(table.rows.back()[0] == "1,000");
  for (const auto& row : table.rows) {
    REQUIRE(row.size() == 5);
    std::string digits = row[0];
    std::erase(digits, ',');
    const double epoch = std::stod(digits);
    const double loss = std::pow(0.5, epoch), validation = 0.2 + std::abs(epoch - 3) / 100;
    CHECK(std::abs(std::stod(row[2]) - validation) <= 0.005 * validation);
    CHECK(std::abs(std::stod(row[3]) - (1 - loss)) <= 0.00005001);
  }
  History regression = halving(3);
  regression.classification = false;
  CHECK(curve_table(regression)[0].head.size() == 7);
  CHECK(curve_table(History{}).empty());
}

}  // namespace descent
