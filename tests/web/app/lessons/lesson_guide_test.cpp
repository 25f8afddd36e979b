#include "web/app/lessons/lesson_guide.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "tests/message_of.hpp"
#include "tests/web/app/apps.hpp"
#include "tests/web/app/lessons/learner.hpp"
#include "web/app/page/kept_state.hpp"
#include "web/app/page/sharing.hpp"

using namespace descent;
using namespace descent::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// What is read, predicted, trained; a quiz; rules.
const char* const some_steps = R"({
  "descent_lesson": 1, "title": "Some", "about": "Some steps.", "minutes": 5, "steps": [
    {"title": "Read", "text": ["Read."], "begin": {"preset": "line"}, "hide": ["preset"]},
    {"title": "Predict", "text": ["Predict."], "begin": {"preset": "line"}, "lock": ["optimizer"],
     "question": {"ask": "For 10?", "number": "prediction_for_10", "give_or_take": 0.5,
                  "because": "You said {answer}."},
     "goal": {"is": "epoch", "at_least": 20},
     "hints": [{"say": "Wait."}, {"say": "It trains.", "do": [{"do": "play"}]}],
     "reached": "After {epoch} epochs, loss {loss}."},
    {"title": "Quiz", "text": ["Which?"], "question": {"ask": "?", "answers": [
      {"say": "A", "because": "Not A."}, {"say": "B", "right": true, "because": "B it is."}]}},
    {"title": "Rules", "text": ["Write."], "begin": {"experiment": {
       "data": {"name": "points", "x": [[1, 0], [2, 0], [8, 0], [9, 0]], "y": [[0], [0], [1], [1]]},
       "model": [{"layer": "Dense", "units": 2, "activation": "softmax"}],
       "training": {"loss": "sparse_categorical_crossentropy"}}},
     "rules": {"along": "x", "classes": ["slow", "fast"], "wanted": 1}}
  ]})";

struct Class {
  App app = app_of_presets();
  Learner learner{app};
  LessonGuide& guide = learner.guide();

  Class() {
    guide.open(parse_lesson(some_steps, "some"), std::nullopt);
    learner.follow();
  }
};

}  // namespace

TEST_CASE("a prediction comes before the run, is locked, and is compared with what was measured") {
  Class one;
  one.guide.go_to(1);
  one.app.apply(Play{});
  CHECK_FALSE(one.app.playing());
  CHECK_THAT(one.app.message(), ContainsSubstring("waits in this step"));
  one.guide.answer_number(7);
  CHECK_THAT(message_of([&] { one.guide.answer_number(8); }), ContainsSubstring("made already"));
  one.app.apply(Play{});
  one.learner.work();
  REQUIRE(one.guide.mark().reached);
  CHECK_THAT(one.guide.said(), ContainsSubstring("You predicted 7; it came to "));
  CHECK_THAT(one.guide.said(), ContainsSubstring("You said 7. After 20 epochs, loss "));
  CHECK(one.guide.mark().seed == one.app.experiment().seed);
  CHECK_FALSE(one.guide.mark().shown);
}

TEST_CASE("each epoch is judged by its own numbers, however many a frame trains") {
  App app = app_of_presets();
  Learner learner(app);
  const std::string budget = R"({"descent_lesson": 1, "title": "B", "about": "B.", "minutes": 1,
    "steps": [{"title": "B", "text": ["B"], "begin": {"preset": "line", "view": "speed=0"},
      "goal": {"is": "loss", "below": 1, "within": {"epochs": 30}}, "reached": "At {epoch}."}]})";
  learner.guide().open(parse_lesson(budget, "b"), std::nullopt);
  learner.follow();
  app.apply(Play{});
  while (app.busy()) app.run_for(std::chrono::seconds(1));  // all 500 at once
  CHECK(app.driver()->snapshot().epoch == 500);
  learner.follow();
  REQUIRE(learner.guide().mark().reached);
  CHECK(learner.guide().said() != "At 500.");
  CHECK(learner.guide().said().size() <= std::string("At 30.").size());
}

