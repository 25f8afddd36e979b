#include "engine/training/timeline.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "engine/training/trainer.hpp"
#include "tests/training/allocations.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;

namespace {

// A training that only counts its epochs.
class Counting {
 public:
  std::shared_ptr<const Moment> moment(std::size_t epoch, std::size_t step = 0,
                                       std::size_t bytes = 1000) {
    for (std::size_t next = history_.epochs.count() + 1; next <= epoch; ++next) {
      EpochRecord record;
      record.epoch = next;
      history_.epochs.append(record);
    }
    auto moment = std::make_shared<Moment>();
    moment->place = {epoch, step};
    moment->steps_per_epoch = 10;
    moment->history = std::make_shared<const History>(history_);
    moment->bytes = bytes;
    return moment;
  }

  void go_back(std::size_t epoch) {
    history_.epochs.cut(epoch);
    history_.course = new_course();
  }

 private:
  History history_;
};

std::vector<std::size_t> epochs(const Timeline& timeline) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < timeline.size(); ++i) all.push_back(timeline[i]->place.epoch);
  return all;
}

Timeline timeline_of(Counting& counting, std::size_t count, std::size_t most_bytes) {
  Timeline timeline(most_bytes);
  for (std::size_t epoch = 0; epoch <= count; ++epoch) timeline.offered(counting.moment(epoch));
  return timeline;
}

TrainingSettings timeline_settings() {
  TrainingSettings settings;
  settings.optimizer = Adam{0.03f};
  settings.batch_size = 1;
  settings.epochs = 100;
  return settings;
}

Trainer timeline_trainer() {
  const std::vector<Layer> layers = {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}};
  return Trainer(Sequential({2}, layers, 5), tests::xor_data(), timeline_settings(), 5,
                 default_kernels());
}

}  // namespace

TEST_CASE("while there is room all moments stay, in order") {
  Counting counting;
  Timeline timeline;
  CHECK(timeline.empty());
  CHECK(timeline.find(3) == nullptr);
  for (const std::size_t step : {0, 1, 2, 4}) timeline.offered(counting.moment(0, step));
  for (const std::size_t epoch : {1, 2, 5}) timeline.offered(counting.moment(epoch));
  CHECK(epochs(timeline) == std::vector<std::size_t>{0, 0, 0, 0, 1, 2, 5});
  // At an epoch's end, or as close before it as there is one.
  CHECK(timeline.find(0) == timeline[0]);
  CHECK(timeline.find(1) == timeline[4]);
  CHECK(timeline.find(4) == timeline[5]);
  CHECK(timeline.find(99) == timeline.back());
  CHECK(timeline.bytes() <= Timeline::default_bytes);
}

TEST_CASE("moments lie farther apart the older they are") {
  Counting counting;
  constexpr std::size_t newest = 20'000;
  const Timeline timeline = timeline_of(counting, newest, Timeline::default_bytes);
  const std::vector<std::size_t> kept = epochs(timeline);
  REQUIRE(kept.size() == Timeline::most_moments);
  CHECK(kept.front() == 0);
  CHECK(kept.back() == newest);
  for (std::size_t back = 0; back < 12; ++back)
    CHECK(kept[kept.size() - 1 - back] + back == newest);
  // 256 moments whose gaps are all the same share of their age would be 1/36 of it apart; as every
  // second goes where they are thinned, up to twice as far, and some more while that is under way.
  for (std::size_t i = 1; i < kept.size(); ++i) {
    const std::size_t age = newest - kept[i - 1];
    CHECK(kept[i] - kept[i - 1] <= std::max<std::size_t>(1, age / 9));
  }
  // Each doubling of the age has its share.
  for (std::size_t age = 64; 2 * age <= newest; age *= 2) {
    const auto count = std::count_if(kept.begin(), kept.end(), [&](std::size_t epoch) {
      return newest - epoch >= age && newest - epoch < 2 * age;
    });
    CHECK(count >= 12);
    CHECK(count <= 60);
  }
}

