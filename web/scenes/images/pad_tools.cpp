#include "web/scenes/images/pad_tools.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "engine/core/words.hpp"
#include "web/app/state/drawing.hpp"
#include "web/ui/host.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr int tools_image_side = 28;
constexpr float stage_gap = 8, stage_caption = 18, most_stage = 64;
// Of the strip: so many pictures have room in every case.
constexpr float slider_height = 44;

void append_bytes(std::span<const float> image, std::vector<std::uint8_t>& bytes) {
  for (const float value : image) {
    bytes.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0f, 1.0f) * 255 + 0.5f));
  }
}

std::size_t stages_shown(const Pad& pad) {
  std::size_t count = 1;  // as it is
  for (const PadStageInfo& info : all_pad_stages()) {
    if ((info.of_pictures && pad.picture) || (info.of_strokes && !pad.strokes.empty())) ++count;
  }
  return count;
}

// The strip, in lines where one would make the pictures too small for a finger.
struct Strip {
  std::size_t columns, lines;
  float side;

  float height() const { return static_cast<float>(lines) * (side + stage_caption); }
};

Strip strip_of(std::size_t count, float width) {
  constexpr float least = 40;
  const auto side_of = [&](std::size_t columns) {
    const auto pictures = static_cast<float>(columns);
    return std::floor(std::min(most_stage, (width - (pictures - 1) * stage_gap) / pictures));
  };
  std::size_t columns = count;
  while (columns > 2 && side_of(columns) < least) columns = (columns + 1) / 2;
  return {columns, (count + columns - 1) / columns, side_of(columns)};
}

void follow_stages(PadTools& state, const RunView& run) {
  const ChosenImage now = chosen_image(run);
  if (state.stages_of == now) return;
  state.stages_of = now;
  state.shown.clear();
  std::vector<std::uint8_t> bytes;
  for (StageImage& one : stage_images(run.view().pad)) {
    one.image.resize(tools_image_side * tools_image_side);  // a blank one is none
    append_bytes(one.image, bytes);
    state.shown.push_back(one.stage);
  }
  state.stages.set_images(static_cast<int>(state.shown.size()), tools_image_side, tools_image_side,
                          bytes);
}

void draw_framed(const ImageAtlas& atlas, ImTextureID texture, int index, const Rect& rect) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(rect.min, rect.max, ui::colors().pad, 6);
  if (index < atlas.count()) {
    const UvRect uv = atlas.image(index);
    list->AddImageRounded(texture, rect.min, rect.max, uv.min, uv.max, IM_COL32_WHITE, 6);
  }
  list->AddRect(rect.min, rect.max, ui::colors().line, 6);
}

// A picture with its name below; a stage's is struck out where it is not done, and a press changes
// that.
void draw_stage(PadTools& state, const Pad& pad, std::size_t index, const Rect& rect,
                Actions& actions) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect words = rect;
  const Rect picture = words.cut_top(rect.width(), 0);
  draw_framed(state.stages, state.stages.texture(), static_cast<int>(index), picture);
  const std::optional<PadStage> stage = state.shown[index];
  if (!stage) {
    ui::draw_text_in(list, ui::Font::label, words, c.secondary,
                     pad.picture ? tr("Picture") : tr("Drawn"), 0.5f);
    return;
  }
  const PadStageInfo& info = all_pad_stages()[place_of(*stage)];
  const bool on = pad.does(*stage);
  const std::string title(tr_marked(info.title));
  const std::string id = std::string("pad.stage.") + info.id;
  const ui::Control control{.role = ui::Role::checkbox,
                            .label = title,
                            .on = on,
                            .hint = std::string(tr_marked(info.hint))};
  if (ui::press_area(id, rect, control).pressed) actions.push_back(SetPadStage{*stage, !on});
  if (on) list->AddRect(picture.min, picture.max, c.accent, 6, 0, 2);
  ui::draw_text_in(list, on ? ui::Font::label_strong : ui::Font::label, words,
                   on ? c.text : c.secondary, title, 0.5f);
  if (on) return;
  const float half = std::min(words.width(), ui::text_size(ui::Font::label, title).x) / 2 + 2;
  const float y = std::floor(words.center().y) + 0.5f;
  list->AddLine({words.center().x - half, y}, {words.center().x + half, y}, c.secondary, 1);
}

