#include "engine/kernels/timed_kernels.hpp"

#include <cstddef>

namespace descent {
namespace {

// Which table a timed kernel calls is part of its type: so it needs no state beside the recorder,
// and may be called on any thread.
template <std::size_t table, std::size_t index, auto kernel, typename Function>
struct Timed;

template <std::size_t table, std::size_t index, auto kernel, typename Result, typename... Arguments>
struct Timed<table, index, kernel, Result (*KernelTable::*)(Arguments...)> {
  // Adds the time until its end to the recorder that listens.
  struct Stopwatch {
    StepRecorder& recorder;
    StepRecorder::Clock::time_point start = StepRecorder::Clock::now();
    ~Stopwatch() { recorder.add_kernel(index, StepRecorder::Clock::now() - start); }
  };

  static Result call(Arguments... arguments) {
    const auto inner = kernel_tables()[table]->*kernel;
    StepRecorder* recorder = StepRecorder::listening();
    if (recorder == nullptr) return inner(arguments...);
    const Stopwatch stopwatch{*recorder};
    return inner(arguments...);
  }
};

enum Index : std::size_t {
#define DESCENT_INDEX(kernel) index_of_##kernel,
  DESCENT_FOR_EACH_KERNEL(DESCENT_INDEX)
#undef DESCENT_INDEX
};

// The list leaves none out.
static_assert(sizeof(KernelTable) ==
              2 * sizeof(std::string_view) + (kernel_count + 1) * sizeof(void (*)()));

template <std::size_t table>
const KernelTable& timed_table() {
  static const KernelTable timed = [] {
    KernelTable copy = *kernel_tables()[table];
#define DESCENT_WRAP(kernel)                                           \
  copy.kernel = &Timed<table, index_of_##kernel, &KernelTable::kernel, \
                       decltype(&KernelTable::kernel)>::call;
    DESCENT_FOR_EACH_KERNEL(DESCENT_WRAP)
#undef DESCENT_WRAP
    return copy;
  }();
  return timed;
}

}  // namespace

const std::array<std::string_view, kernel_count> timed_kernel_names = {
#define DESCENT_NAME(kernel) #kernel,
    DESCENT_FOR_EACH_KERNEL(DESCENT_NAME)
#undef DESCENT_NAME
};

const KernelTable& timed_kernels(const KernelTable& inner) {
  constexpr std::array timed = {timed_table<0>, timed_table<1>, timed_table<2>};
  const auto tables = kernel_tables();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (tables[i] == &inner) return timed[i]();
  }
  return inner;  // some other table: right, but untimed
}

}  // namespace descent
