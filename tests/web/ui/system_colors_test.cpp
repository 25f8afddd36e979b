#include "web/ui/system_colors.hpp"

#include <catch2/catch_test_macros.hpp>

#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <utility>
#include <vector>

#include "tests/web/ui/ui_frame.hpp"
#include "web/ui/theme.hpp"

namespace descent::ui {
namespace {

using Catch::Matchers::WithinAbs;

constexpr ImU32 rgb(unsigned value) {
  return IM_COL32((value >> 16) & 255, (value >> 8) & 255, value & 255, 255);
}

// The windows' four high-contrast themes, and what Chromium takes for them where it plays them.
const std::vector<SystemColors> forced_themes = {
    {.forced = true,
     .ground = rgb(0x202020),
     .text = rgb(0xFFFFFF),
     .highlight = rgb(0x8EE3F0),
     .link = rgb(0x75E9FC)},
    {.forced = true,
     .ground = rgb(0xFFFAEF),
     .text = rgb(0x3D3D3D),
     .highlight = rgb(0x903909),
     .link = rgb(0x1C5E75)},
    {.forced = true,
     .ground = rgb(0x000000),
     .text = rgb(0xFFFFFF),
     .highlight = rgb(0xD6B4FD),
     .link = rgb(0x8080FF)},
    {.forced = true,
     .ground = rgb(0x2D3236),
     .text = rgb(0xFFFFFF),
     .highlight = rgb(0xA1BFDE),
     .link = rgb(0x70EBDE)},
    {.forced = true,
     .ground = rgb(0xFFFFFF),
     .text = rgb(0x000000),
     .highlight = rgb(0xB5D5FF),
     .link = rgb(0x0000EE)},
};

}  // namespace

TEST_CASE("Contrast is WCAG's") {
  CHECK_THAT(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)), WithinAbs(21, 1e-9));
  CHECK_THAT(contrast_ratio(rgb(0x767676), rgb(0xFFFFFF)), WithinAbs(4.54, 0.005));
  CHECK_THAT(contrast_ratio(rgb(0xFF0000), rgb(0x00FF00)), WithinAbs(2.91, 0.005));
}

TEST_CASE("Words can be read in every theme, and more easily where the system asks for contrast") {
  const UiFrames frames([] {});
  for (const bool dark : {false, true}) {
    for (const bool more : {false, true}) {
      apply_theme(dark, {.more_contrast = more});
      CHECK(dark_theme() == dark);
      const Colors& c = colors();
      const double words = more ? 7 : 4.5;
      INFO(dark << more);
      for (const ImU32 ground : {c.ground, c.card, c.accent_soft, c.hover}) {
        CHECK(contrast_ratio(c.text, ground) >= words);
        CHECK(contrast_ratio(c.secondary, ground) >= words);
      }
      for (const ImU32 word : {c.accent, c.negative_text, c.positive_text, c.danger}) {
        CHECK(contrast_ratio(word, c.card) >= words);
      }
      CHECK(contrast_ratio(c.on_accent, c.accent) >= 4.5);
      CHECK(contrast_ratio(c.danger, c.danger_soft) >= 4.5);
      if (!more) continue;
      for (const ImU32 line : {c.line, c.well, c.train, c.negative, c.positive}) {
        CHECK(contrast_ratio(line, c.card) >= 3);
      }
    }
  }
}

TEST_CASE("Colours that the system forces stand for the theme's, and can be read") {
  const UiFrames frames([] {});
  for (const SystemColors& system : forced_themes) {
    apply_theme(!system.dark(), system);  // whatever was chosen
    const Colors& c = colors();
    INFO(std::hex << system.ground);
    CHECK(dark_theme() == system.dark());
    CHECK(c.card == system.ground);
    CHECK(c.ground == system.ground);
    CHECK(c.text == system.text);
    CHECK(c.line == system.text);
    for (const ImU32 word : {c.accent, c.negative_text, c.positive_text, c.danger}) {
      CHECK(contrast_ratio(word, system.ground) >= 4.5);
    }
    CHECK(contrast_ratio(c.text, c.hover) >= 4.5);
    CHECK(contrast_ratio(c.on_accent, c.accent) >= 4.5);
    for (const ImU32 shape : c.classes) CHECK(contrast_ratio(shape, system.ground) >= 3);
    CHECK(contrast_ratio(c.train, system.ground) >= 3);
  }
  apply_theme(false, {});
  CHECK(colors().card == rgb(0xFFFFFF));
}

}  // namespace descent::ui