TEST_CASE("the memory is kept to, but the first and the newest moment always stay") {
  Counting counting;
  Timeline timeline(50'000);
  for (std::size_t epoch = 0; epoch <= 300; ++epoch) {
    timeline.offered(counting.moment(epoch, 0, 3000));
    REQUIRE((timeline.bytes() <= 50'000 || timeline.size() == 2));
    REQUIRE(timeline.front()->place.epoch == 0);
    REQUIRE(timeline.back()->place.epoch == epoch);
  }
  Counting large;
  Timeline narrow(1000);
  for (std::size_t epoch = 0; epoch <= 9; ++epoch) {
    narrow.offered(large.moment(epoch, 0, 1'000'000));
  }
  CHECK(epochs(narrow) == std::vector<std::size_t>{0, 9});
  CHECK(narrow.bytes() >= 2'000'000);
  narrow.clear();
  CHECK(narrow.bytes() == 0);
}

TEST_CASE("what moments share of their histories is counted once, and all that they hold") {
  // More epochs than the history keeps all of, so that old moments hold records that it has let go.
  const std::size_t before = tests::allocations().live_bytes;
  Timeline timeline;
  {
    Counting counting;
    for (std::size_t epoch = 0; epoch <= 30'000; epoch += 10) {
      timeline.offered(counting.moment(epoch, 0, sizeof(Moment) + sizeof(History)));
    }
  }
  const auto held = static_cast<double>(tests::allocations().live_bytes - before);
  const auto counted = static_cast<double>(timeline.bytes());
  CHECK(counted > 0.9 * held);
  CHECK(counted < 1.1 * held);
}

TEST_CASE("moments behind the one that training goes on from go") {
  Counting counting;
  Timeline timeline = timeline_of(counting, 20, 1'000'000);
  const Timeline held = timeline;
  const std::shared_ptr<const Moment> tenth = timeline.find(10), fifteenth = timeline.find(15);
  timeline.cut({17, 0});
  CHECK(timeline.back()->place.epoch == 17);
  timeline.go_on_from(*tenth);
  CHECK(timeline.back() == tenth);
  CHECK(timeline.size() == 11);
  CHECK(held.size() == 21);

  // One that was cut off: the moments before it are still its past …
  timeline.go_on_from(*fifteenth);
  CHECK(timeline.size() == 11);
  // … but not once training went another way.
  counting.go_back(10);
  timeline.offered(counting.moment(12));
  CHECK(timeline.back()->place.epoch == 12);
  timeline.go_on_from(*fifteenth);
  CHECK(timeline.empty());
  CHECK(timeline.bytes() == 0);
}

TEST_CASE("a moment at a place that was reached before takes its place") {
  Counting counting;
  Timeline timeline = timeline_of(counting, 6, 1'000'000);
  counting.go_back(4);
  timeline.offered(counting.moment(4));
  CHECK(epochs(timeline) == std::vector<std::size_t>{0, 1, 2, 3, 4});
}

TEST_CASE("a trainer keeps a timeline where one asks for it") {
  Trainer trainer = timeline_trainer();
  trainer.step_epoch();
  CHECK(trainer.timeline() == nullptr);
  CHECK(trainer.snapshot().timeline == nullptr);
  trainer.reset();
  trainer.keep_timeline(Timeline::default_bytes);
  trainer.step(3);
  const auto early = trainer.snapshot().timeline;
  REQUIRE(early->size() == 3);
  CHECK((*early)[1]->place == MomentPlace{0, 1});
  CHECK((*early)[2]->place == MomentPlace{0, 2});
  CHECK(trainer.timeline() == early);  // shared while it is the same
  while (!trainer.finished()) trainer.step_epoch();
  const auto timeline = trainer.timeline();
  CHECK(early->size() == 3);
  for (std::size_t epoch = 0; epoch <= 100; ++epoch) {
    CHECK(timeline->find(epoch)->place == MomentPlace{epoch, 0});
  }
  CHECK(timeline->back()->place == MomentPlace{100, 0});
  CHECK(timeline->back()->stop_cause == StopCause::all_epochs);
  trainer.keep_timeline(0);
  CHECK(trainer.timeline() == nullptr);
}

TEST_CASE("a trainer's timeline follows where training goes") {
  Trainer trainer = timeline_trainer();
  trainer.keep_timeline(Timeline::default_bytes);
  while (!trainer.finished()) trainer.step_epoch();
  const std::uint64_t end = weights_hash(trainer.model().parameters());
  const auto whole = trainer.timeline();
  for (const std::size_t epoch : {80, 40, 7, 0}) {
    trainer.go_to(*whole->find(epoch));
    CHECK(trainer.epoch() <= epoch);
    CHECK(trainer.timeline()->back() == whole->find(epoch));
    trainer.step();
  }
  while (!trainer.finished()) trainer.step_epoch();
  CHECK(weights_hash(trainer.model().parameters()) == end);
  CHECK(trainer.timeline()->size() == whole->size());

  trainer.go_to(*trainer.timeline()->find(3));
  CHECK(trainer.epoch() == 3);
  trainer.set_parameter(0, false, 0, 0.5f);
  trainer.reset();
  CHECK(trainer.timeline()->size() == 1);
  CHECK(weights_hash(trainer.timeline()->front()->model->parameters()) ==
        weights_hash(whole->front()->model->parameters()));
  // The first weights, edited: training begins with these.
  trainer.step();
  trainer.set_parameter(0, false, 0, 0.25f);
  CHECK(trainer.timeline()->size() == 1);
  CHECK(trainer.timeline()->front()->model->parameters()[0].kernel().data()[0] == 0.25f);
}

TEST_CASE("a training that goes on from saved weights has a timeline from there") {
  Trainer trainer = timeline_trainer();
  trainer.keep_timeline(Timeline::default_bytes);
  for (int i = 0; i < 5; ++i) trainer.step_epoch();
  const Snapshot saved = trainer.snapshot();
  trainer.step_epoch();
  trainer.resume(Trained(saved.model, saved.history));
  REQUIRE(trainer.timeline()->size() == 1);
  CHECK(trainer.timeline()->front()->place == MomentPlace{5, 0});
  trainer.step_epoch();
  CHECK(trainer.timeline()->size() == 2);
  trainer.restore_finite_weights();
  CHECK(trainer.timeline()->back()->place <= MomentPlace{trainer.epoch(), 0});
}

TEST_CASE("moments of a long training lie as far apart as keeping them is cheap") {
  Trainer trainer(Sequential({1}, {Dense{1}}, 1), tests::line_data(), timeline_settings(), 1,
                  default_kernels());
  trainer.set_epochs(3000);
  trainer.keep_timeline(Timeline::default_bytes);
  std::size_t kept = 0, newest = 0;
  while (!trainer.finished()) {
    trainer.step_epoch();
    const auto timeline = trainer.timeline();
    if (timeline->back()->place.epoch != newest) ++kept;
    newest = timeline->back()->place.epoch;
  }
  // The first 128, then one each 64th of the age: 64 · ln(3000 / 128) = 202.
  CHECK(kept > 200);
  CHECK(kept < 500);
  CHECK(newest == 3000);
}
