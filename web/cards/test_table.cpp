#include "web/cards/test_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t most_rows = 6;
using Cells = std::array<std::string, 3>;

void draw_row(const Cells& cells, ui::Font font, ImU32 color) {
  Rect line = ui::take_rect(18);
  const float width = line.width() / static_cast<float>(cells.size());
  for (const std::string& cell : cells) {
    ui::draw_text_in(ImGui::GetWindowDrawList(), font, line.cut_left(width), color, cell);
  }
}

std::string number(double value) {
  return std::isfinite(value) ? short_text(value, 4) : tr("no number");
}

Cells cells_of(const TestResult& test, bool classes) {
  const TestFigures figures = test_figures(test, classes);
  return {figures.epoch, figures.loss, figures.score};
}

}  // namespace

TestFigures test_figures(const TestResult& test, bool classes) {
  const Scores& scores = test.scores;
  const std::string epoch = std::to_string(test.epoch);
  return {test.step == 0 ? epoch : tr("{0}, step {1}", epoch, test.step), number(scores.loss),
          number(classes ? scores.accuracy : scores.mean_absolute_error)};
}

std::string looks_words(std::size_t looks) {
  if (looks == 1) {
    return tr("Looked at once. That is an honest test, if nothing is chosen by it.");
  }
  return tr(
      "Looked at {0} times. Whoever chooses by what is seen here, again and again, makes a "
      "validation set of it: the numbers become too good.",
      looks);
}

void draw_test_table(const Snapshot& snapshot) {
  const auto all = snapshot.history->tests.all();
  if (all.empty()) return;
  const bool classes = snapshot.history->classification;
  const Rect place = ui::next_rect(18);
  draw_row({tr("After epoch"), tr("Test loss"), classes ? tr("Test accuracy") : tr("Test MAE")},
           ui::Font::label_strong, ui::colors().secondary);
  const std::size_t shown = std::min(most_rows, all.size());
  for (std::size_t i = 0; i < shown; ++i) {
    draw_row(cells_of(all[all.size() - 1 - i], classes), ui::Font::text, ui::colors().text);
  }
  if (shown < all.size()) ui::small_print(tr("and {0} before", all.size() - shown));
  const Cells newest = cells_of(all.back(), classes);
  const Rect table{place.min, {place.max.x, ImGui::GetCursorScreenPos().y}};
  ui::mark("split.tests", table,
           {.role = ui::Role::img,
            .label = classes ? tr("Test set after epoch {0}: loss {1}, accuracy {2}", newest[0],
                                  newest[1], newest[2])
                             : tr("Test set after epoch {0}: loss {1}, MAE {2}", newest[0],
                                  newest[1], newest[2])});
  ui::small_print(looks_words(all.size()));
}

}  // namespace descent
