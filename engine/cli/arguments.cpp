#include "engine/cli/arguments.hpp"

#include <algorithm>

namespace descent {
namespace {

const OptionSpec& find_option(const CommandSpec& command, const std::string& name) {
  const auto found = std::find_if(command.options.begin(), command.options.end(),
                                  [&](const OptionSpec& option) { return option.name == name; });
  if (found != command.options.end()) return *found;
  std::string names;
  for (const OptionSpec& option : command.options) {
    names += (names.empty() ? "" : ", ") + std::string(option.name);
  }
  throw UsageError("descent " + std::string(command.name) + " has no option " + name +
                   (names.empty() ? "." : "; it has " + names + "."));
}

}  // namespace

Arguments::Arguments(const CommandSpec& command, const std::vector<std::string>& words) {
  const std::string title = "descent " + std::string(command.name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with("-")) {
      if (has_operand()) throw UsageError(title + " takes one file, but got \"" + word + "\" too.");
      if (word.empty()) throw UsageError(title + " got an empty file name.");
      operand_ = word;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const OptionSpec& option = find_option(command, name);
    const bool next_is_value =
        equals == std::string::npos && i + 1 < words.size() && !words[i + 1].starts_with("--");
    const std::string value = equals != std::string::npos ? word.substr(equals + 1)
                              : next_is_value             ? words[++i]
                                                          : "";
    if (value.empty()) {
      throw UsageError("The option " + name + " needs a value: " + name + " " +
                       std::string(option.value) + ".");
    }
    if (!options_.emplace(name, value).second) {
      throw UsageError("The option " + name + " is given twice.");
    }
  }
  if (command.operand_required && !has_operand()) {
    throw UsageError(title + " needs a file: " + title + " " + std::string(command.operand) + ".");
  }
  for (const OptionSpec& spec : command.options) {
    if (!spec.required || options_.contains(std::string(spec.name))) continue;
    throw UsageError(title + " needs the option " + std::string(spec.name) + " " +
                     std::string(spec.value) + ".");
  }
}

std::string Arguments::option(const std::string& name) const {
  const auto found = options_.find(name);
  return found == options_.end() ? "" : found->second;
}

}  // namespace descent
