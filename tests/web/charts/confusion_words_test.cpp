#include "web/charts/confusion_words.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {
namespace {

ConfusionMatrix counted() { return {3, {5, 1, 0, 0, 4, 2, 3, 0, 1}}; }

}  // namespace

TEST_CASE("confusion matrix in words: how many are right, and the commonest mistake") {
  Dataset dataset;
  dataset.classes = 3;
  dataset.class_names = {"cat", "dog", "fox"};
  CHECK(confusion_summary(counted(), dataset) ==
        "Right for 10 of 16. Most often fox is taken for cat: 3 of 4.");
  CHECK(confusion_summary({3, {5, 0, 0, 0, 4, 0, 0, 0, 1}}, dataset) == "Right for 10 of 10.");
}

TEST_CASE("confusion matrix as a table: a row for each true class") {
  Dataset dataset;
  dataset.classes = 3;
  dataset.class_names = {"cat", "dog", "fox"};
  const ui::PictureTable table = confusion_table(counted(), dataset);
  CHECK(table.head == std::vector<std::string>{"true class", "cat", "dog", "fox"});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[1] == std::vector<std::string>{"dog", "0", "4", "2"});
}

}  // namespace descent
