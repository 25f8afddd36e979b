#include "engine/cli/report_text.hpp"

#include <algorithm>
#include <cstdio>

#include "engine/core/words.hpp"
#include "engine/inspect/classification_report.hpp"
#include "engine/inspect/confusion_matrix.hpp"
#include "engine/inspect/reliability.hpp"

namespace descent {
namespace {

constexpr std::size_t column = 11;

std::string to_the_right(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string share(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", value);
  return to_the_right(text, column);
}

std::string count(std::size_t samples) { return to_the_right(std::to_string(samples), column); }

std::string shares_of(const ClassReport& of) {
  return share(of.precision) + share(of.recall) + share(of.f1);
}

}  // namespace

std::string report_text(const Dataset& dataset, const Split& split,
                        const std::vector<Prediction>& predictions) {
  const ClassificationReport report =
      classification_report(confusion_matrix(dataset.classes, split, predictions));
  const std::string accuracy = tr("accuracy"), macro = tr("macro avg");
  const std::string weighted = tr("weighted avg");
  std::size_t width = std::max({accuracy.size(), macro.size(), weighted.size()});
  for (const std::string& name : dataset.class_names) width = std::max(width, name.size());

  std::string text(width, ' ');
  for (const char* title : {tr("precision"), tr("recall"), tr("f1-score"), tr("support")}) {
    text += to_the_right(title, column);
  }
  text += '\n';
  std::size_t samples = 0;
  for (std::size_t i = 0; i < report.classes.size(); ++i) {
    const ClassReport& one = report.classes[i];
    const std::string name =
        i < dataset.class_names.size() ? dataset.class_names[i] : std::to_string(i);
    text += to_the_right(name, width) + shares_of(one) + count(one.support) + '\n';
    samples += one.support;
  }
  text += to_the_right(accuracy, width) + std::string(2 * column, ' ') + share(report.accuracy) +
          count(samples) + '\n';
  text += to_the_right(macro, width) + shares_of(report.macro) + count(samples) + '\n';
  text += to_the_right(weighted, width) + shares_of(report.weighted) + count(samples) + '\n';
  const double error = reliability(split, predictions).expected_calibration_error;
  text += tr("expected calibration error, 10 bins: {0}", share(error).substr(column - 6)) + '\n';
  return text;
}

}  // namespace descent
