#include "web/scenes/images/judging_fit.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/training/learning_curve.hpp"
#include "web/app/looks/judgement.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::string points(double gap) { return fixed_text(100 * std::abs(gap), 1); }

// --- the two accuracies ---

struct Bar {
  const char* id;
  std::string name;
  Scores scores;
  ImU32 color;
};

void draw_score(const Bar& bar, float names) {
  const ui::Colors& c = ui::colors();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect row = ui::take_rect(22);
  Rect rest = row;
  const std::string loss = tr("loss {0}", loss_text(bar.scores.loss));
  ui::draw_text_in(list, ui::Font::medium, rest.cut_left(names, 10), c.text, bar.name);
  ui::draw_text_in(list, ui::Font::label, rest.cut_right(86), c.secondary, loss, 1);
  ui::draw_text_in(list, ui::Font::strong, rest.cut_right(64, 6), c.text,
                   exact_percent(bar.scores.accuracy), 1);
  const float y = std::floor(rest.center().y - 4);
  draw_bar(list, {{rest.min.x, y}, {rest.max.x, y + 8}}, static_cast<float>(bar.scores.accuracy),
           bar.color);
  ui::mark(bar.id, row,
           {.role = ui::Role::img,
            .label = bar.name + " " + exact_percent(bar.scores.accuracy) + ", " + loss});
}

// Whether the network is another one while it trains.
bool trains_otherwise(const std::vector<Layer>& layers) {
  return std::any_of(layers.begin(), layers.end(), [](const Layer& layer) {
    return std::holds_alternative<Dropout>(layer) || layer_info(layer).augments;
  });
}

std::string gap_words(double gap, bool on_test, const std::vector<Layer>& layers) {
  if (gap < 0 && trains_otherwise(layers)) {
    return tr(
        "In training it is {0} points lower: those are means over the epoch, while the "
        "network learnt, with dropout or augmentation at work.",
        points(gap));
  }
  if (gap < 0) {
    return tr(
        "In training it is {0} points lower: those are means over the epoch, while the "
        "network learnt.",
        points(gap));
  }
  return on_test
             ? tr("On the test images it is {0} points lower than in training.", points(gap))
             : tr("On the validation images it is {0} points lower than in training.", points(gap));
}

// The loss that has been lower before.
std::string loss_words(const Epochs& epochs, const Overfitting& overfitting) {
  return tr(
      "The loss on images that it does not learn from was lowest in epoch {0}, {1}, and has "
      "risen to {2} since, while that of training fell.",
      epochs[overfitting.best].epoch, short_text(overfitting.lowest),
      short_text(overfitting.newest));
}

void draw_verdict(const RunView& run) {
  const History& history = *run.snapshot().history;
  const Epochs epochs = epochs_since_edit(history);
  if (epochs.empty()) {
    ui::small_print(tr("After the next epoch its training is held against its validation here."));
    return;
  }
  const bool on_test = run.dataset().validates_on_test;
  const EpochRecord& last = epochs.back();
  const FitVerdict verdict = fit_verdict(epochs);
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ui::text(fit_title(verdict.fit), ui::Font::number);
  ui::mark("judging.fit.verdict", {place, ImGui::GetItemRectMax()},
           {.role = ui::Role::img, .label = fit_title(verdict.fit)});
  const std::string tested = on_test ? tr("Test") : tr("Validation");
  const float names = std::max(ui::text_size(ui::Font::medium, tr("Training")).x,
                               ui::text_size(ui::Font::medium, tested).x);
  const ui::Colors& c = ui::colors();
  draw_score({"judging.training", tr("Training"), last.train, c.train}, names);
  draw_score({"judging.tested", tested, last.validation, c.accent}, names);
  std::string words = gap_words(verdict.gap, on_test, run.experiment().model);
  if (verdict.rise) words += " " + loss_words(epochs, *verdict.rise);
  ui::secondary_paragraph(words + " " + fit_advice(verdict.fit));
}

}  // namespace

std::string fit_title(Fit fit) {
  switch (fit) {
    case Fit::underfitted:
      return tr("Underfitted");
    case Fit::well_fitted:
      return tr("Fitted well");
    case Fit::overfitted:
      return tr("Overfitted");
    case Fit::loss_rises:
      return tr("Begins to overfit");
    case Fit::no_accuracies:
      break;
  }
  return tr("Not known");
}

std::string fit_advice(Fit fit) {
  switch (fit) {
    case Fit::underfitted:
      return tr(
          "Below 90 % in training is called underfitting here: train longer, or give the "
          "network more units, filters or layers, if more is possible on these data.");
    case Fit::well_fitted:
      return tr("Less than ten points between the two are called a good fit here.");
    case Fit::overfitted:
      return tr(
          "Ten points and more between the two are called overfitting here: it knows its "
          "training images by heart. More images, dropout, augmentation or a smaller network "
          "help.");
    case Fit::loss_rises:
      return tr("It becomes surer of its mistakes: stop earlier, or use dropout or augmentation.");
    case Fit::no_accuracies:
      break;
  }
  return tr("There are no images to test it on.");
}

void draw_judging_fit(JudgingQuiz& quiz, const RunView& run, float height) {
  constexpr float least_wide = 640, gap = 24;
  if (height <= 0 || ImGui::GetContentRegionAvail().x < least_wide) {
    draw_verdict(run);
    ui::divider();
    draw_judging_quiz(quiz, height <= 0);
    return;
  }
  Rect rest = ui::take_rect(height);
  const Rect verdict = rest.cut_left((rest.width() - gap) / 2, gap);
  const ui::KeepLayout keep;
  {
    const ui::Pane pane("judging_verdict", verdict, 4);
    draw_verdict(run);
  }
  const ui::Pane pane("judging_quiz", rest, 4);
  draw_judging_quiz(quiz, false);
}

}  // namespace descent
