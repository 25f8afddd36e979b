#include "engine/tables/csv_writer.hpp"

#include <string_view>

#include "engine/core/error.hpp"
#include "engine/core/shortest_text.hpp"
#include "engine/core/words.hpp"
#include "engine/tables/csv_table.hpp"

namespace descent {
namespace {

void append_text(std::string& csv, const std::string& name) {
  const std::size_t first = name.find_first_not_of('\'');
  const bool formula =
      first != std::string::npos && begins_formula(std::string_view(name).substr(first));
  const std::string text = (formula ? "'" : "") + name;
  // Spaces at the ends would be lost, and a line that begins with # be taken for a comment.
  const bool ends = text.starts_with(' ') || text.ends_with(' ') || text.starts_with('#');
  if (!ends && text.find_first_of(",\"\r\n") == std::string::npos) {
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

std::string to_csv(const DataSettings& points) {
  if (points.x.empty() || points.x.size() != points.y.size()) {
    throw Error(tr("There are no points to write."));
  }
  std::string csv;
  append_header(csv, points.x_axes, points.x.front().size(), "x");
  append_header(csv, points.y_axes, points.y.front().size(), "y");
  for (std::size_t row = 0; row < points.x.size(); ++row) {
    csv.back() = '\r';  // in the place of a comma too many
    csv += '\n';
    for (const double number : points.x[row]) {
      append_shortest(csv, number);
      csv += ',';
    }
    for (const double number : points.y[row]) {
      const auto& names = points.class_names;
      const bool is_class = number >= 0 && number < static_cast<double>(names.size());
      if (is_class) {
        append_text(csv, names[static_cast<std::size_t>(number)]);
      } else {
        append_shortest(csv, number);
      }
      csv += ',';
    }
  }
  csv.back() = '\r';
  return csv + "\n";
}

}  // namespace descent
