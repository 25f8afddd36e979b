#include "web/scenes/images/judging_page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/judging_view.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/images/judging_classes.hpp"
#include "web/scenes/images/judging_fit.hpp"
#include "web/scenes/images/judging_matrix.hpp"
#include "web/scenes/images/judging_reliability.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_numbers = 372;  // of the upper card's height
constexpr std::size_t most_image_rows = 4;

// --- the views: a row each, in the order of JudgingView ---
struct DrawnView {
  JudgingPage& state;
  const Judgement& judgement;
  const RunView& run;
  float height;  // that there is; 0: as tall as it likes
  Actions& actions;
};

void draw_matrix(const DrawnView& to) {
  draw_judging_matrix(to.judgement, to.run, to.height, to.actions);
}
void draw_classes(const DrawnView& to) {
  draw_judging_classes(to.judgement, to.run, to.height, to.actions);
}
void draw_reliability(const DrawnView& to) {
  draw_judging_reliability(to.judgement, to.run, to.height, to.actions);
}
void draw_fit(const DrawnView& to) { draw_judging_fit(to.state.quiz, to.run, to.height); }
void draw_plane(const DrawnView& to) {
  draw_judging_projection(to.state.projection, to.run, to.height, to.actions);
}

void draw_neighbours(const DrawnView& to) {
  draw_judging_neighbours(to.state.neighbours, to.run, to.height, to.actions);
}

struct ViewRow {
  JudgingView view;
  void (*draw)(const DrawnView&);
};
constexpr std::array<ViewRow, judging_view_count> rows = {{
    {JudgingView::matrix, draw_matrix},
    {JudgingView::classes, draw_classes},
    {JudgingView::reliability, draw_reliability},
    {JudgingView::fit, draw_fit},
    {JudgingView::plane, draw_plane},
    {JudgingView::neighbours, draw_neighbours},
}};
static_assert(rows[5].view == JudgingView::neighbours);

// --- the card around them ---

std::vector<ui::ChoiceWord> view_words() {
  std::vector<ui::ChoiceWord> words;
  for (const JudgingViewInfo& info : all_judging_views()) {
    words.push_back({info.id, std::string(tr_marked(info.title))});
  }
  return words;
}

void choose_view(const RunView& run, bool column, Actions& actions) {
  std::string hint;
  for (const JudgingViewInfo& info : all_judging_views()) {
    hint += (hint.empty() ? "" : "\n") + std::string(tr_marked(info.title)) + ": " +
            std::string(tr_marked(info.hint));
  }
  const auto words = view_words();
  const auto selected = static_cast<std::size_t>(run.view().judging);
  const auto chosen = ui::choice(column, "judging", words, selected, hint);
  if (chosen) actions.push_back(ShowJudging{all_judging_views()[*chosen].view});
}

// Which images are judged, and when.
std::string title_of(const RunView& run) {
  if (!run.ready() || !run.snapshot().predictions) return tr("Judging");
  const std::string count = with_commas(run.snapshot().predictions->size());
  const Snapshot& now = run.snapshot();
  const std::size_t epoch = now.restored_epoch > 0 ? now.restored_epoch : now.epoch;
  return run.dataset().validates_on_test
             ? tr("{0} test images after epoch {1}", count, epoch)
             : tr("{0} validation images after epoch {1}", count, epoch);
}

std::string being_judged_text(const RunView& run) {
  const std::string count = with_commas(run.dataset().validation.count());
  return run.dataset().validates_on_test
             ? tr("The weights are tried on {0} test images: what they get right is here as soon "
                  "as "
                  "that is done.",
                  count)
             : tr("The weights are tried on {0} validation images: what they get right is here as "
                  "soon as that is done.",
                  count);
}

void draw_nothing_yet(const RunView& run, const Rect& area) {
  if (run.judging()) {
    ui::empty_state(area, tr("Being judged"), being_judged_text(run));
  } else if (run.ready() && !run.snapshot().history->epochs.empty()) {
    ui::empty_state(area, tr("Not judged yet"),
                    tr("These weights were opened as they are: after their next epoch here you see "
                       "which images are taken for what."));
  } else if (run.ready()) {
    ui::empty_state(area, tr("No epochs yet"),
                    tr("Press play: after each epoch you see here which images are taken for "
                       "what, and how far the network can be relied on."));
  } else {
    ui::empty_state(area, tr("Judging"),
                    tr("How well the network does appears here as soon as the images are loaded "
                       "and it has been trained for an epoch."));
  }
}

// The three models of the quiz can be judged before there is one of one's own.
void draw_unjudged_fit(JudgingPage& state, const RunView& run, bool column) {
  ui::secondary_paragraph(
      run.judging() ? being_judged_text(run) + " " + tr("Until then, judge others:")
                    : std::string(tr("Press play: after its first epoch your network is judged "
                                     "here. Until then, judge others:")));
  ui::divider();
  draw_judging_quiz(state.quiz, column);
}

// A height of 0: the card is as tall as its contents.
void draw_numbers(JudgingPage& state, const RunView& run, const Rect& rect, Actions& actions) {
  const bool column = rect.height() <= 0;
  const ui::Card card("judging_card", rect, title_of(run));
  if (column) {
    choose_view(run, true, actions);
  } else {
    const ui::TitleLine line(card, ui::choice_words_width(view_words()));
    choose_view(run, false, actions);
  }
  const Judgement* judgement = state.judge.judged(run);
  const float height = column ? 0 : card.rest().height();
  if (judgement) {
    rows[static_cast<std::size_t>(run.view().judging)].draw(
        {state, *judgement, run, height, actions});
  } else if (run.view().judging == JudgingView::fit) {
    draw_unjudged_fit(state, run, column);
  } else {
    draw_nothing_yet(run, ui::take_rect(column ? 200 : height));
  }
}

std::size_t image_rows(const RunView& run, const Rect& rect) {
  std::size_t count = 1;
  while (count < most_image_rows &&
         least_numbers + card_gap + test_images_height(run, rect.width(), count + 1) <=
             rect.height()) {
    ++count;
  }
  return count;
}

}  // namespace

void draw_judging(JudgingPage& state, TestImages& images, const RunView& run, const Rect& rect,
                  Actions& actions) {
  const float row = test_images_height(run, rect.width(), image_rows(run, rect));
  Rect rest = rect;
  std::optional<ui::Pane> pane;  // whole cards in a low window
  if (rect.height() < least_numbers + card_gap + row) {
    pane.emplace("judging_pane", rect, 0.f);
    rest = ui::next_rect(least_numbers + card_gap + row);
  }
  const float bottom = rest.max.y;
  const Rect choice = rest.cut_bottom(row, card_gap);
  draw_numbers(state, run, rest, actions);
  draw_test_images(images, run, choice, actions);
  if (!pane) return;
  ImGui::SetCursorScreenPos({rest.min.x, bottom});
  ImGui::Dummy({0, 0});
}

void draw_judging_column(JudgingPage& state, TestImages& images, const RunView& run,
                         Actions& actions) {
  draw_numbers(state, run, ui::next_rect(0), actions);
  draw_test_images(images, run, ui::next_rect(0), actions);
}

}  // namespace descent
