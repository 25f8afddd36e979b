#include "web/scenes/images/judging_quiz.hpp"

#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

std::vector<ui::ChoiceWord> answer_words() {
  return {{"under", tr("underfitted")}, {"well", tr("fitted well")}, {"over", tr("overfitted")}};
}

std::vector<ui::ChoiceWord> model_words() {
  std::vector<ui::ChoiceWord> words;
  for (const QuizModel& model : quiz_models) words.push_back({model.id, model.name});
  return words;
}

std::string percent(double share) { return short_text(100 * share) + " %"; }

std::string reason(const QuizModel& model) {
  const std::string train = percent(model.train), test = percent(model.test);
  switch (fit_verdict(model.train, model.test).fit) {
    case Fit::underfitted:
      return tr("the same {0} on both: nothing is learnt by heart, but more could be learnt.",
                test);
    case Fit::overfitted:
      return tr("{0} in training, {1} on new images: it knows its own by heart.", train, test);
    default:
      return tr("{0} on images that it has never seen, little below its {1}.", test, train);
  }
}

// "Right: …"; nothing before there is an answer.
std::string reply(bool answered, bool right, const std::string& why) {
  if (!answered) return {};
  return right ? tr("Right: {0}", why) : tr("Look again: {0}", why);
}

// The answers as words, right of the question or, where they have no room there, below it.
std::optional<std::size_t> ask_in_words(const std::string& id, const std::string& question,
                                        const std::vector<ui::ChoiceWord>& words,
                                        std::size_t selected) {
  constexpr float line_height = 20, gap = 16;
  const Rect line = ui::take_rect(line_height);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, line, ui::colors().text, question);
  const float answers = ui::choice_words_width(words);
  const bool beside = ui::text_size(ui::Font::text, question).x + gap + answers <= line.width();
  const Rect place = beside ? line : ui::take_rect(line_height);
  const ui::KeepLayout keep;
  ImGui::SetCursorScreenPos({beside ? place.max.x - answers : place.min.x, place.min.y});
  return ui::choice_words(id, words, selected);
}

// A question with its answers, in a column for fingers, and the reply.
std::optional<std::size_t> ask(const std::string& id, const std::string& question,
                               const std::vector<ui::ChoiceWord>& words,
                               std::optional<std::size_t> chosen, const std::string& reply_words,
                               bool column) {
  const std::size_t selected = chosen.value_or(words.size());
  std::optional<std::size_t> answer;
  if (column) {
    ui::text(question);
    answer = ui::segmented(id, words, selected);
  } else {
    answer = ask_in_words(id, question, words, selected);
  }
  if (reply_words.empty()) return answer;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ui::small_print(reply_words);
  ui::mark(id + ".reply", {place, ImGui::GetItemRectMax()},
           {.role = ui::Role::img, .label = reply_words});
  return answer;
}

}  // namespace

bool is_right(const QuizModel& model, std::size_t answer) {
  return quiz_answers.at(answer) == fit_verdict(model.train, model.test).fit;
}

void draw_judging_quiz(JudgingQuiz& state, bool column) {
  ui::section_title(tr("Judge by yourself: three models"));
  for (std::size_t i = 0; i < quiz_models.size(); ++i) {
    const QuizModel& model = quiz_models[i];
    std::optional<std::size_t>& given = state.answers[i];
    const std::string question =
        tr("{0}: training {1}, test {2}", model.name, percent(model.train), percent(model.test));
    const std::string words =
        reply(given.has_value(), given && is_right(model, *given), reason(model));
    const auto answer =
        ask(std::string("quiz.") + model.id, question, answer_words(), given, words, column);
    if (answer) given = answer;
  }
  const std::string why =
      tr("what counts is how it does on images that it has not seen, and there A is best.");
  const auto answer =
      ask("quiz.best", tr("Which one would you use?"), model_words(), state.best,
          reply(state.best.has_value(), state.best == best_quiz_model, why), column);
  if (answer) state.best = answer;
}

}  // namespace descent
