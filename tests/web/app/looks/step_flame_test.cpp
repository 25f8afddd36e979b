#include "web/app/looks/step_flame.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <set>

using namespace descent;
using Catch::Matchers::WithinAbs;

namespace {

const std::vector<Layer> layers = {Dense{8}, Dense{1}};

StepProfile profile() {
  StepProfile step;
  step.steps = 10;
  step.step_seconds = 20e-6;
  step.parts = {{StepPass::batch, 0, 1e-6, {}},
                {StepPass::forward, 0, 3e-6, {{"dense", 2e-6, 1}}},
                {StepPass::forward, 1, 2e-6, {{"dense", 1e-6, 1}}},
                {StepPass::loss, 0, 1e-6, {{"squared_error", 1e-6, 1}}},
                {StepPass::backward, 1, 5e-6, {{"gemm", 3e-6, 2}, {"column_sums", 1e-6, 1}}},
                {StepPass::backward, 0, 4e-6, {{"gemm", 3e-6, 1}}},
                {StepPass::metrics, 0, 1e-6, {}},
                {StepPass::update, 0, 3e-6, {{"optimize", 2e-6, 4}}}};
  return step;
}

const FlameBar& bar(const std::vector<FlameBar>& bars, const std::string& id) {
  const auto found =
      std::find_if(bars.begin(), bars.end(), [&](const auto& b) { return b.id == id; });
  REQUIRE(found != bars.end());
  return *found;
}

}  // namespace

TEST_CASE("flame: passes cover the step, layers their pass, kernels lie within their layer") {
  const std::vector<FlameBar> bars = step_flame(profile(), layers);
  std::set<std::string> ids;
  double end = 0;
  for (const FlameBar& each : bars) {
    ids.insert(each.id);
    CHECK(each.from >= 0);
    CHECK(each.from <= each.to);
    CHECK(each.to <= 1 + 1e-12);
    CHECK(each.row < flame_rows);
    if (each.row > 0) continue;
    CHECK_THAT(each.from, WithinAbs(end, 1e-12));
    end = each.to;
  }
  CHECK(ids.size() == bars.size());
  CHECK_THAT(end, WithinAbs(1, 1e-12));

  const FlameBar& backward = bar(bars, "backward");
  CHECK_THAT(backward.to - backward.from, WithinAbs(0.45, 1e-12));
  const FlameBar& last = bar(bars, "backward.2");
  CHECK(last.row == 1);
  CHECK(last.label == "Dense 1");
  CHECK_THAT(last.from, WithinAbs(backward.from, 1e-12));
  const FlameBar& sums = bar(bars, "backward.2.column_sums");
  CHECK(sums.row == 2);
  CHECK_THAT(sums.from, WithinAbs(bar(bars, "backward.2.gemm").to, 1e-12));
  CHECK(sums.to <= last.to);
}

TEST_CASE("flame: a bar says what it is, how long it takes and how often it is called") {
  const std::vector<FlameBar> bars = step_flame(profile(), layers);
  CHECK(bar(bars, "backward.2.gemm").about ==
        "gemm in backward, layer 2 (Dense 1): 3.00 µs, 15 % of a step, called twice");
  CHECK(bar(bars, "update.optimize").about ==
        "optimize in update: 2.00 µs, 10 % of a step, called 4 times");
  CHECK(bar(bars, "forward").about == "forward: 5.00 µs, 25 % of a step");
}

TEST_CASE("flame: nothing measured is nothing to draw") {
  CHECK(step_flame(StepProfile{}, layers).empty());
}

TEST_CASE("flame: the same in figures, a line for each layer, whose shares make up the step") {
  const std::vector<StepLine> lines = step_lines(profile(), layers);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].name == "1  Dense 8");
  CHECK(lines[0].forward == 3e-6);
  CHECK(lines[0].backward == 4e-6);
  CHECK(lines[2].name == "batch, loss, metrics");
  CHECK_THAT(lines[2].forward, WithinAbs(3e-6, 1e-15));
  CHECK(lines[3].name == "update");
  double all = 0;
  for (const StepLine& line : lines) all += line.share;
  CHECK_THAT(all, WithinAbs(1, 1e-12));
}
