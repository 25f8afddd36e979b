#pragma once

#include <string>

#include "engine/training/snapshot.hpp"

namespace descent {

// "Looked at twice: …": what so many looks at a test set are worth.
std::string looks_words(std::size_t looks);

// What one look found, in words.
struct TestFigures {
  std::string epoch;  // after which, with the step where it was within one
  std::string loss;
  std::string score;  // of classes the accuracy, else the mean absolute error
};
TestFigures test_figures(const TestResult& test, bool classes);

// The looks at the test set, the newest first, with what they are worth; nothing where there are
// none.
void draw_test_table(const Snapshot& snapshot);

}  // namespace descent
