#include "web/scenes/playground/table_dialog.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/words.hpp"
#include "web/scenes/playground/table_preview.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/edited_field.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float table_gap = 8;
// A longer text is not worth editing here, and slow to draw.
constexpr std::size_t most_shown_text = 64 * 1024;
constexpr std::size_t most_told = 3;  // rows that cannot be used

void read(TableDialog& state) { state.reading = read_table(state.text, state.options); }

void take_text(TableDialog& state, std::string text, std::string name) {
  state.text = std::move(text);
  state.name = std::move(name);
  state.options = {};
  read(state);
  ui::request_frame();
}

// What was dropped on the page or opened.
void take_given(TableDialog& state, const View& view) {
  const GivenTable& given = view.table;
  if (given.number == state.number) return;
  state.number = given.number;
  take_text(state, given.text, given.name);
}

// Ctrl+V anywhere in the dialog: the field itself only takes what belongs into its text.
void take_paste(TableDialog& state) {
  ui::take_paste();
  if (!ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V)) return;
  const char* pasted = ImGui::GetClipboardText();
  const std::string text = pasted == nullptr ? "" : pasted;
  const bool into_text = ImGui::GetIO().WantTextInput && !state.text.empty() &&
                         state.text.size() + text.size() <= most_shown_text;
  if (text.empty() || into_text) return;
  ImGui::ClearActiveID();
  take_text(state, text, "");
}

int resize_text(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag != ImGuiInputTextFlags_CallbackResize) return 0;
  auto& text = *static_cast<std::string*>(data->UserData);
  text.resize(static_cast<std::size_t>(data->BufTextLen));
  data->Buf = text.data();
  return 0;
}

void draw_text_field(TableDialog& state) {
  const float height = ui::control_height() > 40 ? 96.0f : 104.0f;
  const Rect place = ui::next_rect(height);
  ui::mark("table.text", place,
           {.role = ui::Role::textbox,
            .label = tr("The table as text"),
            .value = state.text.size() > most_shown_text ? "" : state.text,
            .read_only = state.text.size() > most_shown_text,
            .lines = true});
  if (auto typed = ui::mirror_typed("table.text")) take_text(state, std::move(*typed), state.name);
  if (state.text.size() > most_shown_text) {
    ImGui::Dummy(place.size());
    ImGui::GetWindowDrawList()->AddRect(place.min, place.max, ui::colors().line, 8);
    const std::string size = ui::with_commas(state.text.size() / 1024);
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, place.inset(10),
                     ui::colors().secondary, tr("{0} KB of text: too long to edit here", size),
                     0.5f);
    return;
  }
  const ui::FontScope font(ui::Font::label);
  if (std::exchange(state.to_text, false)) ImGui::SetKeyboardFocusHere();
  const bool edited = ImGui::InputTextMultiline(
      "##table_text", state.text.data(), state.text.capacity() + 1, place.size(),
      ImGuiInputTextFlags_CallbackResize, resize_text, &state.text);
  if (state.text.empty() && !ImGui::IsItemActive()) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, place.inset(10),
                     ui::colors().secondary,
                     ui::host().touch ? tr("Tap to type or paste, or open a file")
                                      : tr("Paste here with Ctrl+V, or drop a .csv file"),
                     0.5f);
  }
  ui::note_field(ui::FieldKind::lines);
  if (ui::key_focus("table.text").pressed) {
    state.to_text = true;
    ui::open_field();
    ui::request_frame();
  }
  // Tab goes on to the next control; a table's own tabs come with what is pasted.
  if (ImGui::IsItemActive() && ImGui::IsKeyPressed(ImGuiKey_Tab)) ImGui::ClearActiveID();
  if (edited) read(state);
}

