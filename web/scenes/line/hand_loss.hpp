#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/app/state/by_hand.hpp"
#include "web/scenes/line/line_fit.hpp"

// What the loss of a line is made of, worked out as one does by hand.
namespace descent {

struct HandRow {
  LinePoint point;
  double said = 0;        // ŷ, by the line
  double difference = 0;  // ŷ − y
  double part = 0;        // of the sum: its square, or what it is without its sign
};
struct HandLoss {
  std::vector<HandRow> rows;
  double sum = 0;  // of the parts
  double loss = 0;
};
HandLoss hand_loss(const Line& line, const std::vector<LinePoint>& points, LossMeasure measure);
double measured_loss(const Line& line, const std::vector<LinePoint>& points, LossMeasure measure);

// Whether the differences are squared.
bool squares_differences(LossMeasure measure);
// "mean squared error"
std::string measure_name(LossMeasure measure);
// "√Σ(ŷ − y)²"
std::string measure_formula(LossMeasure measure);
// The same with the numbers in it: "√(4² + 2² + 0² + 2²) = √24 = 4.8990". Of many points the first
// few stand there.
std::string formula_with_numbers(const HandLoss& loss, LossMeasure measure);

}  // namespace descent
