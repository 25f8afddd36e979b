#include "web/cards/split_dialog.hpp"

#include <array>
#include <string>

#include "engine/core/words.hpp"
#include "web/cards/progress.hpp"
#include "web/cards/split_edits.hpp"
#include "web/cards/test_line.hpp"
#include "web/cards/test_table.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float split_gap = 12;

void draw_unit(SplitDialog& state, bool by_count) {
  const std::array<ui::ChoiceWord, 2> units = {
      {{"share", tr("by share")}, {"count", tr("by count")}}};
  const auto chosen = ui::segmented("split.unit", units, by_count ? 1 : 0,
                                    tr("Whether shares are typed, or how many samples"));
  if (chosen) state.by_count = *chosen == 1;
}

struct PartField {
  SplitPart part;
  std::string_view id;
  std::string label, hint;
  bool by_count;
  float width;
};

void draw_part(const PartField& part, const RunView& run, Actions& actions) {
  const DataSettings& data = run.experiment().data;
  ui::NumberField field;
  field.width = part.width;
  field.format = part.by_count ? "%.0f" : "%.6g";
  field.tooltip = part.hint;
  field.allowed = {0, part.by_count ? static_cast<double>(limits::samples) : 90, part.by_count};
  const std::string label = part.by_count ? part.label : tr("{0} in %", part.label);
  const double value = part.by_count ? static_cast<double>(samples_apart(run.dataset(), part.part))
                                     : share_apart(data, run.dataset(), part.part);
  if (const auto typed = ui::number_field(part.id, label, value, field)) {
    actions.push_back(SetData{with_part(data, part.part, *typed, part.by_count)});
  }
}

void draw_fields(const RunView& run, bool by_count, Actions& actions) {
  const bool images = shows_images(run);  // whose test images come with the set
  const float all = ImGui::GetContentRegionAvail().x;
  const std::string hint = images
                               ? tr("The last of the training images; 0: the test images serve")
                               : tr("Kept apart to evaluate each epoch on; 0: the test set serves");
  draw_part({SplitPart::validation, "split.validation", tr("Validation"), hint, by_count,
             images ? all : (all - split_gap) / 2},
            run, actions);
  if (images) return;
  ImGui::SameLine(0, split_gap);
  draw_part({SplitPart::test, "split.test", tr("Test"), tr("Kept apart for the end"), by_count,
             (all - split_gap) / 2},
            run, actions);
}

// What the test set serves for, as things are.
void draw_way(const RunView& run) {
  const Dataset& dataset = run.dataset();
  ui::text(split_counts(dataset), ui::Font::strong);
  if (!dataset.validates_on_test) {
    ui::secondary_paragraph(
        tr("Each epoch is evaluated on the validation samples: choose by them. The test set is "
           "looked at only when you ask, best once, at the end."));
  } else if (shows_images(run)) {
    ui::secondary_paragraph(
        tr("Validation on the test images, as with Keras's validation_data=(test_images, "
           "test_labels): each epoch looks at them. Whoever chooses by these numbers needs images "
           "kept apart for validation to test honestly."));
  } else if (dataset.validation.count() > 0) {
    ui::secondary_paragraph(
        tr("Validation on the test points: each epoch looks at them. Whoever chooses by these "
           "numbers needs points kept apart for validation to test honestly."));
  } else {
    ui::secondary_paragraph(tr("All are for training: nothing tells how well others are known."));
  }
}

void draw_test(const RunView& run, Actions& actions) {
  const Dataset& dataset = run.dataset();
  if (!dataset.validates_on_test) {
    const bool any = dataset.test().count() > 0;
    const char* hint = any ? tr("The network as it stands, once, over all test samples")
                           : tr("There are no test samples: give them a share first");
    if (ui::button("split.evaluate", test_words(run), hint, ui::ButtonStyle::filled, -1,
                   any && !run.testing())) {
      actions.push_back(EvaluateTest{run.id()});
    }
  }
  draw_test_table(run.snapshot());
}

// Whether the dialog is to be closed.
bool draw_inside(SplitDialog& state, const RunView& run, Actions& actions) {
  ui::text(tr("Training, validation, test"), ui::Font::title);
  const DataSettings& data = run.experiment().data;
  const bool counts_images = shows_images(run) && data.validation_fraction == 0;
  const bool usual = counts_images || splits_by_count(data);
  const bool by_count = state.by_count.value_or(usual);
  draw_unit(state, by_count);
  draw_fields(run, by_count, actions);
  draw_way(run);
  draw_test(run, actions);
  ui::space(6);
  return ui::button("split.close", tr("Close"), "", ui::ButtonStyle::outline);
}

}  // namespace

std::string split_counts(const Dataset& dataset) {
  const std::string train = ui::with_commas(dataset.train.count());
  const std::string test = ui::with_commas(dataset.test().count());
  if (dataset.validates_on_test) return tr("{0} train, {1} test", train, test);
  return tr("{0} train, {1} val, {2} test", train, ui::with_commas(dataset.validation.count()),
            test);
}

std::string short_split(const Dataset& dataset) {
  std::string counts = ui::with_commas(dataset.train.count()) + " / ";
  if (!dataset.validates_on_test) counts += ui::with_commas(dataset.validation.count()) + " / ";
  return counts + ui::with_commas(dataset.test().count());
}

void draw_split_dialog(SplitDialog& state, const RunView& run, const Layout& layout,
                       Actions& actions) {
  if (!state.open || !run.ready()) return;
  ui::Dialog dialog("split_dialog", layout.screen, 440);
  if (!dialog.is_drawn()) return;
  const bool done = draw_inside(state, run, actions);
  if (!done && !dialog.escape() && !dialog.pressed_outside()) return;
  state.open = false;
  dialog.close();
}

}  // namespace descent
