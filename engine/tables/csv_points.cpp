#include "engine/tables/csv_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/tables/csv_classes.hpp"

namespace descent {
namespace {

constexpr std::size_t longest_shown_cell = 40, longest_class_name = 64;

std::string cut(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest - 3;                        // those of "…"
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;  // whole characters
  return std::string(text.substr(0, end)) + "…";
}

void check_choice(const CsvTable& table, const CsvChoice& choice) {
  std::set<std::size_t> taken = {choice.target};
  if (choice.features.empty()) throw Error(tr("Choose at least one column as a feature."));
  for (const std::size_t column : choice.features) {
    if (column >= table.columns.size() || choice.target >= table.columns.size()) {
      throw Error(tr("The table has only {0} columns.", table.columns.size()));
    }
    if (!taken.insert(column).second) {
      throw Error(tr("The column \"{0}\" is chosen twice: choose different columns.",
                     table.columns[column].name));
    }
  }
}

// Of a row whose cell is no number of its column's form.
std::string no_number(const CsvColumn& column, std::string_view cell) {
  const CsvNumberForm& form = column.form;
  const std::string_view unit = csv_unit(cell);
  const std::string shown = cut(cell, longest_shown_cell);
  const bool number =
      csv_number(cell, {'.', std::string(unit)}) || csv_number(cell, {',', std::string(unit)});
  if (!number && is_date(cell)) {
    return tr("has \"{0}\" in the column \"{1}\", which is a date, no number", shown, column.name);
  }
  if (!number) {
    return tr("has \"{0}\" in the column \"{1}\", which is no number", shown, column.name);
  }
  if (!column.numbers) {
    return tr("has \"{0}\" in the column \"{1}\", which has another form than other numbers there",
              shown, column.name);
  }
  if (unit != form.unit && form.unit.empty()) {
    return tr("has \"{0}\" in the column \"{1}\", where the other numbers have no unit", shown,
              column.name);
  }
  if (unit != form.unit) {
    return tr("has \"{0}\" in the column \"{1}\", where the other numbers have {2}", shown,
              column.name, form.unit);
  }
  if (form.decimal == ',') {
    return tr("has \"{0}\" in the column \"{1}\", where the other numbers have a decimal comma",
              shown, column.name);
  }
  return tr("has \"{0}\" in the column \"{1}\", where the other numbers have a decimal point",
            shown, column.name);
}

struct GoodRows {
  std::vector<std::size_t> rows;
  std::vector<std::vector<double>> features;  // by rows
  std::vector<double> targets;                // where they are values
};

GoodRows good_rows(const CsvTable& table, const CsvChoice& choice, CsvRefusals& refused) {
  GoodRows good;
  std::vector<double> numbers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    numbers.clear();
    std::string reason;
    const auto take = [&](std::size_t column) {
      const auto number = table.number(row, column);
      if (number) {
        numbers.push_back(*number);
      } else if (reason.empty()) {
        reason = reason_against(table, row, column, true);
      }
    };
    for (const std::size_t column : choice.features) take(column);
    if (!choice.classify) {
      take(choice.target);
    } else if (reason.empty()) {
      reason = reason_against(table, row, choice.target, table.columns[choice.target].numbers);
    }
    if (!reason.empty()) {
      refused.add(table.lines[row], std::move(reason));
      continue;
    }
    good.rows.push_back(row);
    if (!choice.classify) {
      good.targets.push_back(numbers.back());
      numbers.pop_back();
    }
    good.features.push_back(numbers);
  }
  return good;
}

void check_count(const CsvTable& table, const GoodRows& good, const CsvRefusals& refused) {
  if (good.rows.size() > 1) return;
  if (good.rows.empty()) {
    throw Error(tr("No row of the table can be used: its line {0} {1}.", refused.first.front().line,
                   refused.first.front().reason));
  }
  const std::uint32_t line = table.lines[good.rows.front()];
  if (refused.first.empty()) {
    throw Error(tr("Only one row can be used, that in line {0}: at least two are needed.", line));
  }
  throw Error(
      tr("Only one row can be used, that in line {0}: at least two are needed. Line {1} {2}.", line,
         refused.first.front().line, refused.first.front().reason));
}

// Few digits are enough to standardise with, and short in a link.
double rounded(double number, int digits = 6) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*g", digits, number);
  return std::strtod(text, nullptr);
}

