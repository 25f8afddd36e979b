#include "engine/inspect/classification_report.hpp"

namespace descent {
namespace {

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

ClassReport report_of(const ConfusionMatrix& matrix, std::size_t label) {
  const auto right = static_cast<double>(matrix.at(label, label));
  ClassReport report;
  report.support = matrix.of_class(label);
  report.precision = share(right, static_cast<double>(matrix.taken_for(label)));
  report.recall = share(right, static_cast<double>(report.support));
  report.f1 = share(2 * report.precision * report.recall, report.precision + report.recall);
  return report;
}

void add(ClassReport& sum, const ClassReport& one, double weight) {
  sum.precision += weight * one.precision;
  sum.recall += weight * one.recall;
  sum.f1 += weight * one.f1;
  sum.support += one.support;
}

void divide(ClassReport& sum, double by) {
  sum.precision = share(sum.precision, by);
  sum.recall = share(sum.recall, by);
  sum.f1 = share(sum.f1, by);
}

}  // namespace

ClassificationReport classification_report(const ConfusionMatrix& matrix) {
  ClassificationReport report;
  double right = 0;
  for (std::size_t label = 0; label < matrix.classes; ++label) {
    const ClassReport one = report_of(matrix, label);
    report.classes.push_back(one);
    right += static_cast<double>(matrix.at(label, label));
    add(report.macro, one, 1);
    add(report.weighted, one, static_cast<double>(one.support));
  }
  const auto samples = static_cast<double>(report.macro.support);
  divide(report.macro, static_cast<double>(matrix.classes));
  divide(report.weighted, samples);
  report.accuracy = share(right, samples);
  return report;
}

}  // namespace descent