// What the preview is: in two lines beside the buttons, or in one below them.
constexpr float preview_gap = 8, preview_line = 16, above_preview_line = 4;

std::array<const char*, 2> preview_words(bool brief) {
  if (brief) return {tr("It sees"), tr("28 × 28")};
  return {tr("It sees these"), tr("28 × 28 pixels")};
}

float preview_words_width(bool brief) {
  float width = 0;
  for (const char* words : preview_words(brief)) {
    width = std::max(width, ui::text_size(ui::Font::label, words).x);
  }
  return width;
}

bool preview_words_beside(float row) {
  const float taken = pad_buttons_width(1) + 2 * preview_gap + pad_preview_side;
  return row - taken >= preview_words_width(true);
}

void draw_preview_line(const Rect& line, const char* words) {
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, line, ui::colors().secondary, words,
                   1);
  ui::mark("pad.preview_words", line, {.role = ui::Role::img, .label = words});
}

void tell_preview(const Rect& place, bool beside) {
  if (!beside) {
    draw_preview_line({{place.min.x, place.max.y - preview_line}, place.max},
                      tr("It sees these, 28 × 28 pixels"));
    return;
  }
  const auto words = preview_words(place.width() < preview_words_width(false));
  const float middle = place.center().y;
  draw_preview_line({{place.min.x, middle - preview_line}, {place.max.x, middle}}, words[0]);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label,
                   {{place.min.x, middle}, {place.max.x, middle + preview_line}},
                   ui::colors().secondary, words[1], 1);
}

// The rest of the row is what it returns.
Rect draw_preview(PadTools& state, const RunView& run, const Rect& row, bool drawn,
                  Actions& actions) {
  Rect rest = row;
  // Smaller where the buttons leave it no more.
  const float left = row.width() - pad_buttons_width(1) - preview_gap;
  const float side = std::clamp(left, 0.f, pad_preview_side);
  Rect picture = rest.cut_right(side, preview_gap);
  picture.min.y = std::floor(picture.center().y - side / 2);
  picture.max.y = picture.min.y + side;
  draw_framed(state.preview, state.preview.texture(), drawn ? 0 : state.preview.count(), picture);
  const bool open = run.view().pad.stages_shown;
  const ui::Press press = ui::press_area(
      "pad.preview", picture,
      tr("What the network gets of your drawing. Press to see how it is made, step by step."));
  if (press.pressed) actions.push_back(ShowPadStages{!open});
  return rest;
}

// Each ends its place on the line, so that another button can follow.
void draw_picture_buttons() {
  if (ui::icon_button("pad.picture", ui::Icon::picture,
                      tr("Put a picture on the pad: a file, or on a phone its camera. A picture "
                         "can also be dropped or pasted."),
                      ui::control_height(), ui::ButtonStyle::outline)) {
    ui::host().choose_picture();
  }
  ImGui::SameLine();
  if (!ui::host().camera) return;
  if (ui::icon_button("pad.camera", ui::Icon::camera,
                      tr("Put a picture on the pad with the camera. It stays on this machine."),
                      ui::control_height(), ui::ButtonStyle::outline)) {
    ui::host().take_picture();
  }
  ImGui::SameLine();
}

// The steps as pictures.
void draw_strip(PadTools& state, const RunView& run, Actions& actions) {
  follow_stages(state, run);
  const Strip strip = strip_of(state.shown.size(), ImGui::GetContentRegionAvail().x);
  Rect rest = ui::take_rect(strip.height()), line = rest;
  for (std::size_t i = 0; i < state.shown.size(); ++i) {
    if (i % strip.columns == 0) line = rest.cut_top(strip.side + stage_caption);
    draw_stage(state, run.view().pad, i, line.cut_left(strip.side, stage_gap), actions);
  }
}

}  // namespace

void show_preview(PadTools& state, std::span<const float> image) {
  std::vector<std::uint8_t> bytes;
  append_bytes(image, bytes);
  state.preview.set_images(1, tools_image_side, tools_image_side, bytes);
}

