#include "engine/data/csv_points.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "engine/core/error.hpp"

namespace descent {
namespace {

std::string named(const CsvTable& table, std::size_t column) {
  return "column \"" + table.columns[column].name + "\"";
}

// The different classes in a column, in order; at most one more than are allowed. Numbers are one
// class however they are written.
struct Classes {
  const CsvTable& table;
  std::size_t column;

  bool numbers() const { return table.columns[column].numbers; }
  std::string key(std::size_t row) const {
    const auto number = numbers() ? table.number(row, column) : std::nullopt;
    if (!number) return std::string(table.cell(row, column));
    char text[32];
    std::snprintf(text, sizeof text, "%.15g", *number);
    return text;
  }
  std::vector<std::string> find(const std::vector<std::size_t>& rows) const {
    std::set<std::string> found;
    for (const std::size_t row : rows) {
      found.insert(key(row));
      if (found.size() > most_csv_classes) break;
    }
    std::vector<std::string> names(found.begin(), found.end());
    if (numbers()) {
      std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return std::strtod(a.c_str(), nullptr) < std::strtod(b.c_str(), nullptr);
      });
    }
    return names;
  }
};

std::vector<std::size_t> filled_rows(const CsvTable& table, std::size_t column) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!table.cell(row, column).empty()) rows.push_back(row);
  }
  return rows;
}

bool is_class_column(const CsvTable& table, std::size_t column) {
  const std::vector<std::size_t> rows = filled_rows(table, column);
  if (table.columns[column].numbers) {
    const bool whole = std::all_of(rows.begin(), rows.end(), [&](std::size_t row) {
      const auto number = table.number(row, column);
      return !number || *number == std::floor(*number);
    });
    // Two numbers of three rows say nothing of classes.
    if (!whole || rows.size() < 2 * most_csv_classes) return false;
  }
  const std::size_t count = Classes{table, column}.find(rows).size();
  return count >= 2 && count <= most_csv_classes;
}

void check_choice(const CsvTable& table, const CsvChoice& choice) {
  std::set<std::size_t> taken = {choice.target};
  if (choice.features.empty()) throw Error("Choose at least one column as a feature.");
  for (const std::size_t column : choice.features) {
    if (column >= table.columns.size() || choice.target >= table.columns.size()) {
      throw Error("The table has only " + std::to_string(table.columns.size()) + " columns.");
    }
    if (!taken.insert(column).second) {
      throw Error("The " + named(table, column) + " is chosen twice: choose different columns.");
    }
  }
}

// Why a row cannot be used; empty where it can.
std::string reason_against(const CsvTable& table, std::size_t row, std::size_t column,
                           bool as_number) {
  const std::string_view cell = table.cell(row, column);
  if (cell.empty()) return "has nothing in the " + named(table, column);
  if (!as_number || table.number(row, column)) return "";
  std::size_t shown = std::min<std::size_t>(cell.size(), 40);
  while (shown < cell.size() && (cell[shown] & 0xC0) == 0x80) --shown;  // whole characters
  return "has \"" + std::string(cell.substr(0, shown)) + (shown < cell.size() ? "…" : "") +
         "\" in the " + named(table, column) + ", which is no number";
}

std::vector<std::size_t> good_rows(const CsvTable& table, const CsvChoice& choice,
                                   CsvRefusals& refused) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string reason;
    for (const std::size_t column : choice.features) {
      if (reason.empty()) reason = reason_against(table, row, column, true);
    }
    const bool number = !choice.classify || table.columns[choice.target].numbers;
    if (reason.empty()) reason = reason_against(table, row, choice.target, number);
    if (reason.empty()) {
      rows.push_back(row);
    } else {
      refused.add(table.lines[row], reason);
    }
  }
  if (rows.empty()) {
    throw Error("No row of the table can be used: its line " +
                std::to_string(refused.first.front().line) + " " + refused.first.front().reason +
                ".");
  }
  return rows;
}

// Few digits are enough to standardise with, and short in a link.
double rounded(double number, int digits = 6) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*g", digits, number);
  return std::strtod(text, nullptr);
}

