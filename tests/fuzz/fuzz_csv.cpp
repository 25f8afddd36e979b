#include "engine/tables/csv_suggestion.hpp"
#include "engine/tables/csv_writer.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace descent;

namespace {

// The first byte chooses how the text is read: mostly, as it is found out.
CsvOptions options_of(std::uint8_t byte) {
  CsvOptions options;
  if (byte & 1) options.separator = ",;\t,"[byte >> 1 & 3];
  if (byte & 8) options.decimal = byte & 16 ? ',' : '.';
  if (byte & 32) options.header = (byte & 64) != 0;
  return options;
}

void check(const CsvTable& table) {
  for (const CsvColumn& column : table.columns) {
    fuzz::expect(!column.name.empty() && column.name.size() <= 64 && is_utf8(column.name));
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      fuzz::expect(table.cell(row, i).size() <= most_csv_cell_bytes);
    }
  }
  for (const CsvRefusal& refusal : table.refused.first) fuzz::expect(is_utf8(refusal.reason));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const CsvOptions options = options_of(bytes[0]);
  CsvTable table;
  if (!fuzz::reads([&] { table = parse_csv(fuzz::text_of(bytes + 1, size - 1), options); })) {
    return 0;
  }
  check(table);
  CsvChoice choice;
  CsvPoints points;
  if (!fuzz::reads([&] { choice = suggested_choice(table); })) return 0;
  if (!fuzz::reads([&] { points = points_of(table, choice); })) return 0;
  for (const std::string& doubt : target_doubts(table, choice)) fuzz::expect(is_utf8(doubt));
  for (const std::string& doubt : number_doubts(table, choice)) fuzz::expect(is_utf8(doubt));
  for (const CsvRefusal& refusal : points.refused.first) fuzz::expect(is_utf8(refusal.reason));
  fuzz::expect(points.data.x.size() + points.refused.count == table.rows());

  // What is written is a table of as many points.
  CsvOptions written;
  written.separator = ',';
  written.decimal = '.';
  written.header = true;
  const CsvTable again = parse_csv(to_csv(points.data), written);
  fuzz::expect(again.rows() == points.data.x.size() && again.refused.count == 0);
  return 0;
}
