#include "web/scenes/line/hand_loss.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::size_t most_terms = 8;

bool is_mean(LossMeasure measure) { return measure != LossMeasure::root_of_sum; }
bool is_root(LossMeasure measure) {
  return measure == LossMeasure::root_of_sum || measure == LossMeasure::root_mean_squared_error;
}

double loss_of_sum(double sum, std::size_t points, LossMeasure measure) {
  const double inside = is_mean(measure) && points > 0 ? sum / static_cast<double>(points) : sum;
  return is_root(measure) ? std::sqrt(inside) : inside;
}

// "(−1)²", "4²", "(3e+38)²", "|−1|": a square is of a plain number, or of what stands in brackets.
std::string term(double difference, LossMeasure measure) {
  const std::string number = short_text(difference, 4);
  if (!squares_differences(measure)) return "|" + number + "|";
  const bool plain = number.find_first_not_of("0123456789.,") == std::string::npos;
  return (plain ? number : "(" + number + ")") + "²";
}

std::string terms(const HandLoss& loss, LossMeasure measure) {
  std::string text;
  for (std::size_t i = 0; i < std::min(loss.rows.size(), most_terms); ++i) {
    text += (i == 0 ? "" : " + ") + term(loss.rows[i].difference, measure);
  }
  return text + (loss.rows.size() > most_terms ? " + …" : "");
}

// √(…), (…) / n, or both.
std::string around(const std::string& inner, bool brackets, std::size_t points,
                   LossMeasure measure) {
  const std::string count = std::to_string(points);
  const std::string bracketed = brackets ? "(" + inner + ")" : inner;
  if (!is_mean(measure)) return "√" + bracketed;
  const std::string mean = bracketed + " / " + count;
  return is_root(measure) ? "√(" + mean + ")" : mean;
}

}  // namespace

bool squares_differences(LossMeasure measure) {
  return measure != LossMeasure::mean_absolute_error;
}

HandLoss hand_loss(const Line& line, const std::vector<LinePoint>& points, LossMeasure measure) {
  HandLoss result;
  for (const LinePoint& point : points) {
    HandRow row{point};
    row.said = line.at(point.x);
    row.difference = row.said - point.y;
    row.part =
        squares_differences(measure) ? row.difference * row.difference : std::abs(row.difference);
    result.sum += row.part;
    result.rows.push_back(row);
  }
  result.loss = loss_of_sum(result.sum, points.size(), measure);
  return result;
}

double measured_loss(const Line& line, const std::vector<LinePoint>& points, LossMeasure measure) {
  return hand_loss(line, points, measure).loss;
}

std::string measure_name(LossMeasure measure) {
  switch (measure) {
    case LossMeasure::root_of_sum:
      return tr("root of the sum of squares");
    case LossMeasure::mean_squared_error:
      return tr("mean squared error");
    case LossMeasure::root_mean_squared_error:
      return tr("root mean squared error");
    case LossMeasure::mean_absolute_error:
      return tr("mean absolute error");
  }
  return "";
}

std::string measure_formula(LossMeasure measure) {
  switch (measure) {
    case LossMeasure::root_of_sum:
      return "√Σ(ŷ − y)²";
    case LossMeasure::mean_squared_error:
      return "Σ(ŷ − y)² / n";
    case LossMeasure::root_mean_squared_error:
      return "√(Σ(ŷ − y)² / n)";
    case LossMeasure::mean_absolute_error:
      return "Σ|ŷ − y| / n";
  }
  return "";
}

std::string formula_with_numbers(const HandLoss& loss, LossMeasure measure) {
  const std::size_t points = loss.rows.size();
  return around(terms(loss, measure), true, points, measure) + " = " +
         around(short_text(loss.sum, 5), false, points, measure) + " = " + fixed_text(loss.loss, 4);
}

}  // namespace descent
