#include "engine/tables/csv_layout.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/tables/csv_reader.hpp"

namespace descent {
namespace {

constexpr std::size_t sample_rows = 100;  // that the layout is told from

struct SampleRow {
  std::size_t line = 0;
  bool hash = false;
  std::vector<std::string> cells;
};

struct Sample {
  std::vector<SampleRow> rows;
  std::size_t width = 0;
  bool comments = true;
};

bool is_data(const Sample& sample, const SampleRow& row) { return !(sample.comments && row.hash); }

// The number of cells that most rows have.
std::size_t usual_width(const Sample& sample) {
  std::map<std::size_t, std::size_t> counts;
  for (const SampleRow& row : sample.rows) {
    if (is_data(sample, row)) ++counts[row.cells.size()];
  }
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](auto a, auto b) { return a.second < b.second; });
  return most == counts.end() ? 0 : most->first;
}

// Separators at the ends of lines make no column.
void drop_empty_end(Sample& sample) {
  const auto is_filled = [&](const SampleRow& row) {
    return is_data(sample, row) && row.cells.size() >= sample.width &&
           !row.cells[sample.width - 1].empty();
  };
  while (sample.width > 1 && std::none_of(sample.rows.begin(), sample.rows.end(), is_filled)) {
    --sample.width;
  }
  for (SampleRow& row : sample.rows) {
    while (row.cells.size() > sample.width && row.cells.back().empty()) row.cells.pop_back();
  }
}

// The first rows as this separator makes them.
Sample sample_of(std::string_view text, char separator) {
  CsvReader reader(text, separator);
  CsvReader::Row row;
  Sample sample;
  std::size_t hashes = 0;
  while (sample.rows.size() < sample_rows && reader.next(row)) {
    if (!row.broken.empty() || row.is_empty()) continue;
    sample.rows.push_back({row.line, row.hash, {row.cells.begin(), row.cells.end()}});
    hashes += row.hash;
  }
  // Where most rows begin so it is a number sign, as of a colour.
  sample.comments = 2 * hashes <= sample.rows.size();
  sample.width = usual_width(sample);
  drop_empty_end(sample);
  return sample;
}

// Commas come last: they may be decimal ones.
char find_separator(std::string_view text) {
  char best = ',';
  double best_share = 0;
  for (const char separator : {'\t', ';', ','}) {
    const Sample sample = sample_of(text, separator);
    if (sample.width < 2) continue;
    std::size_t usual = 0, all = 0;
    for (const SampleRow& row : sample.rows) {
      if (!is_data(sample, row)) continue;
      ++all;
      usual += row.cells.size() == sample.width;
    }
    const double share = static_cast<double>(usual) / static_cast<double>(all);
    if (share > best_share) {
      best = separator;
      best_share = share;
    }
  }
  return best;
}

bool has_number(const SampleRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    return csv_number(cell, {'.', ""}) || csv_number(cell, {',', ""});
  });
}

// One name too few: the rows are named in their first column, each with another name.
bool names_rows(const Sample& sample, const SampleRow& header) {
  if (header.cells.size() + 1 != sample.width || header.cells.size() < 2) return false;
  std::set<std::string> first;
  std::size_t rows = 0;
  for (const SampleRow& row : sample.rows) {
    if (!is_data(sample, row) || row.cells.size() != sample.width) continue;
    if (row.cells.back().empty()) return false;  // rather a remark behind some rows
    ++rows;
    first.insert(row.cells.front());
  }
  return rows > 1 && first.size() == rows;
}

// Names are no numbers; what they name mostly is. Before them there may be a title and comments.
const SampleRow* find_header(const Sample& sample) {
  const SampleRow* commented = nullptr;
  for (const SampleRow& row : sample.rows) {
    const bool whole = row.cells.size() == sample.width || names_rows(sample, row);
    if (row.hash && sample.comments) {
      if (whole && !has_number(row)) commented = &row;
      continue;
    }
    if (!whole) continue;
    return has_number(row) ? commented : &row;
  }
  return commented;
}

bool find_whether_header(const Sample& sample, const SampleRow* candidate) {
  if (candidate == nullptr) return false;
  std::size_t rows = 0;
  const bool numbers =
      std::any_of(sample.rows.begin(), sample.rows.end(), [&](const SampleRow& row) {
        rows += is_data(sample, row);
        return is_data(sample, row) && has_number(row);
      });
  return numbers || rows == 1;
}

}  // namespace

CsvLayout find_layout(std::string_view text, const CsvOptions& asked) {
  CsvLayout layout;
  layout.separator = asked.separator ? *asked.separator : find_separator(text);
  const Sample sample = sample_of(text, layout.separator);
  layout.width = sample.width;
  layout.comments = sample.comments;
  const SampleRow* header = find_header(sample);
  if (!asked.header.value_or(find_whether_header(sample, header))) return layout;
  if (header == nullptr && !sample.rows.empty()) header = &sample.rows.front();
  if (header == nullptr) return layout;
  layout.header_line = header->line;
  layout.unnamed_first = header->cells.size() + 1 == sample.width && names_rows(sample, *header);
  return layout;
}

}  // namespace descent
