#include "web/app/page/table_reading.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/class_sets.hpp"
#include "engine/tables/csv_text.hpp"
#include "web/app/state/painting.hpp"

namespace descent {
namespace {

// Of a table's points, kept apart for testing; few points are all needed to train.
constexpr double test_share = 0.3;
constexpr std::size_t least_to_share = 10;
constexpr std::size_t plane_features = 2;  // of the playground

DataSettings thinned(DataSettings points) {
  const std::size_t count = points.x.size();
  if (count <= most_table_points) return points;
  for (std::size_t i = 0; i < most_table_points; ++i) {
    const std::size_t from = i * count / most_table_points;
    if (from == i) continue;
    points.x[i] = std::move(points.x[from]);
    points.y[i] = points.y[from];
  }
  points.x.resize(most_table_points);
  points.y.resize(most_table_points);
  return points;
}

std::size_t brush_class(const std::string& name) {
  std::size_t label = 0;
  while (label < most_brush_classes && plane_class_name(label) != name) ++label;
  return label;
}

// Classes that are called as those that are painted get their colours again.
DataSettings with_brush_classes(DataSettings points) {
  std::vector<std::size_t> labels;
  for (const std::string& name : points.class_names) labels.push_back(brush_class(name));
  if (labels.empty()) return points;
  const std::size_t last = *std::max_element(labels.begin(), labels.end());
  if (last >= most_brush_classes) return points;
  points.class_names.clear();
  for (std::size_t i = 0; i <= last; ++i) points.class_names.push_back(plane_class_name(i));
  for (auto& row : points.y) row[0] = static_cast<double>(labels[static_cast<std::size_t>(row[0])]);
  return points;
}

CsvRefusals together(const CsvRefusals& of_table, const CsvRefusals& of_points) {
  CsvRefusals all = of_table;
  all.count += of_points.count;
  all.first.insert(all.first.end(), of_points.first.begin(), of_points.first.end());
  std::stable_sort(all.first.begin(), all.first.end(),
                   [](const CsvRefusal& a, const CsvRefusal& b) { return a.line < b.line; });
  return all;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

TableReading read_table(std::string_view text, const CsvOptions& options) {
  TableReading reading;
  if (is_blank(text)) return reading;
  try {
    reading.is_text = false;
    const std::string utf8 = csv_text(text);
    reading.is_text = true;
    reading.table = parse_csv(utf8, options);
    reading.choice = suggested_choice(reading.table, plane_features);
  } catch (const Error& error) {
    reading.problem = error.what();
    return reading;
  }
  choose_columns(reading, reading.choice);
  for (std::string& doubt : target_doubts(reading.table, reading.choice)) {
    reading.doubts.push_back(std::move(doubt));
  }
  return reading;
}

void choose_columns(TableReading& reading, const CsvChoice& choice) {
  reading.choice = choice;
  reading.points = {};
  reading.points_problem.clear();
  reading.refused = reading.table.refused;
  reading.doubts = number_doubts(reading.table, choice);
  try {
    CsvPoints made = points_of(reading.table, choice);
    reading.refused = together(reading.table.refused, made.refused);
    reading.points = with_brush_classes(thinned(std::move(made.data)));
    const bool enough = reading.points.x.size() >= least_to_share;
    reading.points.test_fraction = enough ? test_share : 0;
  } catch (const Error& error) {
    reading.points_problem = error.what();
  }
}

std::string form_words(const CsvTable& table) {
  const char separator = table.form.separator.value_or(',');
  const char* const between = separator == '\t'  ? tr("separated by tabs")
                              : separator == ';' ? tr("separated by semicolons")
                                                 : tr("separated by commas");
  const char* const decimal = table.form.decimal.value_or('.') == ',' ? tr("with decimal commas")
                                                                      : tr("with decimal points");
  const char* const names =
      table.form.header.value_or(false) ? tr("the first row has the names") : tr("no row of names");
  const std::string rows = tr_n("{0} row", "{0} rows", table.rows() + table.refused.count);
  const std::string columns = tr_n("{0} column", "{0} columns", table.columns.size());
  std::string words = tr("{0} of {1}, {2}, {3}; {4}.", rows, columns, between, decimal, names);
  if (table.comments > 0) {
    words += " " + tr_n("Left out: {0} comment.", "Left out: {0} comments.", table.comments);
  }
  return words;
}

std::vector<std::string> refusal_words(const CsvRefusals& refused, std::size_t most) {
  std::vector<std::string> words;
  for (const CsvRefusal& refusal : refused.first) {
    if (words.size() == most) break;
    words.push_back(tr("line {0} {1}", refusal.line, refusal.reason));
  }
  return words;
}

std::vector<std::string> column_titles(const CsvTable& table) {
  std::vector<std::string> titles;
  for (const CsvColumn& column : table.columns) {
    std::string title = column.name;
    for (std::size_t i = 2; std::find(titles.begin(), titles.end(), title) != titles.end(); ++i) {
      title = column.name + " (" + std::to_string(i) + ")";
    }
    titles.push_back(std::move(title));
  }
  return titles;
}

}  // namespace descent
