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
  std::size_t count = 0;

  bool operator()(const char* id, const std::string& words, const char* hint,
                  ui::ButtonStyle style = ui::ButtonStyle::outline) {
    if (count > 0) beside(words);
    ++count;
    return ui::button(id, words, hint, style);
  }
};

// Of two lines of words, beside the button that was drawn last. By a single one they stay where
// they are told shorter, too.
ImVec2 words_place(const ButtonLine& buttons) {
  constexpr float least = 320, least_beside_one = 250, gap = 14;
  const ImVec2 below = ImGui::GetCursorScreenPos();
  if (buttons.count == 0) return below;
  const ImVec2 start = {ImGui::GetItemRectMax().x + gap, ImGui::GetItemRectMin().y};
  const float room = below.x + ImGui::GetContentRegionAvail().x - start.x;
  const bool fingers = ui::control_height() > 40;
  const bool fits = buttons.count == 1 ? room >= least_beside_one : fingers && room >= least;
  return fits ? start : below;
}

// Somebody types, presses a shortcut of the page's, or has a list or a dialog open.
bool is_busy_elsewhere() {
  const ImGuiIO& io = ImGui::GetIO();
  return io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper ||
         ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
}

// Around something of the arithmetic, or of the image in numbers.
bool ring_is_here() {
  return ui::ringed_id().starts_with("inside.") || ui::ringed_id().starts_with("numbers");
}

// To all layers; the keyboard goes to the one that it was at.
void leave(InsideCell& state, const RunView& run, const CellPlace& place, Actions& actions) {
  state.playing.reset();
  actions.push_back(LookAtCell{});
  const bool weights = run.view().inside.shows == InsideShows::weights;
  const std::string layer = std::to_string(place.layer + 1);
  if (ring_is_here()) ui::open_by_key((weights ? "inside.weights" : "inside.layer") + layer);
}

// Nothing is where the keyboard was if that button is not there any more.
void go_to(const std::optional<CellPlace>& place, bool button_stays, Actions& actions) {
  actions.push_back(LookAtCell{place});
  if (!button_stays && ring_is_here()) ui::open_by_key("inside.output");
}

}  // namespace

std::string name_of(const InsideCell& state, const InsideLook& look, std::size_t stage) {
  return stage < state.names.size() ? state.names[stage] : stage_name(look, stage);
}

ImVec2 draw_cell_buttons(InsideCell& state, const InsideLook& look, const RunView& run,
                         const CellPlace& place, Actions& actions) {
  ButtonLine go_button;
  if (state.among_all && go_button("inside.back", tr("All layers"),
                                   tr("Back to all layers (Escape)."), ui::ButtonStyle::soft)) {
    leave(state, run, place, actions);
  }
  if (place.layer > 0 &&
      go_button("inside.before", "‹ " + name_of(state, look, place.layer),
                tr("The layer before: the number that this one is mostly made of."))) {
    go_to(in_layer_before(look, place), place.layer > 1, actions);
  }
  if (place.layer + 2 < look.stages().size() &&
      go_button("inside.behind", name_of(state, look, place.layer + 2) + " ›",
                tr("The layer behind: a number that this one goes into."))) {
    go_to(in_layer_behind(look, place), place.layer + 3 < look.stages().size(), actions);
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
  const char* words = state.playing ? tr("Stop") : tr("Play");
  if (moves &&
      go_button("inside.play", words,
                tr("Goes through the cells one after another, until you point at a picture."))) {
    toggle_playing(state, place, actions);
  }
  return words_place(go_button);
}

bool escape_leads_back() {
  if (is_busy_elsewhere() || !ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return false;
  if (!ring_is_here() && (ui::keys_taken() || ui::ring_is_shown())) return false;
  ui::take_keys();
  return true;
}

void take_cell_keys(InsideCell& state, const InsideLook& look, const RunView& run,
                    const CellPlace& place, bool ringed, std::size_t across, Actions& actions) {
  if (is_busy_elsewhere()) return;
  if (state.among_all && escape_leads_back()) {
    leave(state, run, place, actions);
    return;
  }
  if (!ringed && (ui::keys_taken() || ui::ring_is_shown())) return;
  ui::take_keys();
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true) ? 1L : 0L; };
  if (ImGui::IsKeyPressed(ImGuiKey_Space, false) && !ui::host().reduced_motion) {
    toggle_playing(state, place, actions);
    state.by_key = true;
    return;
  }
  const long step = ImGui::GetIO().KeyShift ? 5 : 1;
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
