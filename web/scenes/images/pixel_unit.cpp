#include "web/scenes/images/pixel_unit.hpp"

#include <array>

#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::array<ui::ChoiceWord, 2> unit_words() {
  return {{{"bytes", "0–255"}, {"inputs", tr("as the network sees them")}}};
}

}  // namespace

void choose_pixel_unit(std::string_view id, bool column, PixelUnit& unit) {
  const char* hint =
      tr("Grey values as they stand in files, or divided by 255, as they are fed to the network.");
  const auto chosen = ui::choice(column, id, unit_words(), static_cast<std::size_t>(unit), hint);
  if (chosen) unit = static_cast<PixelUnit>(*chosen);
}

float pixel_unit_words_width() { return ui::choice_words_width(unit_words()); }

}  // namespace descent
