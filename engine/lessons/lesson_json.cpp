#include "engine/lessons/lesson_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_json.hpp"

namespace descent {
namespace {

constexpr std::size_t longest_id_text = 200;

std::string text_at(const JsonFields& fields, std::string_view key,
                    std::size_t longest = lesson_limits::text) {
  const auto found = fields.find(key);
  return found ? found->text(longest) : "";
}

std::vector<std::string> texts_at(const JsonFields& fields, std::string_view key, std::size_t most,
                                  std::size_t longest = lesson_limits::text) {
  std::vector<std::string> texts;
  const auto found = fields.find(key);
  if (!found) return texts;
  for (const JsonNode& item : found->items(1, most)) texts.push_back(item.text(longest));
  return texts;
}

// "{loss}" names a fact, and nothing else stands in braces.
void check_places(const JsonNode& node, const std::string& text) {
  for (std::size_t begin = text.find('{'); begin != std::string::npos;
       begin = text.find('{', begin + 1)) {
    const std::size_t end = text.find('}', begin);
    const std::string name =
        end == std::string::npos ? "" : text.substr(begin + 1, end - begin - 1);
    if (name != "answer" && !fact_named(name)) {
      node.fail(tr("a text in which only facts stand in braces, as in \"The loss is {loss}.\""));
    }
  }
}

// "[words](id)": each bracket has its end, and an id behind it.
void check_pointers(const JsonNode& node, const std::string& text) {
  for (std::size_t begin = text.find('['); begin != std::string::npos;
       begin = text.find('[', begin + 1)) {
    const std::size_t end = text.find("](", begin);
    const std::size_t close = end == std::string::npos ? end : text.find_first_of(") ", end);
    if (close == std::string::npos || text[close] != ')' || close == end + 2) {
      node.fail(tr("a text with pointers like [words](id), each whole"));
    }
  }
}

// Objects for the API, which are checked there: {"do": "play"}.
std::vector<std::string> requests_at(const JsonFields& fields, std::string_view key,
                                     const Json& owner) {
  std::vector<std::string> requests;
  const auto found = fields.find(key);
  if (!found) return requests;
  const Json& list = owner.at(std::string(key));
  std::size_t place = 0;
  for (const JsonNode& item : found->items(1, lesson_limits::requests)) {
    JsonFields(item).require("do").text(longest_id_text);
    requests.push_back(dump_json(list.at(place++)));
  }
  return requests;
}

LessonBegin read_begin(const JsonNode& node, const Json& json) {
  const JsonFields fields(node);
  fields.allow({"preset", "experiment", "scene", "view", "do"}, tr("a step's beginning"));
  LessonBegin begin;
  begin.preset = text_at(fields, "preset", longest_id_text);
  begin.scene = text_at(fields, "scene", longest_id_text);
  begin.view = text_at(fields, "view");
  if (const auto experiment = fields.find("experiment")) {
    if (!begin.preset.empty()) experiment->fail(tr("left out where there is a preset"));
    begin.experiment = dump_json(json.at("experiment"));
    try {
      parse_experiment(begin.experiment);
    } catch (const Error& error) {
      throw Error(experiment->path() + ": " + error.what());
    }
  }
  begin.requests = requests_at(fields, "do", json);
  return begin;
}

std::vector<Hint> read_hints(const JsonNode& node, const Json& json) {
  std::vector<Hint> hints;
  std::size_t place = 0;
  for (const JsonNode& item : node.items(1, lesson_limits::hints)) {
    const JsonFields fields(item);
    fields.allow({"say", "at", "do"}, tr("a hint"));
    Hint hint;
    hint.say = fields.require("say").text(lesson_limits::text);
    hint.at = text_at(fields, "at", longest_id_text);
    hint.requests = requests_at(fields, "do", json.at(place++));
    hints.push_back(std::move(hint));
  }
  return hints;
}

Answer read_answer(const JsonNode& node) {
  const JsonFields fields(node);
  fields.allow({"say", "right", "because"}, tr("an answer"));
  Answer answer;
  answer.say = fields.require("say").text(lesson_limits::text);
  fields.read("right", answer.right);
  answer.because = fields.require("because").text(lesson_limits::text);
  return answer;
}

NumberAnswer read_number(const JsonNode& node, const JsonFields& question, bool predicts) {
  NumberAnswer number;
  if (node.is_text()) {
    if (!predicts) node.fail(tr("a number, for nothing is measured in a step without a goal"));
    number.value = read_fact(node, FactKind::number);
  } else {
    number.value = node.number(-1e12, 1e12);
  }
  question.read("give_or_take", number.give_or_take, 0, 1e12);
  number.because = question.require("because").text(lesson_limits::text);
  return number;
}

Rules read_rules(const JsonNode& node) {
  const JsonFields fields(node);
  fields.allow({"along", "classes", "wanted"}, tr("rules"));
  Rules rules;
  rules.along = fields.require("along").choice({"x", "y"}) == 0 ? "x" : "y";
  for (const JsonNode& item : fields.require("classes").items(2, lesson_limits::rules)) {
    rules.classes.push_back(item.text(longest_id_text));
  }
  fields.read("wanted", rules.wanted, 0.0, 1.0);
  return rules;
}

LessonStep read_step(const JsonNode& node, const Json& json) {
  const JsonFields fields(node);
  fields.allow({"title", "text", "begin", "hide", "lock", "at", "goal", "question", "rules",
                "board", "hints", "reached"},
               tr("a step"));
  LessonStep step;
  step.title = fields.require("title").text(longest_id_text);
  fields.require("text");
  step.text = texts_at(fields, "text", lesson_limits::paragraphs);
  for (const std::string& paragraph : step.text) {
    check_pointers(fields.require("text"), paragraph);
  }
  if (const auto begin = fields.find("begin")) step.begin = read_begin(*begin, json.at("begin"));
  step.hide = texts_at(fields, "hide", lesson_limits::parts, longest_id_text);
  step.lock = texts_at(fields, "lock", lesson_limits::parts, longest_id_text);
  step.at = text_at(fields, "at", longest_id_text);
  if (const auto goal = fields.find("goal")) step.goal = read_goal(*goal);
  if (const auto question = fields.find("question")) {
    step.question = read_question(*question, step.goal.has_value());
  }
  if (const auto rules = fields.find("rules")) {
    step.rules = read_rules(*rules);
    if (step.goal || step.question) rules->fail(tr("in a step without a goal or a question"));
  }
  if (const auto board = fields.find("board")) {
    if (!step.goal) board->fail(tr("left out in a step without a goal"));
    for (const JsonNode& item : board->items(1, lesson_limits::board)) {
      step.board.push_back(read_fact(item));
    }
  }
  if (const auto hints = fields.find("hints")) {
    if (!step.asks()) hints->fail(tr("left out in a step that asks for nothing"));
    step.hints = read_hints(*hints, json.at("hints"));
  }
  step.reached = text_at(fields, "reached");
  if (!step.reached.empty()) check_places(fields.require("reached"), step.reached);
  if (step.goal && step.reached.empty()) {
    node.fail(
        tr("with \"reached\": what is said when the goal is reached, with what was measured, "
           "as in \"The loss is {loss}.\""));
  }
  return step;
}

// FNV-1a.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

}  // namespace

Question read_question(const JsonNode& node, bool predicts) {
  const JsonFields fields(node);
  fields.allow({"ask", "answers", "number", "give_or_take", "because"}, tr("a question"));
  Question question;
  question.ask = fields.require("ask").text(lesson_limits::text);
  const auto answers = fields.find("answers"), number = fields.find("number");
  if (answers.has_value() == number.has_value()) {
    node.fail(tr("a question with answers to choose from, or with a number"));
  }
  if (number) {
    question.number = read_number(*number, fields, predicts);
    return question;
  }
  std::size_t right = 0;
  for (const JsonNode& item : answers->items(2, lesson_limits::answers)) {
    question.answers.push_back(read_answer(item));
    right += question.answers.back().right ? 1 : 0;
  }
  if (right != 1) answers->fail(tr("a list in which one answer is right"));
  return question;
}

Lesson parse_lesson(std::string_view text, std::string id) {
  if (text.size() > lesson_limits::bytes) {
    throw Error(tr("A lesson has at most {0} kB, and this text has {1}: take steps or points away.",
                   lesson_limits::bytes / 1000, text.size() / 1000));
  }
  const Json json = parse_json(text, lesson_limits::bytes);
  const JsonNode node(json);
  const JsonFields fields(node);
  fields.allow({"descent_lesson", "title", "about", "minutes", "terms", "steps"}, tr("a lesson"));
  fields.require("descent_lesson").whole_number(1, 1);
  Lesson lesson;
  lesson.id = std::move(id);
  lesson.title = fields.require("title").text(longest_id_text);
  lesson.about = fields.require("about").text(lesson_limits::text);
  lesson.minutes = fields.require("minutes").number(1, 240);
  lesson.terms = texts_at(fields, "terms", lesson_limits::terms, longest_id_text);
  std::size_t place = 0;
  for (const JsonNode& item : fields.require("steps").items(1, lesson_limits::steps)) {
    lesson.steps.push_back(read_step(item, json.at("steps").at(place++)));
  }
  lesson.hash = hash_of(dump_json(json));
  return lesson;
}

}  // namespace descent
