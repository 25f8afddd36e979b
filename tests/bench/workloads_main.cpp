// The native side of the benchmark: the functions of workloads.hpp, called by lines on the standard
// input. A line is a function's name and its arguments, separated by tabs; the answer is one line,
// a number or text, or "! " and a sentence.
#include <cstdint>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/bench/workloads.hpp"

namespace {

using Arguments = std::vector<std::string>;

Arguments split(const std::string& line) {
  Arguments fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, '\t');) fields.push_back(field);
  return fields;
}

std::string answer(double value) {
  if (value < 0) return std::string("! ") + workloads_problem();
  std::ostringstream text;
  text.precision(12);
  text << value;
  return text.str();
}

std::vector<unsigned char> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string create_from_images(const Arguments& a) {
  const auto images = read_file(a[3]), labels = read_file(a[4]);
  return answer(workloads_create_from_images(a[1].c_str(), a[2].c_str(), images.data(),
                                             images.size(), labels.data(), labels.size()));
}

int number(const std::string& text) { return std::atoi(text.c_str()); }

struct Command {
  std::size_t arguments;
  std::function<std::string(const Arguments&)> run;
};

const std::map<std::string, Command>& commands() {
  static const std::map<std::string, Command> all = {
      {"tables", {0, [](const Arguments&) { return std::string(workloads_tables()); }}},
      {"create",
       {4,
        [](const Arguments& a) {
          return answer(workloads_create(a[1].c_str(), a[2].c_str(), a[3].c_str(), number(a[4])));
        }}},
      {"create_from_images", {4, create_from_images}},
      {"threads",
       {2,
        [](const Arguments& a) { return answer(workloads_threads(number(a[1]), number(a[2]))); }}},
      {"train",
       {2, [](const Arguments& a) { return answer(workloads_train(number(a[1]), number(a[2]))); }}},
      {"predict",
       {3,
        [](const Arguments& a) {
          return answer(workloads_predict(number(a[1]), number(a[2]), number(a[3])));
        }}},
      {"gemm",
       {5,
        [](const Arguments& a) {
          return answer(
              workloads_gemm(a[1].c_str(), number(a[2]), number(a[3]), number(a[4]), number(a[5])));
        }}},
      {"accuracy",
       {1, [](const Arguments& a) { return answer(workloads_accuracy(number(a[1]))); }}},
      {"probe_name",
       {1, [](const Arguments& a) { return std::string(workloads_probe_name(number(a[1]))); }}},
      {"probe_work",
       {1, [](const Arguments& a) { return answer(workloads_probe_work(number(a[1]))); }}},
      {"probe",
       {2, [](const Arguments& a) { return answer(workloads_probe(number(a[1]), number(a[2]))); }}},
  };
  return all;
}

std::string run(const Arguments& fields) {
  const auto found = fields.empty() ? commands().end() : commands().find(fields[0]);
  if (found == commands().end()) return "! There is no such command.";
  if (fields.size() != found->second.arguments + 1) return "! Too few or too many arguments.";
  return found->second.run(fields);
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << run(split(line)) << std::endl;
  }
}