void draw_sources(TableDialog& state) {
  if (ui::button("table.open", tr("Open a file"),
                 tr("A .csv, .tsv or .txt file of this machine"))) {
    ui::host().choose_file();
  }
  if (ui::host().touch) {  // which has no Ctrl+V
    ImGui::SameLine();
    if (ui::button("table.paste", tr("Paste"))) ui::host().paste();
  }
  ImGui::SameLine();
  if (ui::button("table.clear", tr("Clear"), tr("Take the text away"), ui::ButtonStyle::outline, 0,
                 !state.text.empty())) {
    take_text(state, "", "");
  }
  if (state.name.empty()) return;
  ImGui::SameLine();
  const Rect rest = ui::take_rect(ui::control_height());
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, rest, ui::colors().secondary,
                   state.name);
}

// Several controls beside each other, each as wide as the others.
float share_of_row(std::size_t count) {
  const auto parts = static_cast<float>(count);
  return (ImGui::GetContentRegionAvail().x - (parts - 1) * table_gap) / parts;
}

void draw_columns(TableDialog& state) {
  const std::vector<std::string> titles = column_titles(state.reading.table);
  std::vector<ui::Choice> numbers, all;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const bool number = state.reading.table.columns[i].numeric_cells > 0;
    numbers.push_back({titles[i], number ? "" : tr("no numbers"), number});
    all.push_back({titles[i]});
  }
  CsvChoice choice = state.reading.choice;
  const float width = share_of_row(3);
  if (const auto x = ui::drop_down("table.x", "x", numbers, choice.features[0],
                                   tr("The column that goes from left to right"), width)) {
    choice.features[0] = *x;
  }
  ImGui::SameLine();
  if (const auto y = ui::drop_down("table.y", "y", numbers, choice.features[1],
                                   tr("The column that goes from below to above"), width)) {
    choice.features[1] = *y;
  }
  ImGui::SameLine();
  if (const auto target = ui::drop_down("table.target", tr("To learn"), all, choice.target,
                                        tr("The column that the network is to say"), width)) {
    choice.target = *target;
  }
  const std::array<ui::ChoiceWord, 2> kinds = {{{"classes", tr("classes")}, {"a", tr("a value")}}};
  if (const auto kind = ui::segmented("table.kind", kinds, choice.classify ? 0 : 1,
                                      tr("Classes to tell apart, or a number to learn"))) {
    choice.classify = *kind == 0;
  }
  if (!(choice == state.reading.choice)) choose_columns(state.reading, choice);
}

// How the text is taken apart, for where it was not recognised.
void draw_form(TableDialog& state) {
  CsvOptions form = state.reading.table.form;
  if (!form.separator) form = state.options;  // it is no table
  CsvOptions options = state.options;
  const std::array<ui::Choice, 3> separators = {{{tr("comma"), "", true, "comma"},
                                                 {tr("semicolon"), "", true, "semicolon"},
                                                 {tr("tab"), "", true, "tab"}}};
  const std::array<char, 3> separator_signs = {',', ';', '\t'};
  const std::array<ui::Choice, 2> decimals = {
      {{tr("point"), "", true, "point"}, {tr("comma"), "", true, "comma"}}};
  const std::array<ui::Choice, 2> headers = {
      {{tr("names"), "", true, "names"}, {tr("data"), "", true, "data"}}};
  const auto now =
      std::find(separator_signs.begin(), separator_signs.end(), form.separator.value_or(','));
  const float width = share_of_row(3);
  if (const auto chosen = ui::drop_down("table.separator", tr("Separator"), separators,
                                        static_cast<std::size_t>(now - separator_signs.begin()),
                                        tr("Between the cells"), width)) {
    options.separator = separator_signs[*chosen];
  }
  ImGui::SameLine();
  if (const auto chosen = ui::drop_down("table.decimal", tr("Decimals after a"), decimals,
                                        form.decimal.value_or('.') == ',' ? 1 : 0,
                                        tr("Within the numbers"), width)) {
    options.decimal = *chosen == 1 ? ',' : '.';
  }
  ImGui::SameLine();
  if (const auto chosen = ui::drop_down("table.header", tr("First row"), headers,
                                        form.header.value_or(false) ? 0 : 1,
                                        tr("Names of columns or data"), width)) {
    options.header = *chosen == 0;
  }
  const bool same = options.separator == state.options.separator &&
                    options.decimal == state.options.decimal &&
                    options.header == state.options.header;
  if (same) return;
  state.options = options;
  read(state);
}