TEST_CASE("what a lesson hides and locks is gone with it, and stands in no link and nothing kept") {
  Class one;
  CHECK(one.app.view().hidden.has(Part::preset));
  one.guide.go_to(1);
  CHECK_FALSE(one.app.view().hidden.has(Part::preset));
  CHECK(one.app.view().locked.has(Part::optimizer));
  CHECK(one.app.view().locked.has(Part::play));
  CHECK(share_link(one.app.shown_run()).find("lock") == std::string::npos);
  CHECK(share_frame(one.app.shown_run(), "", {}).find("lock") == std::string::npos);
  KeptPieces pieces(one.app.kept_state());
  CHECK(pieces.head().find("lock") == std::string::npos);
  one.guide.close();
  CHECK(one.app.view().hidden.empty());
  CHECK(one.app.view().locked.empty());
}

TEST_CASE("the page's own locks outlive a lesson, which may do what they forbid the learner") {
  App app = app_of_presets();
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:circle))&lock=preset"});
  REQUIRE(app.view().locked.has(Part::preset));
  Learner learner(app);
  learner.guide().open(parse_lesson(some_steps, "some"), std::nullopt);
  CHECK(app.preset_id() == "line");
  CHECK(app.view().locked.has(Part::preset));
  learner.guide().close();
  CHECK(app.view().locked == Parts{Part::preset});
}

TEST_CASE(
    "a step that goes on from another begins where that one does, whatever was there before") {
  App app = app_of_presets();
  Learner learner(app);
  LessonGuide& guide = learner.guide();
  const std::string text =
      R"({"descent_lesson": 1, "title": "C", "about": "C.", "minutes": 1, "steps": [
    {"title": "0", "text": ["0"], "begin": {"preset": "circle"}},
    {"title": "1", "text": ["1"], "begin": {"preset": "line"},
     "goal": {"is": "epoch", "at_least": 5}, "reached": "{epoch}."},
    {"title": "2", "text": ["2"], "question": {"ask": "?", "number": 1, "because": "1."}},
    {"title": "3", "text": ["3"], "goal": {"is": "epoch", "at_least": 9}, "reached": "{epoch}."}]})";
  guide.open(parse_lesson(text, "c"), std::nullopt);
  learner.follow();
  REQUIRE(app.preset_id() == "circle");
  guide.go_to(3);
  CHECK(app.preset_id() == "line");
  CHECK(guide.goes_on_from_undone() == 1);
  guide.go_to(1);
  learner.follow();
  app.apply(StepEpoch{});
  learner.work();
  const std::size_t trained = app.driver()->snapshot().epoch;
  REQUIRE(trained > 0);
  guide.go_to(2);  // skipped: it stays as the learner left it
  CHECK(app.driver()->snapshot().epoch == trained);
  CHECK(guide.goes_on_from_undone() == 1);
  guide.go_to(1);
  app.apply(Play{});
  learner.work();
  REQUIRE(guide.mark().reached);
  guide.go_to(3);
  CHECK_FALSE(guide.goes_on_from_undone());
}

TEST_CASE("a step goes on from what was trained before it, not from what was only looked at") {
  App app = app_of_presets();
  LessonGuide guide(app);
  const std::string text = R"({"descent_lesson": 1, "title": "L", "about": "L.", "minutes": 1,
    "steps": [
    {"title": "0", "text": ["0"], "begin": {"preset": "circle"},
     "goal": {"is": "epoch", "at_least": 5}, "hints": [{"say": "0", "do": [{"do": "play"}]}],
     "reached": "0."},
    {"title": "1", "text": ["1"], "goal": {"happened": "opened", "which": "landscape"},
     "hints": [{"say": "1", "do": [{"do": "show", "what": "landscape"}]}], "reached": "1."},
    {"title": "2", "text": ["2"]}]})";
  guide.open(parse_lesson(text, "l"), std::nullopt);
  guide.go_to(2);
  CHECK(guide.goes_on_from_undone() == 0);
}

TEST_CASE(
    "guesses by hand begin anew with each step that is set up, and not with one that goes on") {
  Class one;
  const auto begun = [&] { return one.app.view().guesses_begun; };
  const std::size_t before = begun();
  one.guide.go_to(1);
  CHECK(begun() == before + 1);
  one.guide.go_to(2);
  CHECK(begun() == before + 1);
  one.guide.set_up();
  CHECK(begun() == before + 2);
  one.app.apply(SetViewOptions{"by_hand=true"});
  CHECK(begun() == before + 2);
}

