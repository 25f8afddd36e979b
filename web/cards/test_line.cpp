#include "web/cards/test_line.hpp"

#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/cards/test_table.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// From the whole to the shortest.
std::vector<std::string> found_words(const History& history) {
  const auto tests = history.tests.all();
  if (tests.empty()) return {tr("The test set was not looked at yet."), ""};
  const bool classes = history.classification;
  const TestFigures last = test_figures(tests.back(), classes);
  const std::string score =
      classes ? tr("test_accuracy {0}", last.score) : tr("test MAE {0}", last.score);
  return {tr("Test set after epoch {0}: {1}, test_loss {2}", last.epoch, score, last.loss),
          tr("Test set: {0}, test_loss {1}", score, last.loss), score, ""};
}

}  // namespace

const char* test_words(const RunView& run) {
  return run.testing() ? tr("Looking at the test set…") : tr("Evaluate on the test set");
}

void draw_test_line(const RunView& run, Rect line, Actions& actions) {
  const char* words = test_words(run);
  const Rect link = line.cut_right(ui::text_size(ui::Font::strong, words).x, 12);
  const std::vector<std::string> found = found_words(*run.newest().history);
  ui::draw_fitting_text(ImGui::GetWindowDrawList(), ui::Font::label, line, ui::colors().text,
                        found);
  ui::mark("test_line", line, {.role = ui::Role::img, .label = found.front()});
  ImGui::SetCursorScreenPos(link.min);
  const char* hint = tr("The network as it stands, once, over all test samples");
  if (ui::link("test_line.evaluate", words, hint) && !run.testing()) {
    actions.push_back(EvaluateTest{run.id()});
  }
}

}  // namespace descent