// `number(i)` is that of the i-th of `count` points. The name tells the unit, which the numbers
// have lost.
template <typename Number>
Axis axis_of(const CsvColumn& column, std::size_t rows, bool standardise, Number&& number) {
  const std::string& unit = column.form.unit;
  Axis axis{column.name};
  if (!unit.empty() && column.name.find(unit) == std::string::npos) {
    axis.name = cut(column.name, longest_class_name - unit.size() - 3) + " (" + unit + ")";
  }
  if (!standardise) return axis;
  const auto count = static_cast<double>(rows);
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < rows; ++i) sum += number(i) / count;
  for (std::size_t i = 0; i < rows; ++i) {
    const double apart = number(i) - sum;
    squares += apart * apart / count;
  }
  const double deviation = rounded(std::sqrt(squares));
  axis.mean = rounded(sum, std::abs(sum) < 1000 * deviation ? 6 : 15);
  // A column of one number is left as it is but for its mean.
  const bool spreads = deviation > 1e-12 * std::abs(sum) && deviation >= 1e-30;
  if (spreads && deviation <= 1e30) axis.deviation = deviation;
  return axis;
}

void take_classes(const CsvTable& table, const CsvChoice& choice,
                  const std::vector<std::size_t>& rows, DataSettings& data) {
  const CsvClasses classes(table, choice.target, rows, most_csv_classes);
  const std::string& column = table.columns[choice.target].name;
  if (classes.names().size() > most_csv_classes) {
    throw Error(
        tr("The column \"{0}\" has more than {1} different classes: choose another one, or learn "
           "it as a value.",
           column, most_csv_classes));
  }
  if (classes.names().size() < 2) {
    throw Error(
        tr("The column \"{0}\" has only one class, \"{1}\": there is nothing to tell apart. Choose "
           "another "
           "column to learn.",
           column, cut(classes.names().front(), longest_shown_cell)));
  }
  for (const std::size_t row : rows) {
    data.y.push_back({static_cast<double>(classes.of(table.cell(row, choice.target)))});
  }
  for (const std::string& name : classes.names()) {
    data.class_names.push_back(cut(name, longest_class_name));
  }
}

}  // namespace

std::string reason_against(const CsvTable& table, std::size_t row, std::size_t column,
                           bool as_number) {
  const std::string_view cell = table.cell(row, column);
  const bool missing = as_number ? is_missing_number(cell) : is_missing(cell);
  if (!missing && (!as_number || table.number(row, column))) return "";
  const std::string& name = table.columns[column].name;
  if (cell.empty()) return tr("has nothing in the column \"{0}\"", name);
  if (missing) {
    return tr("has \"{0}\" in the column \"{1}\", which stands for a missing value",
              cut(cell, longest_shown_cell), name);
  }
  return no_number(table.columns[column], cell);
}

CsvPoints points_of(const CsvTable& table, const CsvChoice& choice) {
  check_choice(table, choice);
  CsvPoints points;
  DataSettings& data = points.data;
  data.name = "points";
  data.test_fraction = 0;
  GoodRows good = good_rows(table, choice, points.refused);
  check_count(table, good, points.refused);
  const std::size_t count = good.rows.size();
  data.x = std::move(good.features);
  for (std::size_t i = 0; i < choice.features.size(); ++i) {
    data.x_axes.push_back(axis_of(table.columns[choice.features[i]], count, choice.standardise,
                                  [&](std::size_t point) { return data.x[point][i]; }));
  }
  const CsvColumn& target = table.columns[choice.target];
  if (choice.classify) {
    take_classes(table, choice, good.rows, data);
    data.y_axes = {Axis{target.name}};
  } else {
    for (const double number : good.targets) data.y.push_back({number});
    data.y_axes = {axis_of(target, count, choice.standardise,
                           [&](std::size_t point) { return good.targets[point]; })};
  }
  return points;
}

}  // namespace descent
