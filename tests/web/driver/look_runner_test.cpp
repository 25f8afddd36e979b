#include "web/driver/look_runner.hpp"

#include <catch2/catch_test_macros.hpp>
#include <new>
#include <thread>

using namespace descent;
using namespace std::chrono_literals;

namespace {

// Counts its pieces, each of which takes some time.
class Counting : public Look {
 public:
  Counting(int pieces, std::chrono::milliseconds each) : pieces_(pieces), each_(each) {}
  int count = 0;
  std::thread::id thread;

 protected:
  bool advance() override {
    std::this_thread::sleep_for(each_);
    thread = std::this_thread::get_id();
    return ++count == pieces_;
  }

 private:
  int pieces_;
  std::chrono::milliseconds each_;
};

void finish(LookRunner& runner) {
  while (runner.busy()) {
    runner.run_for(1ms);
    std::this_thread::sleep_for(1ms);
  }
}

}  // namespace

TEST_CASE("looks: what takes no time is there at once") {
  for (const Schedule schedule : {Schedule::between_frames, Schedule::own_thread}) {
    LookRunner runner(schedule);
    const auto look = std::make_shared<Counting>(3, 0ms);
    runner.ask(look);
    CHECK(look->done());
    CHECK_FALSE(runner.busy());
    CHECK_FALSE(runner.run_for(1ms));
  }
}

TEST_CASE("looks: what takes long comes to its end in turn, and that is told") {
  for (const Schedule schedule : {Schedule::between_frames, Schedule::own_thread}) {
    LookRunner runner(schedule);
    const auto first = std::make_shared<Counting>(5, 3ms),
               second = std::make_shared<Counting>(2, 3ms);
    runner.ask(first);
    runner.ask(second);
    CHECK_FALSE(second->done());
    CHECK(runner.busy());
    int told = 0;
    while (runner.busy()) {
      told += runner.run_for(1ms);
      std::this_thread::sleep_for(1ms);
    }
    CHECK(told >= 1);
    CHECK(first->count == 5);
    CHECK(second->count == 2);
    CHECK((second->thread == std::this_thread::get_id()) == (schedule == Schedule::between_frames));
  }
}

TEST_CASE("looks: a slice is a piece where pieces are long, and waits for no other") {
  LookRunner runner(Schedule::between_frames);
  const auto look = std::make_shared<Counting>(100, 5ms);
  runner.ask(look);
  const int before = look->count;
  CHECK(before == 1);
  runner.run_for(1ms);
  CHECK(look->count == before + 1);
  CHECK(runner.seconds_until_due() == 0);
}

TEST_CASE("looks: what nobody waits for any more is let go, and so is all with the runner") {
  for (const Schedule schedule : {Schedule::between_frames, Schedule::own_thread}) {
    const auto given_up = std::make_shared<Counting>(1'000'000, 3ms);
    const auto endless = std::make_shared<Counting>(1'000'000, 3ms);
    const auto last = std::make_shared<Counting>(2, 3ms);
    {
      LookRunner runner(schedule);
      Looking<Counting> looking;
      looking.asked(given_up);
      runner.ask(given_up);
      looking.asked(last);
      runner.ask(last);
      CHECK(looking.under_way());
      finish(runner);
      REQUIRE(looking.answer());
      CHECK(looking.answer()->count == 2);
      runner.ask(endless);
    }
    CHECK_FALSE(given_up->done());
    CHECK(endless.use_count() == 1);
  }
}

TEST_CASE("looks: while another look is under way the last answer stays") {
  LookRunner runner(Schedule::between_frames);
  Looking<Counting> looking;
  CHECK(looking.answer() == nullptr);
  const auto first = std::make_shared<Counting>(1, 0ms),
             second = std::make_shared<Counting>(3, 3ms);
  looking.asked(first);
  runner.ask(first);
  looking.asked(second);
  runner.ask(second);
  CHECK(looking.answer() == first.get());
  finish(runner);
  CHECK_FALSE(looking.under_way());
  CHECK(looking.answer() == second.get());
}

namespace {

// Has not enough memory for its second piece.
class Failing : public Look {
 protected:
  bool advance() override {
    std::this_thread::sleep_for(3ms);
    if (++count_ == 2) throw std::bad_alloc();
    return false;
  }

 private:
  int count_ = 0;
};

}  // namespace

TEST_CASE("looks: one that cannot go on is let go, and the last answer stays") {
  for (const Schedule schedule : {Schedule::between_frames, Schedule::own_thread}) {
    LookRunner runner(schedule);
    Looking<Look> looking;
    const auto good = std::make_shared<Counting>(1, 0ms);
    looking.asked(good);
    runner.ask(good);
    const auto bad = std::make_shared<Failing>();
    looking.asked(bad);
    runner.ask(bad);
    finish(runner);
    CHECK_FALSE(looking.under_way());
    CHECK(looking.answer() == good.get());
  }
}

namespace {

class LettingPass : public Counting {
 public:
  using Counting::Counting;
  bool lets_others_pass() const override { return true; }
};

}  // namespace

TEST_CASE("looks: one that lets others pass is gone on with behind them, and to its end") {
  for (const Schedule schedule : {Schedule::between_frames, Schedule::own_thread}) {
    LookRunner runner(schedule);
    const auto slow = std::make_shared<LettingPass>(60, 3ms);
    const auto quick = std::make_shared<Counting>(2, 3ms);
    runner.ask(slow);
    runner.ask(quick);
    while (!quick->done()) {
      runner.run_for(1ms);
      std::this_thread::sleep_for(1ms);
    }
    CHECK_FALSE(slow->done());
    finish(runner);
    CHECK(slow->count == 60);
  }
}
