#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/lessons/lesson_code.hpp"
#include "web/app/lessons/lesson_guide.hpp"
#include "web/app/lessons/told_facts.hpp"
#include "web/app/lessons/told_happenings.hpp"

// What comes of what a learner does: goals are judged, and told with what was measured.
namespace descent {

FactValue LessonGuide::fact(Fact fact) const {
  if (fact == Fact::seconds) return seconds_;
  if (epoch_ != nullptr) {
    if (const auto value = epoch_fact(*app_, *epoch_, fact)) return *value;
  }
  return told_fact(*app_, fact);
}

std::string LessonGuide::filled(const std::string& text, const std::string& answer) const {
  const std::string words{tr_marked(text)};
  std::string result;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t end = words[i] == '{' ? words.find('}', i) : std::string::npos;
    if (end == std::string::npos) {
      result += words[i++];
      continue;
    }
    const std::string name = words.substr(i + 1, end - i - 1);
    const auto named = fact_named(name);
    result += named ? fact_text(*named, fact(*named)) : name == "answer" ? answer : name;
    i = end + 1;
  }
  return result;
}

std::string LessonGuide::told_prediction() const {
  const Question& question = *step().question;
  const std::string& kept = mark().answer;
  if (!question.number) {
    const Answer& answer = question.answers.at(std::stoul(kept));
    const std::string said{tr_marked(answer.say)};
    if (answer.right)
      return tr("You predicted: {0} That is right.", said) + " " + filled(answer.because);
    const auto right = std::find_if(question.answers.begin(), question.answers.end(),
                                    [](const Answer& each) { return each.right; });
    return tr("You predicted: {0} It is otherwise: {1}", said, std::string(tr_marked(right->say))) +
           " " + filled(right->because);
  }
  const double predicted = std::stod(kept);
  const auto& wanted = question.number->value;
  double right = std::nan("");
  if (const auto* number = std::get_if<double>(&wanted)) {
    right = *number;
  } else if (const FactValue now = fact(std::get<Fact>(wanted)); std::get_if<double>(&now)) {
    right = std::get<double>(now);
  }
  const std::string told = short_text(predicted, 6);
  const bool near = std::abs(predicted - right) <= question.number->give_or_take;
  return (near ? tr("You predicted {0}: that is right.", told)
               : tr("You predicted {0}; it came to {1}.", told, short_text(right, 6))) +
         " " + filled(question.number->because, told);
}

void LessonGuide::tell(std::string name, std::string detail) {
  news_.push_back({std::move(name), std::move(detail)});
}

void LessonGuide::reach() {
  StepMark& mark = progress_.marks[progress_.step];
  std::string said = step().predicts() ? told_prediction() + " " : "";
  if (!step().reached.empty()) said += filled(step().reached);
  said_[progress_.step] = said.empty() ? because_ : said;
  mark.reached = true;
  mark.seed = static_cast<std::uint32_t>(app_->experiment().seed);
  memory_.reset();
  changed_ = true;
  tell("goal",
       dump_mended_json(Json{
           {"lesson", lesson_->id}, {"step", progress_.step}, {"said", said_[progress_.step]}}));
  if (!done() || done_told_) return;
  done_told_ = true;
  tell("lessonDone", dump_mended_json(Json{{"lesson", lesson_->id},
                                           {"score", score_of(*lesson_, progress_)},
                                           {"code", to_string(lesson_code(*lesson_, progress_))}}));
}

std::vector<GoalMemory::Line> LessonGuide::lines() const {
  if (!is_open() || !memory_) return {};
  return memory_->lines(*step().goal, facts());
}

// Each epoch by its own numbers, however many there were since the last look.
void LessonGuide::judge_epochs(std::size_t last) {
  constexpr std::size_t most = 2000;  // at once: of the smallest networks there may be more a frame
  const RunView run = app_->shown_run();
  if (!run.ready()) return;
  const EpochLog& epochs = run.newest().history->epochs;
  last = std::min(last, run.newest().epoch);
  if (run.id() != judged_run_) judged_ = last;
  judged_run_ = run.id();
  judged_ = std::max(std::min(judged_, last), last - std::min(last, most));
  const Happening ended{"epoch"};
  while (memory_ && judged_ < last) {
    epoch_ = epochs.find(++judged_);
    if (epoch_ == nullptr) continue;
    seconds_ += epoch_->seconds;
    if (memory_->look(*step().goal, facts(), &ended)) reach();
    epoch_ = nullptr;
  }
}

// A training of the step came to a halt: a row of its table.
void LessonGuide::note_attempt() {
  if (step().board.empty()) return;
  std::vector<std::string> row;
  for (const Fact each : step().board) row.push_back(fact_text(each, fact(each)));
  Attempts& attempts = progress_.attempts[progress_.step];
  if (!attempts.empty() && attempts.back() == row) return;
  attempts.push_back(std::move(row));
  if (attempts.size() > most_attempts) attempts.erase(attempts.begin());
  changed_ = true;
}

void LessonGuide::judge(const Event& event) {
  if (std::holds_alternative<TrainingReset>(event)) judged_ = 0;
  if (const auto* epoch = std::get_if<EpochEnded>(&event)) {
    if (epoch->run == app_->shown_run().id()) judge_epochs(epoch->record.epoch);
    return;
  }
  if (std::holds_alternative<TrainingPaused>(event) ||
      std::holds_alternative<TrainingEnded>(event)) {
    note_attempt();
  }
  for (const Happening& happening : happenings_of(event)) {
    if (memory_ && memory_->look(*step().goal, facts(), &happening)) reach();
  }
}

std::vector<ToldEvent> LessonGuide::follow(const std::vector<Event>& events) {
  const bool of_learner = !std::exchange(set_up_now_, false);
  if (is_open() && of_learner) {
    for (const Event& event : events) judge(event);
    judge_epochs(std::numeric_limits<std::size_t>::max());
  }
  if (memory_ && memory_->look(*step().goal, facts(), nullptr)) reach();
  tell_changes();
  return std::exchange(news_, {});
}

void LessonGuide::tell_changes() {
  std::string shown(1, static_cast<char>('0' + static_cast<int>(theme())));
  if (is_open() && left()) shown += "left\n";
  for (const GoalMemory::Line& line : lines()) {
    shown += line.text + (line.holds ? "+\n" : "-\n");
  }
  if (shown != shown_) changed_ = true;
  shown_ = std::move(shown);
  if (std::exchange(changed_, false)) tell("lesson", "{}");
}

}  // namespace descent
