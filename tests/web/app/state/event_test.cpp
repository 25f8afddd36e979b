#include "web/app/state/event.hpp"

#include <catch2/catch_test_macros.hpp>
#include <variant>

#include "tests/web/app/apps.hpp"
#include "web/app/page/told_event.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;

namespace {

struct Listened {
  App app = tests::app_of_presets();

  // What was carried out since the last call, of one kind of action.
  template <typename Asked>
  std::vector<Asked> done() {
    std::vector<Asked> all;
    for (const Event& event : app.take_events()) {
      const auto* one = std::get_if<ActionDone>(&event);
      if (const Asked* asked = one ? one->action.as<Asked>() : nullptr) all.push_back(*asked);
    }
    return all;
  }
};

}  // namespace

TEST_CASE_METHOD(Listened, "what was asked for and done is told with what was asked") {
  app.apply(ShowLayer{2});
  app.apply(SetCurve{Metric::accuracy});
  app.apply(ShowLayer{0});
  const std::vector<ShowLayer> shown = done<ShowLayer>();
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].number == 2);
  CHECK(shown[1].number == 0);
  CHECK(done<ShowLayer>().empty());
}

TEST_CASE_METHOD(Listened, "what could not be done is told as that, with its sentence") {
  app.apply(LoadPreset{"no such one"});
  const std::vector<Event> events = app.take_events();
  REQUIRE(events.size() == 1);
  REQUIRE(std::holds_alternative<Failed>(events[0]));
  CHECK(std::get<Failed>(events[0]).sentence == app.message());
}

TEST_CASE_METHOD(Listened, "each event of a training names its run") {
  app.apply(set_setting(&TrainingSettings::epochs, 1));
  app.apply(SetSpeed{0});
  app.apply(Play{});
  while (app.busy()) app.run_for(std::chrono::milliseconds(5));
  std::uint64_t epochs = 0, ends = 0;
  for (const Event& event : app.take_events()) {
    if (const auto* epoch = std::get_if<EpochEnded>(&event)) {
      ++epochs;
      CHECK(epoch->run == app.shown_run().id());
      CHECK(epoch->record.epoch == 1);
    }
    if (const auto* end = std::get_if<TrainingEnded>(&event)) {
      ++ends;
      CHECK(end->run == app.shown_run().id());
      CHECK(end->cause == StopCause::all_epochs);
      CHECK(told_event(event)->name == "stop");
    }
  }
  CHECK(epochs == 1);
  CHECK(ends == 1);
}
