#include "web/scenes/playground/own_data.hpp"

#include <algorithm>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/tables/csv_writer.hpp"
#include "web/app/state/painting.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// As a table: one's own points as they were given, those of a set as they are drawn.
void save_points(const RunView& run, Actions& actions) {
  const Experiment& experiment = run.experiment();
  try {
    const DataSettings points =
        experiment.data.name == "points" ? experiment.data : own_points(experiment, run.dataset());
    const std::string place = ui::host().save_file(experiment.data.name + ".csv", to_csv(points));
    if (!place.empty()) actions.push_back(Tell{place});
  } catch (const Error& error) {
    actions.push_back(Tell{error.what(), true});
  }
}

void draw_title(const RunView& run, Actions& actions) {
  const std::string_view words = tr("Save as CSV");
  const Rect line = ui::take_rect(ui::link_height());
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label_strong, line, ui::colors().secondary,
                   tr("Your own data"));
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos({line.max.x - ui::text_size(ui::Font::strong, words).x, line.min.y});
  if (ui::link("save_points", words, tr("The points that are shown, as a table of text"))) {
    save_points(run, actions);
  }
}

}  // namespace

void draw_own_data(const RunView& run, const Layout& layout, Actions& actions) {
  if (!run.ready() || run.view().hidden.has(Part::own_data)) return;
  draw_title(run, actions);
  const float width = (ImGui::GetContentRegionAvail().x - 8) / 2;
  Brush brush = run.view().brush;
  if (ui::button("paint", tr("Paint points"), tr("Paint points of your own on the output map"),
                 brush.painting ? ui::ButtonStyle::soft : ui::ButtonStyle::outline, width)) {
    brush.painting = !brush.painting;
    actions.push_back(SetBrush{brush});
    if (layout.phone()) actions.push_back(SetPhoneTab{PhoneTab::output});
    if (layout.size == Size::medium) actions.push_back(ShowDataDrawer{false});
  }
  ImGui::SameLine();
  if (ui::button("table", tr("Paste CSV"),
                 tr("Learn from a table of text; nothing leaves this machine"),
                 ui::ButtonStyle::outline, width)) {
    actions.push_back(ShowTable{true});
  }
}

}  // namespace descent
