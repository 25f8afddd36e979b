#include "web/charts/reliability_words.hpp"

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {

std::string reliability_summary(const Reliability& reliability) {
  return tr(
      "On average it is {0} % away from being right as often as it says (expected calibration "
      "error).",
      fixed_text(100 * reliability.expected_calibration_error, 1));
}

ui::PictureTable reliability_table(const Reliability& reliability) {
  ui::PictureTable table{tr("How often it is right, by how sure it is"),
                         {tr("confidence"), tr("images"), tr("sure on average"), tr("right")},
                         {}};
  const auto edge = [](std::size_t at) {
    return percent_text(static_cast<double>(at) / static_cast<double>(reliability_bin_count));
  };
  for (std::size_t place = 0; place < reliability_bin_count; ++place) {
    const ReliabilityBin& bin = reliability.bins[place];
    if (bin.samples == 0) continue;
    table.rows.push_back({tr("{0} to {1}", edge(place), edge(place + 1)), with_commas(bin.samples),
                          fixed_text(100 * bin.confidence, 1) + " %",
                          fixed_text(100 * bin.accuracy, 1) + " %"});
  }
  return table;
}

void tell_reliability(const Reliability& reliability) {
  ui::tell_picture(
      "reliability", [&] { return reliability_summary(reliability); },
      [&] { return std::vector<ui::PictureTable>{reliability_table(reliability)}; });
}

}  // namespace descent
