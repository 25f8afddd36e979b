#include "web/cards/callbacks_dialog.hpp"

#include <string>
#include <vector>

#include "engine/core/closed_set.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/callback_edits.hpp"
#include "web/cards/callback_fields.hpp"
#include "web/cards/settings_button.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void draw_added_callback(const RunView& run, Actions& actions) {
  const Experiment& experiment = run.experiment();
  if (!may_add_callback(experiment)) {
    ui::small_print(tr("More than {0} do not go together.", limits::callbacks));
    return;
  }
  const std::vector<Callback> offered = offered_callbacks(experiment);
  std::vector<ui::Choice> choices;
  for (const Callback& one : offered) {
    choices.push_back({std::string(name_of(one)), callback_note(experiment, one)});
  }
  const auto chosen =
      ui::drop_down("callbacks.add", "", choices, choices.size(),
                    tr("One more, asked behind the others"), -1, tr("Add a callback"));
  if (chosen) actions.push_back(add_callback(experiment, offered[*chosen]));
}

// Whether the dialog is to be closed.
bool draw_callbacks(const RunView& run, Actions& actions) {
  const bool closed = ui::close_button("callbacks.close");
  ui::text(tr("Callbacks"), ui::Font::title);
  ui::space(6);
  ui::secondary_paragraph(
      tr("They are asked at the end of every epoch, one after the other, as Keras's "
         "fit(callbacks=[…]) does. Changes hold at once, also while it trains."));
  const std::size_t count = run.experiment().training.callbacks.size();
  for (std::size_t place = 0; place < count; ++place) {
    ui::divider();
    draw_callback_fields(place, run, actions);
  }
  if (count > 0) ui::divider();
  draw_added_callback(run, actions);
  return closed;
}

}  // namespace

void draw_callbacks_button(const RunView& run, Actions& actions) {
  draw_settings_dialog("callbacks", tr("All callbacks, with every setting"), "callbacks_dialog",
                       [&] { return draw_callbacks(run, actions); });
}

}  // namespace descent
