#include "web/scenes/images/judging_quiz.hpp"

#include <catch2/catch_test_macros.hpp>

namespace descent {

TEST_CASE("each model of the quiz has one right answer") {
  const std::size_t under = 0, well = 1, over = 2;
  CHECK(is_right(quiz_models[0], well));
  CHECK(is_right(quiz_models[1], under));
  CHECK(is_right(quiz_models[2], over));
  for (const QuizModel& model : quiz_models) {
    int right = 0;
    for (const std::size_t answer : {under, well, over}) right += is_right(model, answer) ? 1 : 0;
    CHECK(right == 1);
    CHECK(model.test <= quiz_models[best_quiz_model].test);
  }
}

}  // namespace descent
