#pragma once

#include <string>

#include "engine/data/data_settings.hpp"

namespace descent {

// The points as a table with a header, comma-separated, CRLF between rows (RFC 4180), every number
// with the fewest digits that read back the same. Classes by their names where they have any. Names
// that a spreadsheet would take for formulas begin with an apostrophe
// (https://owasp.org/www-community/attacks/CSV_Injection); parse_csv() takes it away again.
std::string to_csv(const DataSettings& points);

}  // namespace descent
