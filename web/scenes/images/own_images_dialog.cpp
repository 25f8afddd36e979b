#include "web/scenes/images/own_images_dialog.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/page/sharing.hpp"
#include "web/app/state/drawing.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float own_image_gap = 8, thumb_side = 44, thumb_caption = 16, most_thumbs_height = 200;

void set(const RunView& run, OwnImages images, Actions& actions) {
  DataSettings data = run.experiment().data;
  data.own_images = std::move(images);
  actions.push_back(SetData{data});
}

std::array<std::uint8_t, OwnImages::pixels> bytes_of(const std::vector<float>& image) {
  std::array<std::uint8_t, OwnImages::pixels> bytes{};
  for (std::size_t i = 0; i < std::min(image.size(), bytes.size()); ++i) {
    bytes[i] = static_cast<std::uint8_t>(std::clamp(image[i], 0.f, 1.f) * 255 + 0.5f);
  }
  return bytes;
}

// A button for each class. Whether one was pressed: the drawing is an image of it now.
bool draw_classes(const RunView& run, Actions& actions) {
  const Dataset& dataset = run.dataset();
  const OwnImages& own = run.experiment().data.own_images;
  const std::vector<float> image = drawn_image(run.view().pad);
  if (image.empty()) {
    ui::secondary_paragraph(tr("Draw something on the pad, or put a picture there, to keep it."));
    return false;
  }
  if (own.count() >= limits::own_images) {
    ui::secondary_paragraph(tr("There are {0} own images: no more are kept.", own.count()));
    return false;
  }
  ui::section_title(tr("What is it?"));
  const bool digits = class_name(dataset, 0).size() == 1;
  const std::size_t columns = digits ? 5 : 2;
  const auto count = static_cast<float>(columns);
  const float width = (ImGui::GetContentRegionAvail().x - (count - 1) * own_image_gap) / count;
  for (std::size_t label = 0; label < dataset.classes; ++label) {
    if (label % columns > 0) ImGui::SameLine(0, own_image_gap);
    if (!ui::button("own.class" + std::to_string(label), class_name(dataset, label), "",
                    ui::ButtonStyle::outline, width)) {
      continue;
    }
    set(run, own.with(bytes_of(image), static_cast<std::uint8_t>(label)), actions);
    actions.push_back(ClearDrawing{});
    return true;
  }
  return false;
}

void load_pixels(OwnImagesDialog& state, const OwnImages& own) {
  if (state.shown == own) return;
  state.shown = own;
  std::vector<std::uint8_t> pixels;
  for (std::size_t i = 0; i < own.count(); ++i) {
    const OwnImages::Image image = own.image(i);
    pixels.insert(pixels.end(), image.begin(), image.end());
  }
  constexpr int side = OwnImages::side;
  state.atlas.set_images(static_cast<int>(own.count()), side, side, pixels);
}

void draw_thumb(OwnImagesDialog& state, const RunView& run, std::size_t i, ImVec2 at,
                Actions& actions) {
  const OwnImages& own = run.experiment().data.own_images;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect rect{at, {at.x + thumb_side, at.y + thumb_side + thumb_caption}};
  const Rect picture{at, {at.x + thumb_side, at.y + thumb_side}};
  const std::string name = class_name(run.dataset(), own.label(i));
  const ui::Press press =
      ui::press_area("own.image" + std::to_string(i), rect,
                     {.role = ui::Role::button,
                      .label = name,
                      .hint = tr("{0}. Press to take it away; Undo brings it back.", name)});
  list->AddRectFilled(picture.min, picture.max, ui::colors().pad, 4);
  const UvRect uv = state.atlas.image(static_cast<int>(i));
  list->AddImageRounded(state.atlas.texture(), picture.min, picture.max, uv.min, uv.max,
                        IM_COL32_WHITE, 4);
  if (press.hovered) list->AddRect(picture.min, picture.max, ui::colors().accent, 4, 0, 2);
  ui::draw_text_in(list, ui::Font::axis, {{rect.min.x, picture.max.y}, rect.max},
                   ui::colors().secondary, name, 0.5f);
  if (press.pressed) set(run, own.without(i), actions);
}