void draw_pad_buttons(PadTools& state, const RunView& run, std::size_t lines, Actions& actions) {
  const float left = ImGui::GetCursorScreenPos().x;
  const bool drawn = !run.view().pad.empty();
  if (ui::button("pad.clear", tr("Clear"), tr("Empty the pad."), ui::ButtonStyle::outline, 0,
                 drawn)) {
    actions.push_back(ClearDrawing{});
  }
  ImGui::SameLine();
  if (ui::icon_button("pad.undo", ui::Icon::undo, tr("Take back the last stroke."),
                      ui::control_height(), ui::ButtonStyle::outline, drawn)) {
    actions.push_back(UndoStroke{});
  }
  if (lines == 1) {
    ImGui::SameLine();
  } else {
    ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
  }
  draw_picture_buttons();
  if (ui::icon_button("pad.keep", ui::Icon::plus,
                      tr("Own images: say what this is, and the network is trained on it too."),
                      ui::control_height(), ui::ButtonStyle::outline, run.ready())) {
    state.own.open = true;
    ui::request_frame();
  }
}

float pad_buttons_width(std::size_t lines) {
  constexpr float beside_text = 26;
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  const float icon = gap + ui::control_height();
  const float first = ui::text_size(ui::Font::medium, tr("Clear")).x + beside_text + icon;
  const float second = (ui::host().camera ? 3.f : 2.f) * icon;
  return lines == 1 ? first + second : std::max(first, second - gap);
}

void draw_pad_line(PadTools& state, const RunView& run, bool drawn, Actions& actions) {
  const Rect row = ui::take_rect(pad_line_height(ImGui::GetContentRegionAvail().x));
  const ImVec2 below = ImGui::GetCursorScreenPos();
  const bool beside = preview_words_beside(row.width());
  const float top = beside ? row.center().y - ui::control_height() / 2 : row.min.y;
  ImGui::SetCursorScreenPos({row.min.x, top});
  draw_pad_buttons(state, run, 1, actions);
  const float buttons_end = ImGui::GetItemRectMax().x + preview_gap;
  Rect words = draw_preview(state, run, row, drawn, actions);
  if (beside) words.min.x = buttons_end;
  tell_preview(words, beside);
  ImGui::SetCursorScreenPos(below);
}

float pad_line_height(float width) {
  if (preview_words_beside(width)) return pad_preview_side;
  return std::max(pad_preview_side, ui::control_height() + above_preview_line + preview_line);
}

void draw_stages_switch(const ui::Card& card, const RunView& run, Actions& actions) {
  const bool open = run.view().pad.stages_shown;
  const char* words = tr("Pen and steps");
  const ui::TitleLine line(card, ui::toggle_width(words));
  if (ui::toggle("pad.steps", words, open,
                 tr("How thick the pen is, and how the network's 28 × 28 pixels are made of your "
                    "drawing, step by step; each step can be left out."))) {
    actions.push_back(ShowPadStages{!open});
  }
}

float pad_stages_height(const RunView& run, float width) {
  const Pad& pad = run.view().pad;
  if (!pad.stages_shown) return 0;
  const float gap = ImGui::GetStyle().ItemSpacing.y, pen = slider_height + gap;
  return pad.empty() ? pen : strip_of(stages_shown(pad), width).height() + gap + pen;
}

void draw_pad_stages(PadTools& state, const RunView& run, Actions& actions) {
  const Pad& pad = run.view().pad;
  if (!pad.stages_shown) return;
  if (!pad.empty()) draw_strip(state, run, actions);
  const ui::SliderRange range{.min = static_cast<double>(thinnest_pen),
                              .max = static_cast<double>(thickest_pen),
                              .step = 0.005,
                              .format = "%.1f",
                              .unit = " %",
                              .shown_factor = 100};
  if (const auto width = ui::slider("pad.pen", tr("Pen"), static_cast<double>(pad.pen), range,
                                    tr("How thick the pen is, as a share of the pad."))) {
    actions.push_back(SetPen{static_cast<float>(*width)});
  }
}

}  // namespace descent
