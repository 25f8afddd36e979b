#include "web/cards/save_results.hpp"

#include <optional>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/png.hpp"
#include "engine/training/history_table.hpp"
#include "web/render/frame_picture.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

const char* csv_hint() { return tr("Save the history, one line an epoch, as a CSV file"); }
const char* png_hint() { return tr("Save what is shown as a PNG picture"); }

// What a frame's last draw command reads, to be saved in the next frame: while a frame is being
// drawn nothing may go wrong.
bool picture_wanted = false;
std::optional<FramePicture> picture;

void save(const std::string& name, std::string_view bytes, Actions& actions) {
  try {
    const std::string sentence = ui::host().save_file(name, bytes);
    if (!sentence.empty()) actions.push_back(Tell{sentence});
  } catch (const Error& error) {
    actions.push_back(Tell{error.what(), true});
  }
}

void save_history(const RunView& run, Actions& actions) {
  const History& history = *run.newest().history;
  save("descent-history.csv", to_csv(history, HistoryColumns::all), actions);
}

// Over everything else that this frame draws. Frames that only go through input are drawn nowhere,
// so it is asked for until one was.
void take_wanted_picture() {
  if (!picture_wanted) return;
  ImGui::GetForegroundDrawList()->AddCallback(
      [](const ImDrawList*, const ImDrawCmd*) {
        picture = read_frame();
        picture_wanted = false;
      },
      nullptr);
  ui::request_frame();
}

void want_picture() {
  picture_wanted = true;
  ui::request_frame();
}

void save_taken_picture(Actions& actions) {
  take_wanted_picture();
  if (!picture) return;
  const std::string png = encode_png(picture->width, picture->height, picture->rgb);
  picture.reset();
  save("descent.png", png, actions);
}

bool has_history(const RunView& run) {
  return run.ready() && !run.newest().history->epochs.empty();
}

bool word(const char* id, const char* text, const char* hint, bool enabled) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const float width = ui::text_size(ui::Font::label_strong, text).x + 10;
  const Rect rect{place, {place.x + width, place.y + 20}};
  ImGui::Dummy(rect.size());
  const ui::Press press = ui::press_area(id, rect, hint);
  ImU32 ink = press.hovered && enabled ? ui::colors().text : ui::colors().accent;
  if (!enabled) ink = ui::with_alpha(ui::colors().secondary, 0.6f);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label_strong, rect, ink, text, 0.5f);
  return press.pressed && enabled;
}

}  // namespace

float save_words_width() {
  return ui::text_size(ui::Font::label_strong, "CSV").x +
         ui::text_size(ui::Font::label_strong, "PNG").x + 20;
}

void draw_save_words(const RunView& run, Actions& actions) {
  save_taken_picture(actions);
  const char* hint = has_history(run) ? csv_hint() : tr("There is no history to save yet");
  if (word("save.csv", "CSV", hint, has_history(run))) save_history(run, actions);
  ImGui::SameLine(0, 0);
  if (word("save.png", "PNG", png_hint(), true)) want_picture();
}

void draw_save_buttons(const RunView& run, float width, Actions& actions) {
  save_taken_picture(actions);
  const float half = (width - 8) / 2;
  if (ui::button("save.csv", "CSV", csv_hint(), ui::ButtonStyle::outline, half, has_history(run))) {
    save_history(run, actions);
  }
  ImGui::SameLine(0, 8);
  if (ui::button("save.png", "PNG", png_hint(), ui::ButtonStyle::outline, half)) want_picture();
}

}  // namespace descent