void draw_refused(const TableReading& reading) {
  const CsvRefusals& refused = reading.refused;
  if (refused.count == 0) return;
  ui::text(tr_n("{1} row is left out", "{1} rows are left out", refused.count,
                ui::with_commas(refused.count)),
           ui::Font::label_strong);
  for (const std::string& words : refusal_words(refused, most_told)) ui::small_print(words);
  if (refused.count <= most_told) return;
  ui::small_print(tr("and {0} more", ui::with_commas(refused.count - most_told)));
}

std::string use_words(const TableReading& reading) {
  if (!reading.is_usable()) return tr("Use these points");
  return tr("Use these {0} points", ui::with_commas(reading.points.x.size()));
}

void draw_doubts(const TableReading& reading) {
  if (reading.doubts.empty()) return;
  ui::text(tr("Please look at this"), ui::Font::label_strong);
  for (const std::string& doubt : reading.doubts) ui::small_print(doubt);
}

void draw_reading(TableDialog& state) {
  const TableReading& reading = state.reading;
  if (!reading.problem.empty()) {
    ui::error_box(reading.problem);
    if (reading.is_table()) draw_table_preview(reading);
    if (reading.is_text) draw_form(state);
    return;
  }
  if (!reading.is_table()) return;
  ui::small_print(form_words(reading.table));
  draw_table_preview(reading);
  draw_columns(state);
  draw_form(state);
  if (!reading.points_problem.empty()) ui::error_box(reading.points_problem);
  draw_doubts(reading);
  draw_refused(reading);
  const std::size_t good =
      reading.table.rows() + reading.table.refused.count - reading.refused.count;
  if (reading.is_usable() && good > most_table_points) {
    ui::small_print(tr("Of {0} rows that can be used, {1} are taken, evenly spread.",
                       ui::with_commas(good), ui::with_commas(most_table_points)));
  }
}

// Whether the dialog is to be closed.
bool draw_end(TableDialog& state, Actions& actions) {
  ui::space(10);
  bool close = ui::button("table.close", tr("Cancel"), "", ui::ButtonStyle::outline);
  const std::string words = use_words(state.reading);
  ImGui::SameLine();
  const float width = ui::text_size(ui::Font::medium, words).x + 26;
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - width);
  if (ui::button("table.use", words, tr("The network learns these instead"),
                 ui::ButtonStyle::filled, 0, state.reading.is_usable())) {
    actions.push_back(SetScene{Scene::playground});
    actions.push_back(SetData{state.reading.points});
    close = true;
  }
  return close;
}

// Whether the dialog is to be closed.
bool draw_inside(TableDialog& state, const View& view, Actions& actions) {
  ui::text(tr("Points from a table (CSV)"), ui::Font::title);
  ui::secondary_paragraph(
      tr("Each row has two numbers and what is to be learnt from them, a class or a value. Up to 8 "
         "MB. Nothing leaves this machine."));
  take_given(state, view);
  take_paste(state);
  draw_text_field(state);
  draw_sources(state);
  draw_reading(state);
  return draw_end(state, actions);
}

}  // namespace

void draw_table_dialog(TableDialog& state, const View& view, const Layout& layout,
                       Actions& actions) {
  if (!view.table.open) return;
  ui::Dialog dialog("table_dialog", layout.screen, 640);
  if (!dialog.is_drawn()) return;
  const bool done = draw_inside(state, view, actions);
  if (!done && !dialog.escape()) return;
  actions.push_back(ShowTable{false});
  dialog.close();
}

}  // namespace descent
