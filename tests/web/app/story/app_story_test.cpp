// The story as the page tells it: with what a remedy did, and what comes next.
#include "web/app/story/app_story.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/looks/layer_look.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/model_edits.hpp"
#include "web/app/state/presets.hpp"
#include "web/app/story/trial_report.hpp"

using namespace descent;
using namespace std::chrono_literals;

namespace {

struct Page {
  App app = tests::app_of_presets();

  explicit Page(const std::string& preset) {
    app.apply(LoadPreset{preset});
    app.apply(SetSpeed{0});
  }
  void train() {
    app.apply(Play{});
    run();
  }
  void run() {
    while (app.busy()) app.run_for(20ms);
  }
  Story story() const {
    LayerLook look;
    look.update(app.shown_run(), 0, 0);
    while (look.looking()) {
      app.looks().run_for(20ms);
      look.update(app.shown_run(), 0, 0);
    }
    return story_of(app.shown_run(), look.statistics());
  }
  void press(const Remedy& remedy) { app.apply(take_remedy(remedy.label, remedy.action)); }
};

}  // namespace

TEST_CASE("a remedy shows what it did, and nothing takes its place meanwhile") {
  Page page("overfitting");
  page.train();
  const Story ill = page.story();
  REQUIRE(ill.kind == Story::Kind::overfitting);
  CHECK(ill.tried.empty());
  const double before = page.app.driver()->snapshot().history->epochs.back().validation.loss;
  page.press(ill.remedies.at(0));
  CHECK(page.app.playing());
  const Story begun = page.story();
  CHECK(begun.tried == ill.remedies[0].label);
  CHECK(begun.remedies.empty());
  CHECK(begun.detail.find("first epoch") != std::string::npos);
  page.run();
  const Story after = page.story();
  CHECK(after.tried == ill.remedies[0].label);
  CHECK(after.detail.find("before") != std::string::npos);
  CHECK(page.app.driver()->snapshot().history->epochs.back().validation.loss < before);
  page.app.apply(Undo{});
  CHECK(page.story().kind == Story::Kind::overfitting);
  CHECK(page.story().tried.empty());
}

TEST_CASE("a remedy that begins anew is compared at the same epoch") {
  History before, now;
  for (std::size_t i = 1; i <= 10; ++i) {
    EpochRecord record;
    record.epoch = i;
    record.train.loss = 1.0 / static_cast<double>(i);
    record.validation.loss = 2.0 / static_cast<double>(i);
    before.epochs.append(record);
    record.validation.loss = 1.0 / static_cast<double>(i);
    if (i <= 4) now.epochs.append(record);
  }
  const Trial trial{"Add L2", std::make_shared<const History>(before)};
  Snapshot snapshot;
  snapshot.epoch = 4;
  snapshot.history = std::make_shared<const History>(now);
  CHECK_FALSE(is_judged(trial, snapshot));
  CHECK(trial_report(trial, snapshot) == "After 4 epochs: test loss 0.5 before, 0.25 now.");
  snapshot.history = std::make_shared<const History>();
  CHECK(trial_report(trial, snapshot).find("first epoch") != std::string::npos);
}

namespace {

void check_told_as_set(const Story& story) {
  CHECK(story.kind == Story::Kind::not_finite);
  CHECK(story.text == "With these weights the loss is not a finite number.");
  CHECK(story.detail == "A weight that was set is too large: undo it, or set a smaller one.");
  REQUIRE(story.remedies.size() == 1);
  CHECK(story.remedies[0].action.as<Undo>() != nullptr);
}

}  // namespace

TEST_CASE("a weight set by hand that breaks the loss is named, and undone by a press") {
  Page page("line");
  SECTION("before the first epoch") {}
  SECTION("between epochs") {
    page.app.apply(StepEpoch{});
    page.run();
  }
  SECTION("within an epoch") {
    page.app.apply(set_setting(&TrainingSettings::batch_size, 2));
    page.app.apply(StepBatch{});
    page.run();
    REQUIRE(page.app.driver()->snapshot().step == 1);
  }
  page.app.apply(SetParameter{0, false, 0, 3e38f});
  check_told_as_set(page.story());
  // Who tries it all the same is not told of the learning rate either.
  page.app.apply(StepBatch{});
  page.run();
  REQUIRE(page.app.driver()->snapshot().stop_cause == StopCause::not_finite);
  check_told_as_set(page.story());
}

TEST_CASE("a weight that breaks the loss is set back by the story's press") {
  Page page("line");
  page.app.apply(SetParameter{0, false, 0, 3e38f});
  page.app.apply(page.story().remedies.at(0).action);
  CHECK(page.story().kind == Story::Kind::not_started);
}

TEST_CASE("an edit within the first epoch is told with the place of its weights") {
  Page page("circle");
  page.app.apply(KeepWeights{true});
  page.app.apply(set_setting(&TrainingSettings::batch_size, 10));
  for (int i = 0; i < 3; ++i) {
    page.app.apply(StepBatch{});
    page.run();
  }
  const std::size_t steps = page.app.driver()->snapshot().steps_per_epoch;
  page.app.apply(NewSample{});
  REQUIRE(page.app.driver()->snapshot().step == 0);
  const Story story = page.story();
  CHECK(story.kind == Story::Kind::not_started);
  CHECK(story.text.find("Edited in the first epoch: ") == 0);
  CHECK(story.text.find("The weights are those after batch 3 of " + std::to_string(steps) +
                        " in epoch 1, which begins anew.") != std::string::npos);
  page.app.apply(StepBatch{});
  page.run();
  CHECK(page.story().kind == Story::Kind::begun);
}

TEST_CASE("after a preset's last epoch there is one next thing") {
  Page page("spiral");
  page.train();
  const Story story = page.story();
  REQUIRE(story.kind == Story::Kind::learnt);
  REQUIRE(story.remedies.size() == 1);
  CHECK_FALSE(story.remedies[0].tried);
  page.app.apply(story.remedies[0].action);
  CHECK(page.app.preset_id() == "spiral_plain");
}

TEST_CASE("every preset leads to another one that is there") {
  const Page page("spiral");
  for (const Preset& preset : page.app.presets()) {
    if (preset.next.empty()) continue;
    INFO(preset.id);
    bool found = false;
    for (const Preset& other : page.app.presets()) found |= other.id == preset.next;
    CHECK(found);
    CHECK(preset.next != preset.id);
  }
}

TEST_CASE("after an edit that began anew the old weights are offered") {
  Page page("circle");
  page.app.apply(StepEpoch{});
  page.run();
  page.app.apply(SetLayers{with_hidden_layer(page.app.experiment().model)});
  const Story story = page.story();
  CHECK(story.kind == Story::Kind::not_started);
  CHECK(story.text.find("anew") != std::string::npos);
  REQUIRE(story.remedies.size() == 1);
  page.app.apply(story.remedies[0].action);
  CHECK(page.app.driver()->snapshot().epoch == 1);
  CHECK(page.story().kind == Story::Kind::edited);
}
