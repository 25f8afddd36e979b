#include "engine/kernels/timed_kernels.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <thread>

using namespace descent;

namespace {

std::size_t kernel_number(std::string_view name) {
  for (std::size_t i = 0; i < timed_kernel_names.size(); ++i) {
    if (timed_kernel_names[i] == name) return i;
  }
  FAIL("no kernel is named " << name);
  return 0;
}

std::array<float, 3> multiplied(const KernelTable& table) {
  const std::array<float, 3> x = {2, 3, 4};
  std::array<float, 3> y = {5, 6, 7};
  table.multiply(x.size(), x.data(), y.data());
  return y;
}

}  // namespace

TEST_CASE("a timed table's kernels are the inner table's, counted where somebody listens") {
  for (const KernelTable* table : kernel_tables()) {
    CAPTURE(table->name);
    const KernelTable& timed = timed_kernels(*table);
    CHECK(timed.name == table->name);
    CHECK(timed.peak == table->peak);
    CHECK(timed.gemm != table->gemm);
    CHECK(multiplied(timed) == std::array<float, 3>{10, 18, 28});  // nobody listens

    StepRecorder recorder;
    {
      const StepRecorder::Scope scope(recorder);
      mark_step(StepPass::loss);
      multiplied(timed);
      mark_step(StepPass::forward, 1);
      multiplied(timed);
      CHECK(multiplied(timed) == std::array<float, 3>{10, 18, 28});
    }
    multiplied(timed);
    REQUIRE(recorder.parts().size() == 2);
    const std::size_t multiply = kernel_number("multiply");
    CHECK(recorder.parts()[0].pass == StepPass::loss);
    CHECK(recorder.parts()[0].kernels[multiply].calls == 1);
    CHECK(recorder.parts()[1].pass == StepPass::forward);
    CHECK(recorder.parts()[1].layer == 1);
    CHECK(recorder.parts()[1].kernels[multiply].calls == 2);
    CHECK(recorder.parts()[1].kernels[kernel_number("gemm")].calls == 0);
    for (const StepRecorder::Part& part : recorder.parts()) {
      CHECK(part.kernels[multiply].time <= part.whole.time);
    }
    CHECK(recorder.clock_readings() == 2 + 1 + 3 * 2);
  }
}

TEST_CASE("every timed kernel has a name of its own and is wrapped") {
  CHECK(std::set(timed_kernel_names.begin(), timed_kernel_names.end()).size() ==
        timed_kernel_names.size());
  const KernelTable& inner = default_kernels();
  const KernelTable& timed = timed_kernels(inner);
  // One that the list forgot would still be the inner table's; one at the wrong place has, where
  // the arguments are alike, another's number: see the profile's test of a whole training.
  CHECK(timed.dense != inner.dense);
  CHECK(timed.adam != inner.adam);
  CHECK(timed.max_pooling_gradient != inner.max_pooling_gradient);
}

#if !defined(__EMSCRIPTEN__)
TEST_CASE("a recorder hears only the thread on which it listens") {
  StepRecorder recorder;
  const StepRecorder::Scope scope(recorder);
  mark_step(StepPass::loss);
  bool heard_there = true;
  std::thread other([&] {
    heard_there = StepRecorder::listening() != nullptr;
    multiplied(timed_kernels(default_kernels()));
  });
  other.join();
  CHECK_FALSE(heard_there);
  CHECK(StepRecorder::listening() == &recorder);
  CHECK(recorder.parts()[0].kernels[kernel_number("multiply")].calls == 0);
}
#endif
