#pragma once

#include <array>
#include <cstddef>

// What the middle of the scene Images shows: one of some pages. A page is a row of the table, and
// what draws it a row of web/scenes/images/workbench_pages.cpp.
namespace descent {

enum class WorkbenchPage { training, inside, filters, judging, why };
inline constexpr std::size_t workbench_page_count = 5;

struct WorkbenchPageInfo {
  WorkbenchPage page;
  const char* id;     // in links and the names of controls
  const char* title;  // on its tab
  const char* hint;
};

// In the order of WorkbenchPage, which is that of their tabs.
const std::array<WorkbenchPageInfo, workbench_page_count>& all_workbench_pages();
const WorkbenchPageInfo& workbench_page_info(WorkbenchPage page);

// --- of the page Inside, and of the Filter lab ---
// What a map's colours are relative to: the largest number of the map, of its layer, or of all
// layers.
enum class MapScale { map, layer, network };

// What stands for the layers on the page Inside: what they make of an image, or their weights, as
// they are, as they were before training, or what training has added to them.
enum class InsideShows { maps, weights };
enum class WeightsOf { now, first, change };
inline constexpr std::array<const char*, 3> weights_of_ids = {"now", "first",
                                                              "change"};  // in links
struct InsideView {
  InsideShows shows = InsideShows::maps;
  WeightsOf weights = WeightsOf::now;
  bool operator==(const InsideView&) const = default;
};

// A number that a layer puts out, whose arithmetic is shown.
struct CellPlace {
  std::size_t layer = 0;          // counted from 0
  std::size_t output = 0;         // of its output for one sample, row-major
  std::size_t input_channel = 0;  // the one of the layer's input that is drawn large
  bool operator==(const CellPlace&) const = default;
};

}  // namespace descent
