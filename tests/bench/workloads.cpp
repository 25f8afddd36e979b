#include "tests/bench/workloads.hpp"

#include <chrono>
#include <cmath>
#include <deque>
#include <exception>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/random.hpp"
#include "engine/experiment/experiment.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/kernels/kernels.hpp"
#include "tests/bench/machine_limits.hpp"
#include "tests/bench/workload_data.hpp"

namespace descent::bench {
namespace {

std::string problem;
std::deque<Trainer> workloads;  // a deque, because the trainers stay where they are

// Runs `body` and keeps the sentence of whatever it throws.
template <typename Body>
auto guarded(Body body) -> decltype(body()) {
  try {
    return body();
  } catch (const std::exception& error) {
    problem = error.what();
    return -1;
  }
}

template <typename Body>
double seconds_of(Body body) {
  const auto start = std::chrono::steady_clock::now();
  body();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Trainer& workload_of(int number) {
  const auto index = static_cast<std::size_t>(number);
  if (number < 0 || index >= workloads.size()) throw Error("There is no such workload.");
  return workloads[index];
}

int add_workload(const char* table, const char* experiment,
                 const std::shared_ptr<const Dataset>& dataset) {
  workloads.push_back(make_trainer(parse_experiment(experiment), dataset, kernel_table(table)));
  return static_cast<int>(workloads.size()) - 1;
}

Shape parse_shape(const char* text) {
  Shape shape;
  std::istringstream stream(text);
  for (std::size_t extent = 0; stream >> extent;) shape.push_back(extent);
  return shape;
}

std::vector<float> random_values(std::size_t count) {
  Random random(2);
  std::vector<float> values(count);
  for (float& value : values) value = random.uniform(-1, 1);
  return values;
}

// What predictions of one batch size need, made at the first of them.
struct Inference {
  std::vector<float> inputs;
  Cache cache;
};

Inference& inference_of(int number, const Trainer& trainer, std::size_t batch) {
  static std::map<std::pair<int, std::size_t>, Inference> known;
  const auto [entry, is_new] = known.try_emplace({number, batch});
  if (is_new) {
    const Sequential& model = trainer.model();
    entry->second.inputs = random_values(batch * element_count(model.input_shape()));
    entry->second.cache = model.make_cache(batch, Mode::inference);
  }
  return entry->second;
}

struct Product {
  std::vector<float> a, b, c;
};

Product& product_of(std::size_t m, std::size_t n, std::size_t k) {
  static std::map<std::vector<std::size_t>, Product> known;
  const auto [entry, is_new] = known.try_emplace({m, n, k});
  if (is_new) entry->second = {random_values(m * k), random_values(k * n), random_values(m * n)};
  return entry->second;
}

const Probe* probe_of(int number) {
  const auto index = static_cast<std::size_t>(number);
  return number >= 0 && index < probes().size() ? &probes()[index] : nullptr;
}

}  // namespace
}  // namespace descent::bench

using namespace descent;
using namespace descent::bench;

const char* workloads_tables() {
  static std::string names;
  names.clear();
  for (const KernelTable* table : kernel_tables()) {
    if (!names.empty()) names += ' ';
    names += table->name;
  }
  return names.c_str();
}

const char* workloads_problem() { return problem.c_str(); }

int workloads_create(const char* table, const char* experiment, const char* shape, int classes) {
  return guarded([&] {
    const Shape extents = parse_shape(shape);
    const auto dataset = extents.empty()
                             ? make_dataset(parse_experiment(experiment), ImageSource{})
                             : random_dataset(extents, static_cast<std::size_t>(classes));
    return add_workload(table, experiment, dataset);
  });
}

int workloads_create_from_images(const char* table, const char* experiment,
                                 const unsigned char* images, std::size_t images_size,
                                 const unsigned char* labels, std::size_t labels_size) {
  return guarded([&] {
    return add_workload(
        table, experiment,
        image_dataset({images, images + images_size}, {labels, labels + labels_size}));
  });
}

int workloads_threads(int workload, int threads) {
  return guarded([&] {
    static std::map<int, ThreadPool> pools;
    Trainer& trainer = workload_of(workload);
    const auto count = static_cast<std::size_t>(threads);
    trainer.set_threads(pools.try_emplace(threads, count).first->second);
    return static_cast<int>(trainer.threads().threads());
  });
}

double workloads_train(int workload, int steps) {
  return guarded([&] {
    Trainer& trainer = workload_of(workload);
    const double seconds = seconds_of([&] { trainer.step(static_cast<std::size_t>(steps)); });
    if (trainer.finished()) throw Error(trainer.stop_reason());
    return seconds;
  });
}

double workloads_predict(int workload, int batch, int steps) {
  return guarded([&] {
    const Trainer& trainer = workload_of(workload);
    const auto rows = static_cast<std::size_t>(batch);
    Inference& inference = inference_of(workload, trainer, rows);
    return seconds_of([&] {
      for (int i = 0; i < steps; ++i) {
        trainer.model().predict(trainer.kernels(), inference.inputs.data(), rows, inference.cache);
      }
    });
  });
}

double workloads_gemm(const char* table, int m, int n, int k, int calls) {
  return guarded([&] {
    const KernelTable& kernels = kernel_table(table);
    const auto rows = static_cast<std::size_t>(m), columns = static_cast<std::size_t>(n);
    const auto depth = static_cast<std::size_t>(k);
    Product& p = product_of(rows, columns, depth);
    return seconds_of([&] {
      for (int i = 0; i < calls; ++i) {
        kernels.gemm(Transpose::no, Transpose::no, rows, columns, depth, p.a.data(), depth,
                     p.b.data(), columns, 0, p.c.data(), columns);
      }
    });
  });
}

double workloads_accuracy(int workload) {
  return guarded([&] {
    const History& history = workload_of(workload).history();
    return history.epochs.empty() ? std::numeric_limits<double>::quiet_NaN()
                                  : history.epochs.back().train.accuracy;
  });
}

const char* workloads_probe_name(int probe) {
  const Probe* found = probe_of(probe);
  return found ? found->name.data() : "";
}

double workloads_probe_work(int probe) {
  const Probe* found = probe_of(probe);
  return found ? found->work : 0;
}

double workloads_probe(int probe, int calls) {
  return guarded([&]() -> double {
    const Probe* found = probe_of(probe);
    if (!found) throw Error("There is no such probe.");
    return seconds_of([&] { found->run(calls); });
  });
}
