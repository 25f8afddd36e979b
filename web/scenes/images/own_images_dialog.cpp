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
#include "web/scenes/images/own_images_kept.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float own_image_gap = 8;

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
    set_own_images(run, own.with(bytes_of(image), static_cast<std::uint8_t>(label)), actions);
    actions.push_back(ClearDrawing{});
    return true;
  }
  return false;
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

// What is saved and opened, below what there is.
void draw_files(OwnImagesDialog& state, const RunView& run, Actions& actions) {
  const OwnImages& own = run.experiment().data.own_images;
  ui::space(4);
  if (ui::button("own.open", tr("Open"),
                 tr("Own images that were saved (.npz), or a picture (PNG, JPEG) for the pad"))) {
    ui::host().choose_file();
  }
  if (own.empty()) return;
  ImGui::SameLine(0, own_image_gap);
  if (ui::button("own.save", tr("Save"),
                 tr("As a file for NumPy, .npz: x are the images, y their classes. Opened here, "
                    "they come back."))) {
    save(run, actions);
  }
  ImGui::SameLine(0, own_image_gap);
  if (ui::button("own.clear", tr("Remove all"), tr("Undo brings them back."))) {
    edit_own_images(state, run, {}, actions);
  }
}

void draw_set(OwnImagesDialog& state, const RunView& run, Actions& actions) {
  const OwnImages& own = run.experiment().data.own_images;
  if (own.empty()) {
    ui::secondary_paragraph(
        tr("The network is trained on what you keep, beside the images of its set. They stay on "
           "this machine, and are part of the links and files that you make."));
  } else {
    ui::section_title(tr_n("{0} own image", "{0} own images", own.count()));
    draw_kept_images(state, run, actions);
    draw_use(run, actions);
  }
  draw_files(state, run, actions);
}

// What was just done to the kept ones is taken back, also where none is left.
void draw_undo(OwnImagesDialog& state, Actions& actions) {
  if (state.undoable == 0) return;
  constexpr float around_word = 30;
  const float width = ui::text_size(ui::Font::medium, tr("Undo")).x + around_word;
  const float end = ImGui::GetItemRectMax().x + own_image_gap + width;
  if (end <= ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x) {
    ImGui::SameLine(0, own_image_gap);
  }
  const bool pressed = ui::button("own.undo", tr("Undo"), tr("Takes back the last edit of them."));
  if (!pressed && !ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Z)) return;
  --state.undoable;
  state.selected.reset();
  actions.push_back(Undo{});
}

}  // namespace

void draw_own_images_dialog(OwnImagesDialog& state, const RunView& run, const Layout& layout,
                            Actions& actions) {
  if (!state.open || !run.ready()) return;
  ui::Dialog dialog("own_images", layout.screen, 420);
  if (!dialog.is_drawn()) return;
  bool done = ui::close_button("own.close");
  ui::text(tr("Own images"), ui::Font::title);
  ui::space(6);
  done |= draw_classes(run, actions);
  draw_set(state, run, actions);
  draw_undo(state, actions);
  if (!done && state.open && !dialog.escape() && !dialog.pressed_outside()) return;
  state.open = false;
  state.selected.reset();
  state.undoable = 0;
  dialog.close();
}

}  // namespace descent
