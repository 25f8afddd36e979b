#include "web/app/looks/performance.hpp"
#include "engine/experiment/json_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <nlohmann/json.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/page/api.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::WithinRel;
using namespace std::chrono_literals;

namespace {

struct Fixture {
  App app = tests::app_of_presets();

  void measure_peak() {
    app.apply(ShowPart{Part::performance, true});
    for (int slice = 0; slice < 100 && app.busy(); ++slice) app.run_for(5ms);
  }
  // Until the speed is known.
  void train() {
    app.apply(SetSpeed{0});
    app.apply(set_setting(&TrainingSettings::epochs, 1'000'000));
    app.apply(Play{});
    while (!app.driver()->rate_is_steady()) app.run_for(5ms);
    app.apply(Pause{});
  }
  Json state() {
    return Json::parse(handle_request(app, R"({"do":"getState"})"))["result"]["performance"];
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "performance: the peak is measured once, when it is first shown") {
  CHECK_FALSE(app.busy());
  CHECK(app.peak_flop_per_second() == 0);
  CHECK(state()["peakGflops"].is_null());
  app.apply(ShowPart{Part::performance, true});
  CHECK(app.busy());
  CHECK(app.seconds_until_due() == 0);
  CHECK(app.run_for(5ms));
  CHECK(app.peak_flop_per_second() == 0);  // not by the first slice
  measure_peak();
  CHECK_FALSE(app.busy());
  const double peak = app.peak_flop_per_second();
  CHECK(peak > 0);
  app.apply(ShowPart{Part::performance, false});
  app.apply(ShowPart{Part::performance, true});
  CHECK_FALSE(app.busy());
  CHECK(app.peak_flop_per_second() == peak);

  app.apply(SetBuild{{"playground_relaxed"}});
  CHECK(state()["build"] == "playground_relaxed");
  CHECK(state()["threads"] == 1);
}

TEST_CASE_METHOD(Fixture, "performance: closed, nothing is timed") {
  train();
  CHECK_FALSE(performance(app).step);
  CHECK(performance(app).samples_per_second > 0);
  CHECK(state()["step"].is_null());
  app.apply(StepBatch{});
  CHECK_FALSE(performance(app).step);
}

TEST_CASE_METHOD(Fixture,
                 "performance: open, it has the speed, the share and where the time goes") {
  measure_peak();
  train();
  const Performance now = performance(app);
  CHECK(now.flop_per_sample ==
        static_cast<double>(app.driver()->snapshot().model->training_flop()));
  CHECK_THAT(now.gflops, WithinRel(now.samples_per_second * now.flop_per_sample / 1e9, 1e-9));
  CHECK_THAT(now.share, WithinRel(now.gflops / now.peak_gflops, 1e-9));
  REQUIRE(now.step);
  CHECK(now.step->kernels == app.driver()->kernels().name);

  const Json told = state();
  CHECK(told["open"] == true);
  CHECK(told["gflops"] == now.gflops);
  CHECK(told["kernels"] == "simd");
  CHECK(told["automatic"] == true);
  CHECK(told["step"]["parts"].size() == now.step->parts.size());
  CHECK(told["tables"]["simd"] == now.samples_per_second);
  CHECK(told["tables"]["reference"].is_null());

  // The panel is closed: the time is measured no longer.
  app.apply(ShowPart{Part::performance, false});
  app.apply(StepBatch{});
  CHECK_FALSE(performance(app).step);
}

TEST_CASE_METHOD(Fixture, "performance: each table's speed is kept until the work changes") {
  app.apply(ShowPart{Part::performance, true});
  measure_peak();
  train();
  const double simd = app.table_rate(1);
  CHECK(simd > 0);
  app.apply(SetKernels{"reference"});
  CHECK(performance(app).samples_per_second == 0);  // measured anew
  CHECK_FALSE(performance(app).step);
  CHECK(app.table_rate(1) == simd);
  train();
  CHECK(app.table_rate(0) > 0);
  CHECK(performance(app).tables[0].in_use);
  CHECK_FALSE(performance(app).tables[1].in_use);
  CHECK_FALSE(table_comparison(performance(app).tables).empty());

  SECTION("another batch size") { app.apply(set_setting(&TrainingSettings::batch_size, 7)); }
  SECTION("another optimizer") { app.apply(SetOptimizer{Adam{}}); }
  SECTION("another network") { app.apply(SetLayers{{Dense{3}, Dense{1}}}); }
  CHECK(app.table_rate(0) == 0);
  CHECK(app.table_rate(1) == 0);
  CHECK(performance(app).samples_per_second == 0);
}

TEST_CASE_METHOD(Fixture, "performance: the embed API opens and closes it, with true or false") {
  const auto ask = [&](const char* request) { return Json::parse(handle_request(app, request)); };
  CHECK(ask(R"({"do":"showPerformance","open":true})").contains("result"));
  CHECK(app.view().open.has(Part::performance));
  CHECK(ask(R"({"do":"showPerformance","open":1})").contains("error"));
  CHECK(ask(R"({"do":"showPerformance"})").contains("error"));
  CHECK(ask(R"({"do":"showPerformance","open":false})").contains("result"));
  CHECK_FALSE(app.view().open.has(Part::performance));
}

TEST_CASE("performance: the fastest table is compared with the slowest one that was measured") {
  std::vector<TableRate> tables = {{"reference", "", 0, false}, {"simd", "", 550, true}};
  CHECK(table_comparison(tables).empty());
  tables[0].samples_per_second = 50;
  CHECK(table_comparison(tables) == "simd is 11 times as fast as reference here.");
  tables[0].samples_per_second = 220;
  CHECK(table_comparison(tables) == "simd is 2.5 times as fast as reference here.");
  tables[0].samples_per_second = 545;
  CHECK(table_comparison(tables) == "simd and reference are about equally fast here.");
}

TEST_CASE("performance: figures in words") {
  CHECK(duration_text(0) == "0 µs");
  CHECK(duration_text(3.14159e-6) == "3.14 µs");
  CHECK(duration_text(312.4e-6) == "312 µs");
  CHECK(duration_text(0.9997e-3) == "1.00 ms");
  CHECK(duration_text(12.34e-3) == "12.3 ms");
  CHECK(duration_text(2.5) == "2.50 s");
  CHECK(gflops_text(98.17) == "98.2");
  CHECK(gflops_text(0.314) == "0.31");
  CHECK(gflops_text(1240) == "1,240");
  CHECK(gflops_text(0.0004) == "<0.01");
  CHECK(gflops_text(0) == "0.00");
  CHECK(share_text(0) == "0 %");
  CHECK(share_text(0.0004) == "<0.1 %");
  CHECK(share_text(0.034) == "3.4 %");
  CHECK(share_text(0.62) == "62 %");
}
