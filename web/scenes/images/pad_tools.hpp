#pragma once

#include <optional>
#include <span>
#include <vector>

#include "web/app/looks/chosen_image.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/render/image_atlas.hpp"
#include "web/scenes/images/own_images_dialog.hpp"
#include "web/ui/widgets.hpp"

// Below the drawing pad: its buttons, the 28 × 28 pixels that the network gets, and on demand every
// stage that makes them of what is on the pad, each with its switch.
namespace descent {

struct PadTools {
  ImageAtlas preview;                    // one image: what the network gets
  ImageAtlas stages;                     // an image each
  std::optional<ChosenImage> stages_of;  // of what they were made
  std::vector<std::optional<PadStage>> shown;
  OwnImagesDialog own;  // where what is on the pad is kept
};

inline constexpr float pad_preview_side = 56;

// 28 × 28 values, 0 … 1.
void show_preview(PadTools& state, std::span<const float> image);

// To empty the pad, to take back, to put a picture on it, from the camera where there is one, to
// keep what is on it. On one line, or where that is too wide on two.
void draw_pad_buttons(PadTools& state, const RunView& run, std::size_t lines, Actions& actions);
float pad_buttons_width(std::size_t lines);
// The buttons and, on the right, what the network gets: a press opens the stages. What that is
// stands between them, or where it has no room there below the buttons. `drawn`: there is something
// to show.
void draw_pad_line(PadTools& state, const RunView& run, bool drawn, Actions& actions);

float pad_line_height(float width);

// In the title of the pad's card, as soon as something is drawn: it opens the stages.
void draw_stages_switch(const ui::Card& card, const RunView& run, Actions& actions);
// The height of the stages where they are open and something is on the pad, with the gap above.
float pad_stages_height(const RunView& run, float width);
void draw_pad_stages(PadTools& state, const RunView& run, Actions& actions);

}  // namespace descent
