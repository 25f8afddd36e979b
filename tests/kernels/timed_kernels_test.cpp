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

TEST_CASE("every kernel has a name of its own and is wrapped") {
  CHECK(std::set(timed_kernel_names.begin(), timed_kernel_names.end()).size() == kernel_count);
  const KernelTable& inner = default_kernels();
  const KernelTable& timed = timed_kernels(inner);
#define DESCENT_CHECK_WRAPPED(kernel)  \
  CHECK(timed.kernel != inner.kernel); \
  CHECK(timed_kernel_names[kernel_number(#kernel)] == #kernel);
  DESCENT_FOR_EACH_KERNEL(DESCENT_CHECK_WRAPPED)
#undef DESCENT_CHECK_WRAPPED
}

TEST_CASE("every table has every kernel, of its own") {
  const KernelTable& first = *kernel_tables()[0];
  for (const KernelTable* table : kernel_tables()) {
    CAPTURE(table->name);
#define DESCENT_CHECK_THERE(kernel) \
  CHECK(table->kernel != nullptr);  \
  CHECK((table == &first || table->kernel != first.kernel));
    DESCENT_FOR_EACH_KERNEL(DESCENT_CHECK_THERE)
#undef DESCENT_CHECK_THERE
  }
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
