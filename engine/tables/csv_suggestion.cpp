#include "engine/tables/csv_suggestion.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/tables/csv_classes.hpp"

namespace descent {
namespace {

constexpr std::size_t most_explained = 2;  // columns that are none of numbers

std::vector<std::size_t> filled_rows(const CsvTable& table, std::size_t column) {
  std::vector<std::size_t> rows;
  const bool numbers = table.columns[column].numbers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell(row, column);
    if (numbers ? !is_missing_number(cell) : !is_missing(cell)) rows.push_back(row);
  }
  return rows;
}

// How many classes a column has that is likely one of them; 0 where it is not.
std::size_t classes_of(const CsvTable& table, std::size_t column) {
  const std::vector<std::size_t> rows = filled_rows(table, column);
  if (table.columns[column].numbers) {
    const bool whole = std::all_of(rows.begin(), rows.end(), [&](std::size_t row) {
      const auto number = table.number(row, column);
      return !number || *number == std::floor(*number);
    });
    // Two numbers of three rows say nothing of classes.
    if (!whole || rows.size() < 2 * most_csv_classes) return 0;
  }
  const std::size_t count = CsvClasses(table, column, rows, most_csv_classes).names().size();
  return count >= 2 && count <= most_csv_classes ? count : 0;
}

std::vector<std::size_t> number_columns(const CsvTable& table) {
  std::vector<std::size_t> numbers;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].numbers) numbers.push_back(column);
  }
  return numbers;
}

std::optional<std::size_t> last_class_of_text(const CsvTable& table) {
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    if (!table.columns[column].numbers && classes_of(table, column) > 0) return column;
  }
  return std::nullopt;
}

// The first cell that keeps a column from being one of numbers.
std::string first_reason(const CsvTable& table, std::size_t column) {
  std::string nothing;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string reason = reason_against(table, row, column, true);
    if (reason.empty()) continue;
    const std::string told = tr("Line {0} {1}.", table.lines[row], reason);
    if (!is_missing_number(table.cell(row, column))) return told;
    if (nothing.empty()) nothing = told;
  }
  return nothing;
}

[[noreturn]] void refuse_columns(const CsvTable& table, const std::vector<std::size_t>& numbers,
                                 std::size_t needed) {
  std::string sentences =
      tr_n("The table has too few columns of numbers: {0} is needed, and another column to learn.",
           "The table has too few columns of numbers: {0} are needed, and another column to learn.",
           needed);
  sentences += ' ';
  if (table.columns.size() <= needed) {
    sentences += tr("It has {0} columns in all.", table.columns.size());
  } else {
    sentences += numbers.empty() ? tr("It has none.") : tr("It has {0}.", numbers.size());
  }
  std::size_t explained = 0;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.columns[column].numbers || explained == most_explained) continue;
    const std::string reason = first_reason(table, column);
    if (reason.empty()) continue;
    sentences += " " + reason;
    ++explained;
  }
  throw Error(sentences);
}

std::string text_of(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.15g", number);
  return text;
}

}  // namespace

CsvChoice suggested_choice(const CsvTable& table, std::size_t features) {
  const std::vector<std::size_t> numbers = number_columns(table);
  const std::size_t last = table.columns.size() - 1;
  const auto text = last_class_of_text(table);
  const bool enough = numbers.size() >= features, more = numbers.size() > features;
  CsvChoice choice;
  if (more && table.columns[last].numbers) {
    choice.target = last;
  } else if (enough && text) {
    choice.target = *text;
  } else if (more) {
    choice.target = numbers.back();
  } else if (enough && table.columns.size() > features) {
    choice.target = last;
    while (table.columns[choice.target].numbers) --choice.target;
  } else {
    refuse_columns(table, numbers, features);
  }
  const bool number = table.columns[choice.target].numbers;
  choice.classify = !number || classes_of(table, choice.target) > 0;
  for (const std::size_t column : numbers) {
    if (column != choice.target && choice.features.size() < features) {
      choice.features.push_back(column);
    }
  }
  return choice;
}

std::vector<std::string> target_doubts(const CsvTable& table, const CsvChoice& choice) {
  const std::size_t last = table.columns.size() - 1;
  if (choice.target == last && choice.classify) return {};
  const std::string& taken = table.columns[choice.target].name;
  for (std::size_t column = last + 1; column-- > 0;) {
    if (column == choice.target) continue;
    const std::size_t classes = classes_of(table, column);
    const std::string& other = table.columns[column].name;
    if (classes > 0) {
      return {choice.classify
                  ? tr("\"{0}\" is taken as the class to tell. Is it \"{1}\", which has {2} "
                       "classes? Then choose it under \"To learn\".",
                       taken, other, classes)
                  : tr("\"{0}\" is taken as the value to learn. Is it \"{1}\", which has {2} "
                       "classes? Then choose it under \"To learn\".",
                       taken, other, classes)};
    }
    if (column == last && table.columns[column].numbers) {
      return {
          choice.classify
              ? tr("\"{0}\" is taken as the class to tell. Is it \"{1}\", the last column? Then "
                   "choose it under \"To learn\".",
                   taken, other)
              : tr("\"{0}\" is taken as the value to learn. Is it \"{1}\", the last column? Then "
                   "choose it under \"To learn\".",
                   taken, other)};
    }
  }
  return {};
}

std::vector<std::string> number_doubts(const CsvTable& table, const CsvChoice& choice) {
  std::vector<std::size_t> columns = choice.features;
  if (!choice.classify) columns.push_back(choice.target);
  std::vector<std::string> sentences;
  for (const std::size_t column : columns) {
    const CsvColumn& each = table.columns[column];
    if (each.doubtful.empty()) continue;
    CsvNumberForm other = each.form;
    other.decimal = other.decimal == '.' ? ',' : '.';
    const auto read = csv_number(each.doubtful, each.form),
               else_read = csv_number(each.doubtful, other);
    if (!read || !else_read) continue;
    const std::string now = text_of(*read), then = text_of(*else_read);
    sentences.push_back(
        other.decimal == ','
            ? tr("In \"{0}\", {1} is read as {2}. If it is {3}, choose a decimal comma.", each.name,
                 each.doubtful, now, then)
            : tr("In \"{0}\", {1} is read as {2}. If it is {3}, choose a decimal point.", each.name,
                 each.doubtful, now, then));
  }
  return sentences;
}

}  // namespace descent
