#include <catch2/catch_test_macros.hpp>
#include <string>
#include <thread>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using namespace std::chrono_literals;

TEST_CASE("training rests while nobody can see the page, unless asked not to") {
  for (const Schedule schedule : {Schedule::between_frames, Schedule::own_thread}) {
    App app = tests::app_of_presets({}, schedule);
    const auto seen = [&] {
      app.run_for(5ms);
      return app.driver()->snapshot().samples_seen;
    };
    app.apply(set_setting(&TrainingSettings::epochs, 1'000'000));
    app.apply(SetSpeed{0});
    app.apply(SetSeen{false});
    app.apply(Play{});
    CHECK(app.playing());
    CHECK_FALSE(app.busy());
    CHECK(seen() == 0);
    app.apply(NewSample{});  // another driver
    std::this_thread::sleep_for(10ms);
    CHECK(seen() == 0);
    app.apply(TrainUnseen{true});
    CHECK(app.busy());
    while (seen() == 0) {
    }
    app.apply(TrainUnseen{false});
    CHECK_FALSE(app.busy());
    app.apply(SetSeen{true});
    const std::uint64_t before = seen();
    while (seen() == before) {
    }
  }
}
