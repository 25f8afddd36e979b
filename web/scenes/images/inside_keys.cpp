#include "web/scenes/images/inside_keys.hpp"

#include <algorithm>
#include <string>

#include "engine/core/words.hpp"
#include "web/scenes/images/inside_walk.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void toggle_playing(InsideCell& state, const CellPlace& place, Actions& actions) {
  if (state.playing) {
    actions.push_back(LookAtCell{*state.playing});
    state.playing.reset();
    return;
  }
  state.playing = place;
  state.next_step = ImGui::GetTime();
  ui::request_frame();
}

// On to the next line where there is no room beside the button before it.
void beside(std::string_view words) {
  ImGui::SameLine(0, 8);
  const float width = ui::text_size(ui::Font::medium, words).x + 26;
  if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

struct ButtonLine {
  bool empty = true;

  bool operator()(const char* id, const std::string& words, const char* hint,
                  ui::ButtonStyle style = ui::ButtonStyle::outline) {
    if (!empty) beside(words);
    empty = false;
    return ui::button(id, words, hint, style);
  }
};

}  // namespace

void draw_cell_buttons(InsideCell& state, const InsideLook& look, const CellPlace& place,
                       Actions& actions) {
  ButtonLine go_button;
  if (state.among_all && go_button("inside.back", tr("All layers"),
                                   tr("Back to all layers (Escape)."), ui::ButtonStyle::soft)) {
    state.playing.reset();
    actions.push_back(LookAtCell{});
  }
  if (place.layer > 0 &&
      go_button("inside.before", "‹ " + stage_name(look, place.layer),
                tr("The layer before: the number that this one is mostly made of."))) {
    actions.push_back(LookAtCell{in_layer_before(look, place)});
  }
  if (place.layer + 2 < look.stages().size() &&
      go_button("inside.behind", stage_name(look, place.layer + 2) + " ›",
                tr("The layer behind: a number that this one goes into."))) {
    actions.push_back(LookAtCell{in_layer_behind(look, place)});
  }
  const std::size_t channels = look.output_of(place.layer).maps.channels;
  if (channels > 1) {
    if (go_button("inside.channel_less", tr("‹ map"), tr("The channel before (Page Up)."))) {
      actions.push_back(LookAtCell{other_channel(look, place, -1)});
    }
    if (go_button("inside.channel_more", tr("map ›"), tr("The next channel (Page Down)."))) {
      actions.push_back(LookAtCell{other_channel(look, place, 1)});
    }
  }
  const bool moves = look.output_of(place.layer).maps.cells() > 1 && !ui::host().reduced_motion;
  if (!moves) return;
  const char* words = state.playing ? tr("Stop") : tr("Play");
  if (go_button("inside.play", words,
                tr("Goes through the cells one after another, until you point at a picture."))) {
    toggle_playing(state, place, actions);
  }
}

void take_cell_keys(InsideCell& state, const InsideLook& look, const CellPlace& place, bool ringed,
                    std::size_t across, Actions& actions) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool elsewhere = io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper ||
                         ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup) ||
                         (ui::keys_taken() && !ringed);
  if (elsewhere || (ui::ring_is_shown() && !ringed)) return;
  ui::take_keys();
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true) ? 1L : 0L; };
  if (state.among_all && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
    state.playing.reset();
    actions.push_back(LookAtCell{});
    return;
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Space, false) && !ui::host().reduced_motion) {
    toggle_playing(state, place, actions);
    state.by_key = true;
    return;
  }
  const long step = io.KeyShift ? 5 : 1;
  const long columns = (pressed(ImGuiKey_RightArrow) - pressed(ImGuiKey_LeftArrow)) * step;
  const long rows = (pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow)) * step;
  const long channels = pressed(ImGuiKey_PageDown) - pressed(ImGuiKey_PageUp);
  if (rows == 0 && columns == 0 && channels == 0) return;
  state.playing.reset();
  state.by_key = true;
  const CellPlace moved = moved_by(look, place, rows, columns, across);
  actions.push_back(LookAtCell{channels == 0 ? moved : other_channel(look, moved, channels)});
}

}  // namespace descent
