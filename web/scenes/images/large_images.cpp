#include "web/scenes/images/large_images.hpp"

#include <algorithm>
#include <cmath>

#include "web/scenes/images/pixel_unit.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float large_gap = 20, around_images = 44;  // between them; a dialog's own padding
constexpr float outside_dialog = 24, title_height = 24, least_height = 150;

PixelPicture picture_of(const LargeImages& state, const LargeImages::One& one) {
  PixelPicture picture;
  picture.height = state.height;
  picture.width = state.width;
  picture.values = one.values;
  picture.unit = state.unit;
  return picture;
}

// Beside each other, unless the window is higher than wide.
std::size_t columns_of(const LargeImages& state, const Rect& screen) {
  return screen.width() >= screen.height() ? state.images.size() : 1;
}

float dialog_width(const LargeImages& state, const Rect& screen) {
  constexpr float least = 340;
  const auto columns = static_cast<float>(columns_of(state, screen));
  const float one = pixel_numbers_size(picture_of(state, state.images.front())).x;
  return std::max(least, columns * one + (columns - 1) * large_gap + around_images);
}

// Of an image, within the rest of the screen below `used`.
float image_height(const LargeImages& state, const Rect& screen, float used) {
  const std::size_t columns = columns_of(state, screen);
  const auto rows = static_cast<float>((state.images.size() + columns - 1) / columns);
  const float room = screen.height() - outside_dialog - around_images - used;
  const float each = std::floor(room / rows) - title_height - large_gap / 2;
  const float wanted = pixel_numbers_size(picture_of(state, state.images.front())).y;
  return std::clamp(each, least_height, std::max(least_height, wanted));
}

void draw_one(LargeImages& state, std::size_t index, const std::string& id, Rect area) {
  const LargeImages::One& one = state.images[index];
  if (state.images.size() > 1) {  // else it is the dialog's
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label_strong, area.cut_top(title_height),
                     ui::colors().secondary, one.title);
  }
  const auto middle = draw_pixel_numbers(id + ".image" + std::to_string(index), one.title,
                                         picture_of(state, one), state.middle, area);
  if (middle) state.middle = *middle;  // of all, so that the same place is compared
}

void draw_images_of(LargeImages& state, const std::string& id, const Rect& screen, float used) {
  const std::size_t columns = columns_of(state, screen);
  const float height = title_height + image_height(state, screen, used);
  const float all = ImGui::GetContentRegionAvail().x;
  const auto count = static_cast<float>(columns);
  const float width = std::floor((all - (count - 1) * large_gap) / count);
  Rect row;
  for (std::size_t i = 0; i < state.images.size(); ++i) {
    if (i % columns == 0) row = ui::take_rect(height);
    draw_one(state, i, id, row.cut_left(width, large_gap));
  }
}

}  // namespace

void draw_large_images(LargeImages& state, std::string_view id, const Layout& layout) {
  if (state.images.empty()) return;
  ui::Dialog dialog(id, layout.screen, dialog_width(state, layout.screen));
  if (!dialog.is_drawn()) return;
  const std::string name(id);
  const float top = ImGui::GetCursorScreenPos().y;
  const bool done = ui::close_button(name + ".close");
  ui::text(state.title, ui::Font::title);
  // Below the button, which is higher for fingers.
  const float below = top + ui::control_height() + 4;
  ui::space(std::max(0.f, below - ImGui::GetCursorScreenPos().y));
  ui::small_print(state.words);
  choose_pixel_unit(name + ".unit", layout.phone(), state.unit);
  draw_images_of(state, name, layout.screen, ImGui::GetCursorScreenPos().y - top);
  if (!done && !dialog.escape() && !dialog.pressed_outside()) return;
  state.images.clear();
  dialog.close();
}

}  // namespace descent
