#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace descent {

// A command line that cannot be understood. The message is a sentence; the
// program ends with 2.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(const std::string& message) : std::runtime_error(message) {}
};

struct OptionSpec {
  std::string_view name;   // "--save"
  std::string_view value;  // "FILE.json": what it takes; empty: nothing, it is a switch
  std::string_view about;
  bool required = false;
};

class Arguments;

struct CommandSpec {
  std::string_view name;
  std::string_view operand;  // "EXPERIMENT.json"
  bool operand_required;
  std::string_view about;
  std::vector<OptionSpec> options;
  void (*run)(const Arguments& arguments);
};

// What was given to one command.
class Arguments {
 public:
  // `words` is what stands after the command's name: the operand and options in
  // any order, each as
  // "--save FILE" or "--save=FILE". Throws a UsageError.
  Arguments(const CommandSpec& command, const std::vector<std::string>& words);

  bool has_operand() const { return !operand_.empty(); }
  const std::string& operand() const { return operand_; }
  // Empty where it is not given; of a switch its own name.
  std::string option(const std::string& name) const;

 private:
  std::string operand_;
  std::map<std::string, std::string> options_;
};

}  // namespace descent
