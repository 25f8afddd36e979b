#include "web/frame/share.hpp"

#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/page/sharing.hpp"
#include "web/frame/share_exports.hpp"
#include "web/ui/copying.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/text_field.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void make_offer(ShareDialog& state, const App& app) {
  state.made = true;
  state.offer = {};
  try {
    state.offer.link = ui::host().address() + "#" + share_link(app.shown_run());
    state.offer.frame = share_frame(app.shown_run(), ui::host().address(), state.hidden);
    state.offer.element = share_element(app.shown_run(), ui::host().address(), state.hidden);
  } catch (const Error& error) {
    state.offer.problem = error.what();
  }
}

// A text, which is called so, with a button that copies it.
void draw_copied(const std::string& id, const std::string& text, const char* name, const char* hint,
                 ui::ButtonStyle style = ui::ButtonStyle::outline) {
  constexpr float button_width = 92;
  const float width = ImGui::GetContentRegionAvail().x - button_width - 8;
  ui::text_to_copy("share." + id, text, width, name);
  ImGui::SameLine(0, 8);
  const bool done = ui::just_copied("share." + id);
  if (ui::button("share.copy_" + id, done ? tr("Copied") : tr("Copy"), hint, style, button_width)) {
    ui::copy("share." + id, text);
  }
  if (ui::copy_refused("share." + id)) {
    ui::error_box(
        tr("The browser does not let this page copy. Press the text and copy it with Ctrl+C."));
  }
}

const char* about_element() {
  return tr("With a script, which lets it sleep out of view and tells the page what happens in it");
}

// Of the site's own lessons; one from a file has no address.
void draw_lesson(const std::string& lesson) {
  const std::string address = ui::host().address();
  ui::section_title(tr("This lesson"));
  draw_copied("lesson_link", lesson_address(address, lesson), tr("Link"), tr("Copy the link"));
  draw_copied("lesson_frame", lesson_frame(address, lesson), tr("HTML"), tr("Copy the HTML"));
  draw_copied("lesson_element", lesson_element(address, lesson), tr("Element"),
              tr("Copy the HTML"));
}

void draw_link(ShareDialog& state, const App& app, Actions& actions) {
  ui::section_title(tr("Link"));
  if (!state.offer.problem.empty()) {
    ui::error_box(state.offer.problem);
    if (ui::button("share.save_instead", tr("Save as a file"), "", ui::ButtonStyle::filled)) {
      save_experiment_file(app, actions);
    }
    return;
  }
  draw_copied("link", state.offer.link, tr("Link"), tr("Copy the link. Ctrl+C"),
              ui::ButtonStyle::filled);
  ui::small_print(
      tr("It holds the data, the network and the view; training from it gives the same numbers on "
         "every machine. Nothing is stored anywhere."));
}

// Ticks for the whole parts of the page, or for the single controls.
void draw_ticks(ShareDialog& state, bool controls, bool playground) {
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  constexpr float gap = 18;
  // Fingers need rows that are further apart than the words.
  const ImVec2 spacing = ImGui::GetStyle().ItemSpacing;
  const float row = ui::control_height() > 40 ? 44 - 20 : spacing.y;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(spacing.x, row));
  bool first = true;
  for (const PartInfo& info : all_parts()) {
    if (info.control != controls || !(info.everywhere || playground)) continue;
    const std::string_view words = tr_marked(info.words);
    const float next = ImGui::GetItemRectMax().x + gap + ui::toggle_width(words);
    if (!first && next <= right) ImGui::SameLine(0, gap);
    first = false;
    const bool hidden = state.hidden.has(info.part);
    const std::string id = "share.hide_" + std::string(info.name);
    if (!ui::toggle(id, words, hidden, tr_marked(info.hint))) continue;
    state.hidden.set(info.part, !hidden);
    state.made = false;
  }
  ImGui::PopStyleVar();
}

void draw_frame(ShareDialog& state, const App& app) {
  const bool playground = scene_info(app.view().scene).map;
  ui::section_title(tr("Embedded in a page of your own, without"));
  draw_ticks(state, false, playground);
  if (state.controls_open) {
    draw_ticks(state, true, playground);
  } else if (ui::link("share.controls", tr("Single controls …"),
                      tr("Leave out the noise, the play button and so on, each for itself"))) {
    state.controls_open = true;
  }
  if (!state.controls_open) ImGui::SameLine(0, 18);
  if (ui::toggle("share.as_element", tr("as an element"), state.as_element, about_element())) {
    state.as_element = !state.as_element;
  }
  draw_copied("frame", state.as_element ? state.offer.element : state.offer.frame, tr("HTML"),
              tr("Copy the HTML"));
}

