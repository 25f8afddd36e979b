#include "engine/kernels/timed_kernels.hpp"

#include <cstddef>
#include <utility>

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

template <auto... kernels>
struct KernelList {
  static constexpr std::size_t size = sizeof...(kernels);

  template <std::size_t table, std::size_t... index>
  static void wrap(KernelTable& timed, std::index_sequence<index...>) {
    ((timed.*kernels = &Timed<table, index, kernels, decltype(kernels)>::call), ...);
  }
};

using All =
    KernelList<&KernelTable::gemm, &KernelTable::dense, &KernelTable::add_bias,
               &KernelTable::column_sums, &KernelTable::patches, &KernelTable::add_patches,
               &KernelTable::max_pooling, &KernelTable::max_pooling_gradient,
               &KernelTable::average_pooling, &KernelTable::average_pooling_gradient,
               &KernelTable::activation, &KernelTable::activation_gradient, &KernelTable::softmax,
               &KernelTable::softmax_gradient, &KernelTable::softmax_crossentropy,
               &KernelTable::sigmoid_crossentropy, &KernelTable::squared_error,
               &KernelTable::absolute_error, &KernelTable::add, &KernelTable::multiply,
               &KernelTable::regularize, &KernelTable::sgd, &KernelTable::rmsprop,
               &KernelTable::adagrad, &KernelTable::adadelta, &KernelTable::adam>;

// Every kernel but `peak`, which no training calls.
static_assert(All::size == timed_kernel_count);
static_assert(sizeof(KernelTable) ==
              2 * sizeof(std::string_view) + (timed_kernel_count + 1) * sizeof(void (*)()));

template <std::size_t table>
const KernelTable& timed_table() {
  static const KernelTable timed = [] {
    KernelTable copy = *kernel_tables()[table];
    All::wrap<table>(copy, std::make_index_sequence<All::size>());
    return copy;
  }();
  return timed;
}

}  // namespace

const std::array<std::string_view, timed_kernel_count> timed_kernel_names = {
    "gemm",
    "dense",
    "add_bias",
    "column_sums",
    "patches",
    "add_patches",
    "max_pooling",
    "max_pooling_gradient",
    "average_pooling",
    "average_pooling_gradient",
    "activation",
    "activation_gradient",
    "softmax",
    "softmax_gradient",
    "softmax_crossentropy",
    "sigmoid_crossentropy",
    "squared_error",
    "absolute_error",
    "add",
    "multiply",
    "regularize",
    "sgd",
    "rmsprop",
    "adagrad",
    "adadelta",
    "adam",
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
