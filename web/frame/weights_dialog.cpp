#include "web/frame/weights_dialog.hpp"

#include <algorithm>
#include <string>

#include "engine/core/words.hpp"
#include "web/ui/copying.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float dialog_width = 900, button_gap = 8;
constexpr float below_the_rows = 76;  // beside the buttons' own height

// Whether the dialog is to be closed.
bool draw_buttons(const GivenWeights& given, Actions& actions) {
  const bool copied = ui::just_copied("weights");
  if (ui::button("weights.copy", copied ? tr("Copied") : tr("Copy"),
                 tr("Copy the whole table, for a spreadsheet"))) {
    ui::copy("weights", to_tsv(*given.table));
  }
  ImGui::SameLine(0, button_gap);
  bool undo = false;
  if (given.taken) {
    undo = ui::button("weights.undo", tr("Undo"), tr("Back to the weights from before"));
    ImGui::SameLine(0, button_gap);
    undo = undo || ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Z);
  }
  if (undo) actions.push_back(Undo{});
  return ui::button("weights.close", tr("Close"), "", ui::ButtonStyle::filled) || undo;
}

std::string title_of(const GivenWeights& given) {
  return given.taken ? tr("Weights were opened") : tr("These weights do not fit");
}

void draw_head(const GivenWeights& given) {
  ui::text(title_of(given), ui::Font::title);
  if (given.taken) {
    ui::paragraph(given.sentence);
    return;
  }
  ui::error_box(given.sentence);
  ui::secondary_paragraph(advice_text(*given.table));
}

void draw_table(WeightsDialog& state, const GivenWeights& given, const Rect& screen) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float rows = weights_rows_height(state.rows, given.table, width);
  draw_weights_headings(width);
  const float used = ImGui::GetCursorPosY();
  const float room = std::max(96.f, screen.height() - used - below_the_rows - ui::control_height());
  draw_weights_rows(state.rows, ui::take_rect(std::min(rows, room)));
  if (ui::copy_refused("weights")) {
    ui::small_print(tr("The browser does not let this page copy."));
  }
}

}  // namespace

void draw_weights_dialog(WeightsDialog& state, const View& view, const Layout& layout,
                         Actions& actions) {
  const GivenWeights& given = view.weights;
  if (!given.table) {
    state = {};
    return;
  }
  ui::Dialog dialog("weights_dialog", layout.screen, dialog_width);
  if (!dialog.is_drawn()) return;
  draw_head(given);
  draw_table(state, given, layout.screen);
  const bool close = draw_buttons(given, actions);
  if (!close && !dialog.escape() && !dialog.pressed_outside()) return;
  actions.push_back(CloseWeightsTable{});
  dialog.close();
}

}  // namespace descent
