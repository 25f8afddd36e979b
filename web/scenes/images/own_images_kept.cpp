#include "web/scenes/images/own_images_kept.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/words.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float kept_gap = 8, thumb_caption = 16, most_thumbs_height = 200;
constexpr float large_side = 84;

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

void draw_image(OwnImagesDialog& state, std::size_t i, const Rect& rect) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(rect.min, rect.max, ui::colors().pad, 4);
  const UvRect uv = state.atlas.image(static_cast<int>(i));
  list->AddImageRounded(state.atlas.texture(), rect.min, rect.max, uv.min, uv.max, IM_COL32_WHITE,
                        4);
}

// The name of a garment takes more room than a digit.
float thumb_side_of(const RunView& run) {
  return class_name(run.dataset(), 0).size() > 2 ? 64.f : 44.f;
}

void draw_thumb(OwnImagesDialog& state, const RunView& run, std::size_t i, ImVec2 at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float thumb_side = thumb_side_of(run);
  const Rect rect{at, {at.x + thumb_side, at.y + thumb_side + thumb_caption}};
  const Rect picture{at, {at.x + thumb_side, at.y + thumb_side}};
  const std::size_t own_label = run.experiment().data.own_images.label(i);
  const std::string name = class_name(run.dataset(), own_label);
  const bool selected = state.selected == i;
  const ui::Press press =
      ui::press_area("own.image" + std::to_string(i), rect,
                     {.role = ui::Role::button,
                      .label = name,
                      .on = selected,
                      .hint = tr("{0}. Press to see it, to name it anew or to delete it.", name)});
  draw_image(state, i, picture);
  if (press.hovered || selected) {
    list->AddRect(picture.min, picture.max, ui::colors().accent, 4, 0, selected ? 3 : 2);
  }
  ui::draw_text_in(list, selected ? ui::Font::label_strong : ui::Font::axis,
                   {{rect.min.x, picture.max.y}, rect.max},
                   selected ? ui::colors().text : ui::colors().secondary,
                   short_class_name(run.dataset(), own_label), 0.5f);
  if (!press.pressed) return;
  state.selected = selected ? std::nullopt : std::optional(i);
  ui::request_frame();
}

// The newest first; many scroll.
void draw_thumbs(OwnImagesDialog& state, const RunView& run) {
  const std::size_t count = run.experiment().data.own_images.count();
  const float width = ImGui::GetContentRegionAvail().x, thumb_side = thumb_side_of(run);
  const auto columns = static_cast<std::size_t>((width + kept_gap) / (thumb_side + kept_gap));
  const auto rows = static_cast<float>((count + columns - 1) / columns);
  const float pitch = thumb_side + thumb_caption + 4;
  const Rect place = ui::take_rect(std::min(rows * pitch, most_thumbs_height));
  const ui::Pane pane("own.images", place, 0);
  const Rect all = ui::take_rect(rows * pitch);
  for (std::size_t k = 0; k < count; ++k) {
    const auto row = static_cast<float>(k / columns), column = static_cast<float>(k % columns);
    draw_thumb(state, run, count - 1 - k,
               {all.min.x + column * (thumb_side + kept_gap), all.min.y + row * pitch});
  }
}

GreyPicture picture_of(OwnImages::Image image) {
  GreyPicture picture{OwnImages::side, OwnImages::side, {}};
  for (const std::uint8_t value : image) picture.grey.push_back(static_cast<float>(value) / 255);
  return picture;
}

void choose_class(OwnImagesDialog& state, const RunView& run, std::size_t i, float width,
                  Actions& actions) {
  const OwnImages& own = run.experiment().data.own_images;
  std::vector<ui::Choice> classes;
  for (std::size_t label = 0; label < run.dataset().classes; ++label) {
    classes.push_back({class_name(run.dataset(), label), "", true, std::to_string(label)});
  }
  const auto chosen = ui::drop_down("own.label", tr("It is a"), classes, own.label(i),
                                    tr("The class that the network is to learn of it"), width);
  if (!chosen || *chosen == own.label(i)) return;
  edit_own_images(state, run, own.with_label(i, static_cast<std::uint8_t>(*chosen)), actions);
}

// Large, beside what can be done with it.
void draw_selected(OwnImagesDialog& state, const RunView& run, std::size_t i, Actions& actions) {
  const OwnImages& own = run.experiment().data.own_images;
  ImGui::BeginGroup();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_image(state, i, {at, {at.x + large_side, at.y + large_side}});
  ImGui::Dummy({large_side, large_side});
  ImGui::EndGroup();
  ImGui::SameLine(0, 12);
  ImGui::BeginGroup();
  choose_class(state, run, i, ImGui::GetContentRegionAvail().x, actions);
  if (ui::button("own.show", tr("Put on the pad"),
                 tr("In place of what is on it: you see what the network says of it, and look "
                    "inside."))) {
    actions.push_back(ShowPicture{std::make_shared<const GreyPicture>(picture_of(own.image(i)))});
    state.open = false;
  }
  ImGui::SameLine(0, kept_gap);
  if (ui::button("own.delete", tr("Delete"), tr("Undo brings it back."))) {
    edit_own_images(state, run, own.without(i), actions);
    state.selected.reset();
  }
  ImGui::EndGroup();
}

}  // namespace

void set_own_images(const RunView& run, OwnImages images, Actions& actions) {
  DataSettings data = run.experiment().data;
  data.own_images = std::move(images);
  actions.push_back(SetData{data});
}

void edit_own_images(OwnImagesDialog& state, const RunView& run, OwnImages images,
                     Actions& actions) {
  set_own_images(run, std::move(images), actions);
  ++state.undoable;
}

void draw_kept_images(OwnImagesDialog& state, const RunView& run, Actions& actions) {
  const OwnImages& own = run.experiment().data.own_images;
  load_pixels(state, own);
  if (state.selected && *state.selected >= own.count()) state.selected.reset();
  draw_thumbs(state, run);
  if (state.selected) draw_selected(state, run, *state.selected, actions);
}

}  // namespace descent
