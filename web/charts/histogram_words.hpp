#pragma once

#include <string>
#include <string_view>

#include "engine/inspect/histogram.hpp"
#include "web/ui/picture_words.hpp"

// A histogram in words and as a table, for who does not see it; `what` is counted: "weights".
namespace descent {

// "121 weights from −2.1 to 1.9. Most of them, 14, are between −0.1 and 0.06."
std::string histogram_summary(const Histogram& histogram, std::string_view what);

// The bins that are not empty: from, to, and how many.
ui::PictureTable histogram_table(const Histogram& histogram, std::string_view what);

// Both to the mirror, of the picture that was marked so; nothing where nobody reads it.
void tell_histogram(std::string_view id, const Histogram& histogram, std::string_view what);

}  // namespace descent
