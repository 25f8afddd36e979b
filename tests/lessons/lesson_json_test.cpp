#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "engine/core/error.hpp"
#include "engine/lessons/lesson.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string whole = R"({
  "descent_lesson": 1, "title": "A line", "about": "One neuron.", "minutes": 5, "terms": ["loss"],
  "steps": [
    {"title": "Look", "text": ["There are [six points](data)."], "begin": {"preset": "line"}},
    {"title": "Train", "text": ["Train it."], "lock": ["learning_rate"], "at": "play",
     "goal": {"is": "loss", "below": 0.1},
     "hints": [{"say": "Press play."}, {"say": "It is here.", "at": "play"},
               {"say": "Like this.", "do": [{"do": "play"}]}],
     "reached": "The loss is {loss}."},
    {"title": "Guess", "text": ["What does it say for 10?"],
     "question": {"ask": "Its prediction?", "number": "prediction_for_10", "give_or_take": 0.1,
                  "because": "It says {prediction_for_10}."},
     "goal": {"is": "epoch", "at_least": 500}, "reached": "After {epoch} epochs."},
    {"title": "Quiz", "text": ["Why?"], "question": {"ask": "Why not 19?", "answers": [
      {"say": "It is broken.", "because": "No."},
      {"say": "The loss is not 0.", "right": true, "because": "Yes."}]}}
  ]})";

std::string without(std::string text, const std::string& what, const std::string& instead = "") {
  const std::size_t place = text.find(what);
  REQUIRE(place != std::string::npos);
  return text.replace(place, what.size(), instead);
}

std::string message(const std::string& text) {
  try {
    parse_lesson(text, "own");
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a lesson is read as its file has it") {
  const Lesson lesson = parse_lesson(whole, "line");
  CHECK(lesson.id == "line");
  CHECK(lesson.title == "A line");
  CHECK(lesson.minutes == 5);
  REQUIRE(lesson.steps.size() == 4);
  CHECK(lesson.steps[0].begin.preset == "line");
  CHECK_FALSE(lesson.steps[0].asks());
  CHECK(lesson.steps[1].lock == std::vector<std::string>{"learning_rate"});
  CHECK(lesson.steps[1].hints[1].at == "play");
  CHECK(lesson.steps[1].hints[2].requests == std::vector<std::string>{R"({"do":"play"})"});
  CHECK_FALSE(lesson.steps[1].predicts());
  CHECK(lesson.steps[2].predicts());
  CHECK(std::get<Fact>(lesson.steps[2].question->number->value) == Fact::prediction_for_10);
  CHECK(lesson.steps[3].question->answers[1].right);
}

TEST_CASE("an edition of a lesson is known by its text, however it is laid out") {
  const Lesson lesson = parse_lesson(whole, "line");
  std::string laid_out = whole;
  for (char& c : laid_out) c = c == '\n' ? ' ' : c;
  CHECK(parse_lesson(laid_out, "line").hash == lesson.hash);
  CHECK(parse_lesson(without(whole, "Look", "See"), "line").hash != lesson.hash);
}

TEST_CASE("what is wrong with a lesson is told with its place") {
  CHECK(message(whole) == "no error");
  CHECK_THAT(message("{"), ContainsSubstring("line 1"));
  CHECK_THAT(message(std::string(300'000, ' ')),
             ContainsSubstring("at most 200 kB, and this text has 300"));
  CHECK_THAT(message(without(whole, "\"descent_lesson\": 1,")),
             ContainsSubstring("descent_lesson"));
  CHECK_THAT(message(without(whole, "\"minutes\": 5", "\"minutes\": 0")),
             ContainsSubstring("minutes is 0, but must be a number from 1 to 240"));
  CHECK_THAT(message(without(whole, R"("preset": "line")", R"("preset": "line", "x": 1)")),
             ContainsSubstring("x"));
  CHECK_THAT(message(without(whole, R"("preset": "line")", R"("experiment": {"seed": -1})")),
             ContainsSubstring("steps[0].begin.experiment"));
  CHECK_THAT(message(without(whole, R"("reached": "The loss is {loss}.")", R"("title": "x")")),
             ContainsSubstring("title"));
  CHECK_THAT(message(without(whole, ",\n     \"reached\": \"The loss is {loss}.\"")),
             ContainsSubstring("with \"reached\""));
  CHECK_THAT(message(without(whole, R"("right": true, )")),
             ContainsSubstring("one answer is right"));
  CHECK_THAT(message(without(whole, R"("because": "No.")", R"("right": true, "because": "No.")")),
             ContainsSubstring("one answer is right"));
  CHECK_THAT(message(without(whole, R"([{"do": "play"}])", R"([{"play": true}])")),
             ContainsSubstring("do"));
  CHECK_THAT(
      message(without(whole, R"("number": "prediction_for_10")", R"("number": "optimizer")")),
      ContainsSubstring("steps[2].question.number"));
}

TEST_CASE("a number to type without a goal is one that the lesson knows") {
  const std::string text = without(
      whole,
      R"(     "goal": {"is": "epoch", "at_least": 500}, "reached": "After {epoch} epochs."},)",
      "},");
  CHECK_THAT(message(without(text, R"("because": "It says {prediction_for_10}."},)",
                             R"("because": "It says {prediction_for_10}."})")),
             ContainsSubstring("nothing is measured in a step without a goal"));
}
