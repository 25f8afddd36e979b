#include "web/charts/histogram_words.hpp"

#include <algorithm>
#include <numeric>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

// Where a bin begins; the last one ends where the one behind it would begin.
std::string bin_edge(const Histogram& histogram, std::size_t bin) {
  const double width =
      (histogram.high - histogram.low) / static_cast<double>(histogram.counts.size());
  return short_text(histogram.low + width * static_cast<double>(bin));
}

}  // namespace

std::string histogram_summary(const Histogram& histogram, std::string_view what) {
  if (histogram.counts.empty()) return tr("None of them is a finite number.");
  const auto& counts = histogram.counts;
  const auto most = static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin());
  return tr("{0} {1} from {2} to {3}. Most of them, {4}, are between {5} and {6}.",
            with_commas(std::accumulate(counts.begin(), counts.end(), std::size_t{0})), what,
            short_text(histogram.low), short_text(histogram.high), with_commas(counts[most]),
            bin_edge(histogram, most), bin_edge(histogram, most + 1));
}

ui::PictureTable histogram_table(const Histogram& histogram, std::string_view what) {
  ui::PictureTable table{
      tr("How many are in each range"), {tr("from"), tr("to"), std::string(what)}, {}};
  for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
    if (histogram.counts[bin] == 0) continue;
    table.rows.push_back({bin_edge(histogram, bin), bin_edge(histogram, bin + 1),
                          with_commas(histogram.counts[bin])});
  }
  return table;
}

void tell_histogram(std::string_view id, const Histogram& histogram, std::string_view what) {
  ui::tell_picture(
      id, [&] { return histogram_summary(histogram, what); },
      [&] { return std::vector<ui::PictureTable>{histogram_table(histogram, what)}; });
}

}  // namespace descent
