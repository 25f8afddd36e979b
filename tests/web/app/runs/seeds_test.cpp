#include <algorithm>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <thread>

#include "engine/core/number_text.hpp"
#include "tests/web/app/apps.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/state/app.hpp"
#include "web/frame/runs_words.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

struct Seeded {
  App app;
  explicit Seeded(Schedule schedule = Schedule::between_frames)
      : app(tests::app_of_presets({}, schedule)) {
    app.apply(SetSpeed{0});
    app.apply(LoadPreset{"circle"});
  }
  void rest() {
    while (app.busy()) app.run_for(2ms);
  }
  void train(std::size_t epochs) {
    app.apply(set_setting(&TrainingSettings::epochs, epochs));
    app.apply(Play{});
    rest();
  }
  const SeedsLook* seeds() const { return app.shown_run().seeds(); }
};

// What a seed's own run of the page comes to.
double loss_alone(std::uint64_t seed, std::size_t epochs) {
  Seeded alone;
  alone.app.apply(set_setting(&Experiment::seed, seed));
  alone.train(epochs);
  REQUIRE(alone.app.shown_run().newest().epoch == epochs);
  return alone.app.shown_run().newest().history->epochs.back().validation.loss;
}

std::vector<SeedNotes> notes_of(const App& app) {
  std::vector<SeedNotes> notes;
  update_seed_notes(notes, app.runs());
  return notes;
}

}  // namespace

TEST_CASE("the same again from seeds: each comes to what the page's own run of it comes to") {
  for (const Schedule schedule : {Schedule::between_frames, Schedule::own_thread}) {
    Seeded page(schedule);
    page.train(6);
    page.app.apply(TrainSeeds{0, 3});
    CHECK(page.app.message() == "");
    REQUIRE(page.seeds());
    CHECK(page.seeds()->under_way());
    page.rest();
    REQUIRE(page.seeds()->done());
    const std::vector<SeedCourse> courses = page.seeds()->courses();
    REQUIRE(courses.size() == 3);
    std::vector<double> losses;
    for (const SeedCourse& course : courses) {
      losses.push_back(loss_alone(course.seed, 6));
      CHECK(std::bit_cast<std::uint64_t>(course.epochs.back().validation.loss) ==
            std::bit_cast<std::uint64_t>(losses.back()));
    }
    std::sort(losses.begin(), losses.end());
    const RunView run = page.app.shown_run();
    const std::string words = seed_words(run, notes_of(page.app)[0]);
    CHECK_THAT(words, ContainsSubstring("3 seeds (42 to 44) after epoch 6 · loss "));
    CHECK_THAT(words, ContainsSubstring(" · val_loss " + loss_text(losses[1]) + " [" +
                                        loss_text(losses[0]) + "; " + loss_text(losses[2]) + "]"));
  }
}

TEST_CASE("seeds belong to the experiment: an edit ends them, a kept run keeps them") {
  Seeded page;
  page.train(3);
  page.app.apply(TrainSeeds{0, 3});
  page.app.apply(AddRun{"A"});
  REQUIRE(page.app.runs()[1].seeds());
  page.app.apply(SetLearningRate{0.5f});
  CHECK_FALSE(page.seeds());  // of the run that is another one now
  CHECK(page.app.runs()[1].seeds()->under_way());
  page.rest();
  CHECK(page.app.runs()[1].seeds()->finished() == 3);
  page.app.apply(Undo{});
  CHECK(page.seeds());

  page.app.apply(TrainSeeds{0, 5});
  const SeedsLook* look = page.seeds();
  page.app.apply(SetLearningRate{0.25f});  // nobody has them any more
  CHECK_FALSE(look->under_way());
  page.rest();
  CHECK(look->finished() < 5);
}

TEST_CASE("seeds that are stopped keep what is done, and too many are refused") {
  Seeded page;
  page.train(200);
  page.app.apply(TrainSeeds{0, 20});
  while (page.seeds()->finished() < 2) page.app.run_for(1ms);
  CHECK(seed_progress(*page.seeds()) >= 0.1);
  CHECK_THAT(seed_progress_words(*page.seeds()), ContainsSubstring(" of 20: epoch "));
  page.app.apply(StopSeeds{});
  const std::size_t stopped = page.seeds()->finished();
  page.rest();
  CHECK(page.seeds()->finished() == stopped);
  CHECK(page.seeds()->courses().size() == stopped);
  CHECK_FALSE(page.app.busy());
  page.app.apply(TrainSeeds{0, 21});
  CHECK_THAT(page.app.message(), ContainsSubstring("from 2 to 20 seeds"));
  CHECK(page.seeds()->finished() == stopped);
}

TEST_CASE("two runs with seeds are compared in a sentence") {
  Seeded page;
  page.app.apply(LoadPreset{"xor_line"});
  page.train(60);
  page.app.apply(TrainSeeds{0, 3});
  page.rest();
  page.app.apply(AddRun{"A"});
  page.app.apply(LoadPreset{"xor"});
  page.train(60);
  page.app.apply(TrainSeeds{0, 3});
  page.rest();
  const std::vector<RunView> runs = page.app.runs();
  const std::vector<SeedNotes> notes = notes_of(page.app);
  const NamedSeeds own{"this run", &runs[0], &notes[0]}, kept{"A", &runs[1], &notes[1]};
  const std::vector<std::string> sentences = seed_comparison(own, kept);
  REQUIRE(sentences.size() >= 1);
  CHECK_THAT(sentences.back(), ContainsSubstring("val_accuracy: all 3 seeds of A"));
  // 20 orders of three and three: one with all of A below, one with all above.
  CHECK_THAT(sentences.back(), ContainsSubstring("once in 10 times"));
  const std::vector<std::string> same = seed_comparison(own, {"A", &runs[0], &notes[0]});
  REQUIRE(same.size() == 2);
  CHECK_THAT(same.front(), ContainsSubstring("within the spread of seeds, no difference shown"));
  const SeedNotes none{};
  CHECK(seed_comparison(own, {"A", &runs[1], &none}).empty());
}

TEST_CASE("a loss beyond floats is told as larger than they get") {
  CHECK(figure_text(std::numeric_limits<double>::infinity()) == "> 3.4e+38");
  CHECK(figure_text(Scores::none).empty());
  CHECK(figure_text(-0.25) == "−0.2500");
}