TEST_CASE("before a prediction no weight is set by hand, which would show what it asks for") {
  Class one;
  one.guide.go_to(1);
  const auto set = [&] { one.app.apply(SetParameter{0, false, 0, 3.0}); };
  set();
  CHECK_THAT(one.app.message(), ContainsSubstring("waits in this step"));
  one.guide.answer_number(7);
  set();
  CHECK(one.app.message().empty());
}

TEST_CASE("attempts come back with the progress") {
  App app = app_of_presets();
  Learner learner(app);
  const std::string text = R"({"descent_lesson": 1, "title": "B", "about": "B.", "minutes": 1,
    "steps": [{"title": "B", "text": ["B"], "begin": {"preset": "line"}, "board": ["epoch"],
      "goal": {"is": "loss", "below": -1}, "reached": "{epoch}."}]})";
  const Lesson lesson = parse_lesson(text, "b");
  learner.guide().open(lesson, std::nullopt);
  learner.follow();
  app.apply(Play{});
  learner.work();
  REQUIRE(learner.guide().attempts().size() == 1);
  const std::string kept = progress_text(lesson, learner.guide().progress());
  App later = app_of_presets();
  LessonGuide guide(later);
  guide.open(lesson, progress_from(lesson, kept));
  CHECK(guide.attempts() == learner.guide().attempts());
}

TEST_CASE("a wrong answer is counted and told, the right one reaches the step") {
  Class one;
  one.guide.go_to(2);
  one.guide.answer_choice(0);
  CHECK(one.guide.because() == "Not A.");
  CHECK_FALSE(one.guide.mark().reached);
  one.guide.answer_choice(1);
  CHECK(one.guide.mark().reached);
  CHECK(one.guide.mark().tries == 1);
  CHECK(one.guide.said() == "B it is.");
  CHECK_THAT(message_of([&] { one.guide.answer_choice(2); }), ContainsSubstring("no such answer"));
}

TEST_CASE("rules are judged over the points, class by class") {
  Class one;
  one.guide.go_to(3);
  one.guide.try_rules({{{1.5, 0}}, 1});
  REQUIRE(one.guide.verdict());
  CHECK(one.guide.verdict()->right == 3);
  CHECK(one.guide.verdict()->right_of_class == std::vector<std::size_t>{1, 2});
  CHECK_FALSE(one.guide.mark().reached);
  one.guide.try_rules({{{5, 0}}, 1});
  CHECK(one.guide.mark().reached);
  CHECK_THAT(message_of([&] { one.guide.try_rules({{{5, 2}}, 1}); }),
             ContainsSubstring("names a class"));
}

TEST_CASE("a hint that does it marks the step as shown, and the score leaves it out") {
  Class one;
  one.guide.go_to(1);
  one.guide.answer_number(1);
  one.guide.take_hint();
  CHECK_FALSE(one.guide.mark().shown);
  one.guide.take_hint();
  one.learner.work();
  CHECK(one.guide.mark().reached);
  CHECK(one.guide.mark().shown);
  CHECK(score_of(one.guide.lesson(), one.guide.progress()) == 0);
}

TEST_CASE("the goal and the end are told once") {
  App app = app_of_presets();
  Learner learner(app);
  const std::string quiz_alone = R"({"descent_lesson": 1, "title": "Q", "about": "Q.", "minutes": 1,
    "steps": [{"title": "Quiz", "text": ["?"], "question": {"ask": "?", "answers": [
      {"say": "A", "right": true, "because": "Yes."}, {"say": "B", "because": "No."}]}}]})";
  learner.guide().open(parse_lesson(quiz_alone, "q"), std::nullopt);
  learner.follow();
  learner.guide().answer_choice(0);
  std::string told;
  for (const ToldEvent& event : learner.follow()) told += event.name + ' ';
  CHECK(told == "goal lessonDone lesson ");
  CHECK(learner.follow().empty());
}

TEST_CASE("a lesson that asks for what there is not is not opened, and the one before stays") {
  Class one;
  const std::string wrong = R"({"descent_lesson": 1, "title": "W", "about": "W.", "minutes": 1,
    "steps": [{"title": "W", "text": ["W"], "begin": {"preset": "none_such"}}]})";
  CHECK_THAT(message_of([&] { one.guide.open(parse_lesson(wrong, "w"), std::nullopt); }),
             ContainsSubstring("none_such"));
  CHECK(one.guide.lesson().id == "some");
}