Axis axis_of(const CsvTable& table, std::size_t column, const std::vector<std::size_t>& rows,
             bool standardise) {
  Axis axis{table.columns[column].name};
  if (!standardise) return axis;
  const auto count = static_cast<double>(rows.size());
  double sum = 0, squares = 0;
  for (const std::size_t row : rows) sum += *table.number(row, column) / count;
  for (const std::size_t row : rows) {
    const double apart = *table.number(row, column) - sum;
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
  const Classes classes{table, choice.target};
  data.class_names = classes.find(rows);
  if (data.class_names.size() > most_csv_classes) {
    throw Error("The " + named(table, choice.target) + " has more than " +
                std::to_string(most_csv_classes) +
                " different classes: choose another one, or learn it as a value.");
  }
  if (data.class_names.size() < 2) {
    throw Error("The " + named(table, choice.target) +
                " has only one class: there is nothing to tell apart.");
  }
  std::map<std::string, double> numbers;
  for (const std::string& name : data.class_names) {
    numbers.emplace(name, static_cast<double>(numbers.size()));
  }
  for (const std::size_t row : rows) data.y.push_back({numbers.at(classes.key(row))});
  for (std::string& name : data.class_names) {
    if (name.size() > 64) {
      std::size_t cut = 61;  // 64 less those of "…"
      while ((name[cut] & 0xC0) == 0x80) --cut;
      name = name.substr(0, cut) + "…";
    }
  }
}

void append_number(std::string& csv, double number) {
  char digits[32];
  csv.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_text(std::string& csv, const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char c : text) csv += c == '"' ? std::string("\"\"") : std::string(1, c);
  csv += '"';
}

void append_header(std::string& csv, const std::vector<Axis>& axes, std::size_t columns,
                   const std::string& letter) {
  for (std::size_t i = 0; i < columns; ++i) {
    const std::string number = columns == 1 ? "" : std::to_string(i + 1);
    append_text(csv, i < axes.size() ? axes[i].name : letter + number);
    csv += ',';
  }
}

}  // namespace

CsvChoice suggested_choice(const CsvTable& table) {
  std::vector<std::size_t> numbers, classes;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].numbers) numbers.push_back(column);
    if (is_class_column(table, column)) classes.push_back(column);
  }
  CsvChoice choice;
  choice.classify = !classes.empty();
  if (choice.classify) {
    choice.target = classes.back();
  } else if (!numbers.empty()) {
    choice.target = numbers.back();
  }
  for (const std::size_t column : numbers) {
    if (column != choice.target && choice.features.size() < 2) choice.features.push_back(column);
  }
  if (choice.features.empty()) {
    throw Error(
        "The table has too few columns of numbers: at least one, and another column to learn.");
  }
  return choice;
}

CsvPoints points_of(const CsvTable& table, const CsvChoice& choice) {
  check_choice(table, choice);
  CsvPoints points;
  DataSettings& data = points.data;
  data.name = "points";
  data.test_fraction = 0;
  const std::vector<std::size_t> rows = good_rows(table, choice, points.refused);
  for (const std::size_t row : rows) {
    std::vector<double> numbers;
    for (const std::size_t column : choice.features) {
      numbers.push_back(*table.number(row, column));
    }
    data.x.push_back(std::move(numbers));
  }
  for (const std::size_t column : choice.features) {
    data.x_axes.push_back(axis_of(table, column, rows, choice.standardise));
  }
  if (choice.classify) {
    take_classes(table, choice, rows, data);
    data.y_axes = {Axis{table.columns[choice.target].name}};
  } else {
    for (const std::size_t row : rows) data.y.push_back({*table.number(row, choice.target)});
    data.y_axes = {axis_of(table, choice.target, rows, choice.standardise)};
  }
  return points;
}

std::string to_csv(const DataSettings& points) {
  if (points.x.empty() || points.x.size() != points.y.size()) {
    throw Error("There are no points to write.");
  }
  std::string csv;
  append_header(csv, points.x_axes, points.x.front().size(), "x");
  append_header(csv, points.y_axes, points.y.front().size(), "y");
  for (std::size_t row = 0; row < points.x.size(); ++row) {
    csv.back() = '\r';  // in the place of a comma too many
    csv += '\n';
    for (const double number : points.x[row]) {
      append_number(csv, number);
      csv += ',';
    }
    for (const double number : points.y[row]) {
      const auto& names = points.class_names;
      const bool is_class = number >= 0 && number < static_cast<double>(names.size());
      if (is_class) {
        append_text(csv, names[static_cast<std::size_t>(number)]);
      } else {
        append_number(csv, number);
      }
      csv += ',';
    }
  }
  csv.back() = '\r';
  return csv + "\n";
}

}  // namespace descent
