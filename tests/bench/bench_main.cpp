// descent_bench: times every kernel of every table. It judges nothing; its figures are for people.
//   descent_bench [--filter TEXT] [--json FILE] [--repetitions N] [--seconds S]
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/bench/bench_case.hpp"
#include "tests/bench/measure.hpp"

namespace descent::bench {
namespace {

struct Options {
  std::string filter, json;
  int repetitions = 9;
  double seconds = 0.01;
  bool help = false;
};

bool parse(int count, char** arguments, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view name = arguments[i];
    if (name == "--help") {
      options.help = true;
      return true;
    }
    if (i + 1 == count) return false;
    const char* value = arguments[++i];
    if (name == "--filter") {
      options.filter = value;
    } else if (name == "--json") {
      options.json = value;
    } else if (name == "--repetitions") {
      options.repetitions = std::atoi(value);
    } else if (name == "--seconds") {
      options.seconds = std::atof(value);
    } else {
      return false;
    }
  }
  return options.repetitions > 0 && options.seconds > 0;
}

struct Result {
  const BenchCase& bench_case;
  std::string_view table;
  Timing timing;
  double speedup;  // over the reference table

  double rate() const { return bench_case.work / timing.median / 1e9; }
};

void print(const Result& result) {
  const Timing& t = result.timing;
  std::printf("%-34s %-10s %10.2f us (%9.2f to %9.2f) %8.2f G%s/s %7.2fx\n",
              result.bench_case.name.c_str(), std::string(result.table).c_str(), t.median * 1e6,
              t.fastest * 1e6, t.slowest * 1e6, result.rate(), result.bench_case.unit.c_str(),
              result.speedup);
  std::fflush(stdout);
}

void write_json(std::FILE* file, const Result& result, bool first) {
  std::fprintf(file,
               "%s\n{\"name\": \"%s\", \"kernels\": \"%s\", \"seconds\": %.9g, \"fastest\": %.9g, "
               "\"slowest\": %.9g, \"rate\": %.6g, \"unit\": \"G%s/s\", \"speedup\": %.4g}",
               first ? "[" : ",", result.bench_case.name.c_str(), std::string(result.table).c_str(),
               result.timing.median, result.timing.fastest, result.timing.slowest, result.rate(),
               result.bench_case.unit.c_str(), result.speedup);
}

int run(const Options& options) {
  std::FILE* json = options.json.empty() ? nullptr : std::fopen(options.json.c_str(), "w");
  if (!options.json.empty() && !json) {
    std::fprintf(stderr, "%s cannot be written.\n", options.json.c_str());
    return 1;
  }
  bool first = true;
  for (const BenchCase& bench_case : bench_cases()) {
    if (bench_case.name.find(options.filter) == std::string::npos) continue;
    std::vector<std::function<void()>> programs;
    for (const KernelTable* table : kernel_tables()) {
      programs.push_back([&bench_case, table] { bench_case.run(*table); });
    }
    const auto timings = measure(programs, options.repetitions, options.seconds);
    for (std::size_t i = 0; i < timings.size(); ++i) {
      const Result result{bench_case, kernel_tables()[i]->name, timings[i],
                          timings[0].median / timings[i].median};
      print(result);
      if (json) write_json(json, result, first);
      first = false;
    }
  }
  if (json) {
    std::fputs(first ? "[]\n" : "\n]\n", json);
    std::fclose(json);
  }
  return 0;
}

}  // namespace
}  // namespace descent::bench

int main(int count, char** arguments) {
  descent::bench::Options options;
  const bool valid = descent::bench::parse(count, arguments, options);
  if (!valid || options.help) {
    std::fputs("descent_bench [--filter TEXT] [--json FILE] [--repetitions N] [--seconds S]\n",
               valid ? stdout : stderr);
    return valid ? 0 : 2;
  }
  return descent::bench::run(options);
}
