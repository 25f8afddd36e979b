#pragma once

#include <string>

#include "engine/inspect/reliability.hpp"
#include "web/ui/picture_words.hpp"

// A reliability diagram in words and as a table, for who does not see it.
namespace descent {

// "On average it is 3.2 % away from being right as often as it says (expected calibration error)."
std::string reliability_summary(const Reliability& reliability);

// A row for each tenth of confidence that holds any images.
ui::PictureTable reliability_table(const Reliability& reliability);

// Both to the mirror, of the picture "reliability"; nothing where nobody reads it.
void tell_reliability(const Reliability& reliability);

}  // namespace descent