void draw_open(ShareDialog& state, const App& app, Actions& actions) {
  ui::section_title(tr("Open a link (those of TensorFlow Playground too)"));
  constexpr float button_width = 92;
  const float width = ImGui::GetContentRegionAvail().x - button_width - 8;
  const std::string before = state.pasted;
  const bool entered = ui::text_field("share.pasted", state.pasted, tr("Paste a link"), width);
  if (state.pasted != before) state.refused.clear();
  ImGui::SameLine(0, 8);
  if (ui::host().touch && state.pasted.empty()) {
    if (ui::button("share.paste", tr("Paste"), "", ui::ButtonStyle::outline, button_width)) {
      ui::host().paste();
    }
    return;
  }
  const bool pressed = ui::button("share.open_link", tr("Open"), tr("Open what the link holds"),
                                  ui::ButtonStyle::outline, button_width, !state.pasted.empty());
  if (!state.refused.empty()) ui::error_box(state.refused);
  if ((!entered && !pressed) || state.pasted.empty()) return;
  actions.push_back(OpenLink{state.pasted});
  state.asked = app.opened_links();
  ui::request_frame();
}

// What became of the link that was asked for.
void take_answer(ShareDialog& state, const App& app) {
  if (!state.asked) return;
  const bool opened = app.opened_links() > *std::exchange(state.asked, std::nullopt);
  state.refused = opened ? "" : app.message();
  if (!opened) return;
  state.pasted.clear();
  state.open = false;
}

void draw_files(const App& app, Actions& actions) {
  ui::section_title(tr("File"));
  if (ui::button("share.save", tr("Save"),
                 tr("Save the experiment with its weights and history. Ctrl+S"))) {
    save_experiment_file(app, actions);
  }
  ImGui::SameLine(0, 8);
  if (ui::button("share.open", tr("Open …"),
                 tr("Open an experiment, weights or a table from a file. Ctrl+O"))) {
    ui::host().choose_file();
  }
  ui::small_print(tr(
      "With the trained weights and the curves. A file can also be dropped on the window; descent "
      "evaluate opens it too."));
  ui::space(10);
  draw_share_exports(app.shown_run(), actions);
  ui::small_print(tr(
      "Weights that Keras or PyTorch saved as .npz or .safetensors open too, into a network that "
      "they fit."));
}

void draw_contents(ShareDialog& state, const App& app, Actions& actions) {
  ui::text(tr("Share"), ui::Font::title);
  ui::space(10);
  if (has_address(app.view().lesson)) {
    draw_lesson(app.view().lesson);
    ui::divider();
  }
  draw_link(state, app, actions);
  if (state.offer.problem.empty()) {
    ui::divider();
    draw_frame(state, app);
  }
  ui::divider();
  draw_files(app, actions);
  ui::divider();
  draw_open(state, app, actions);
  ui::space(14);
}

// Where no field is open, into that for links.
void take_paste_key(ShareDialog& state) {
  ui::take_paste();
  const char* pasted = ImGui::GetClipboardText();
  if (ImGui::GetIO().WantTextInput || pasted == nullptr) return;
  if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V)) state.pasted = pasted;
}

void take_copy_key(ShareDialog& state) {
  if (ImGui::GetIO().WantTextInput || state.offer.link.empty()) return;
  ui::host().takes_copy = true;
  if (!ImGui::GetIO().KeyCtrl || !ImGui::IsKeyPressed(ImGuiKey_C, false)) return;
  ImGui::SetClipboardText(state.offer.link.c_str());
  ui::copy("share.link", state.offer.link);
}

}  // namespace

void save_experiment_file(const App& app, Actions& actions) {
  save_made_file(
      share_file_name(app.shown_run()), [&] { return share_file(app.shown_run()); }, actions);
}

void draw_share_dialog(ShareDialog& state, const App& app, const Layout& layout, Actions& actions) {
  if (!state.open) {
    state.made = false;
    state.asked.reset();
    state.refused.clear();
    return;
  }
  take_answer(state, app);
  if (!state.made) make_offer(state, app);
  ui::Dialog dialog("share_card", layout.screen, 560);
  if (!dialog.is_drawn()) return;
  draw_contents(state, app, actions);
  take_copy_key(state);
  take_paste_key(state);
  const bool pressed = ui::button("share.close", tr("Close"), "", ui::ButtonStyle::outline, 96);
  if (pressed || dialog.escape() || dialog.pressed_outside()) state.open = false;
  if (!state.open) dialog.close();
}

}  // namespace descent