// The newest first; many scroll.
void draw_thumbs(OwnImagesDialog& state, const RunView& run, Actions& actions) {
  const OwnImages& own = run.experiment().data.own_images;
  load_pixels(state, own);
  const float width = ImGui::GetContentRegionAvail().x;
  const auto columns =
      static_cast<std::size_t>((width + own_image_gap) / (thumb_side + own_image_gap));
  const auto rows = static_cast<float>((own.count() + columns - 1) / columns);
  const float pitch = thumb_side + thumb_caption + 4;
  const Rect place = ui::take_rect(std::min(rows * pitch, most_thumbs_height));
  const ui::Pane pane("own.images", place, 0);
  const Rect all = ui::take_rect(rows * pitch);
  for (std::size_t k = 0; k < own.count(); ++k) {
    const auto row = static_cast<float>(k / columns), column = static_cast<float>(k % columns);
    const ImVec2 at{all.min.x + column * (thumb_side + own_image_gap), all.min.y + row * pitch};
    draw_thumb(state, run, own.count() - 1 - k, at, actions);
  }
}

void draw_use(const RunView& run, Actions& actions) {
  const DataSettings& data = run.experiment().data;
  const std::array<ui::ChoiceWord, 2> words = {
      {{"with", tr("with the others")}, {"alone", tr("these alone")}}};
  ui::section_title(tr("Trained on"));
  const auto chosen = ui::segmented("own.use", words, data.own_images_alone ? 1 : 0,
                                    tr("Behind the set's training images, or in their place. It "
                                       "is tested on the set's test images all the same."));
  if (!chosen) return;
  DataSettings edited = data;
  edited.own_images_alone = *chosen == 1;
  actions.push_back(SetData{edited});
}

void save(const RunView& run, Actions& actions) {
  try {
    const std::string sentence = ui::host().save_file("descent-images.npz", share_own_images(run));
    if (!sentence.empty()) actions.push_back(Tell{sentence});
  } catch (const Error& error) {
    actions.push_back(Tell{error.what(), true});
  }
}

void draw_set(OwnImagesDialog& state, const RunView& run, Actions& actions) {
  const OwnImages& own = run.experiment().data.own_images;
  if (own.empty()) {
    ui::secondary_paragraph(
        tr("The network is trained on what you keep, beside the images of its set. They stay on "
           "this machine, and are part of the links and files that you make."));
    return;
  }
  ui::section_title(tr_n("{0} own image", "{0} own images", own.count()));
  draw_thumbs(state, run, actions);
  draw_use(run, actions);
  ui::space(4);
  if (ui::button("own.save", tr("Save"),
                 tr("As a file for NumPy, .npz: x are the images, y their classes. Opened here, "
                    "they come back."))) {
    save(run, actions);
  }
  ImGui::SameLine(0, own_image_gap);
  if (ui::button("own.clear", tr("Take all away"), tr("Undo brings them back."))) {
    set(run, {}, actions);
  }
  ImGui::SameLine(0, own_image_gap);  // the button that closes the dialog follows
}

}  // namespace

void draw_own_images_dialog(OwnImagesDialog& state, const RunView& run, const Layout& layout,
                            Actions& actions) {
  if (!state.open || !run.ready()) return;
  ui::Dialog dialog("own_images", layout.screen, 420);
  if (!dialog.is_drawn()) return;
  ui::text(tr("Own images"), ui::Font::title);
  const bool kept = draw_classes(run, actions);
  draw_set(state, run, actions);
  const bool close = ui::button("own.close", tr("Close"), "", ui::ButtonStyle::outline);
  if (!kept && !close && !dialog.escape() && !dialog.pressed_outside()) return;
  state.open = false;
  dialog.close();
}

}  // namespace descent
