#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

// What the page Judging of the scene Images shows above its images: one of some views, each a row
// of the table here and one of web/scenes/images/judging_page.cpp.
namespace descent {

enum class JudgingView : std::uint8_t { matrix, classes, reliability, fit, plane, neighbours };
inline constexpr std::size_t judging_view_count = 6;

struct JudgingViewInfo {
  JudgingView view;
  const char* id;  // in the names of controls
  const char* title;
  const char* hint;
};
// In the order of JudgingView.
const std::array<JudgingViewInfo, judging_view_count>& all_judging_views();

}  // namespace descent
