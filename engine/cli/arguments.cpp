#include "engine/cli/arguments.hpp"

#include <algorithm>

#include "engine/core/words.hpp"

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
  if (names.empty()) {
    throw UsageError(tr("descent {0} has no option {1}.", command.name, name));
  }
  throw UsageError(tr("descent {0} has no option {1}; it has {2}.", command.name, name, names));
}

}  // namespace

Arguments::Arguments(const CommandSpec& command, const std::vector<std::string>& words) {
  const std::string title = "descent " + std::string(command.name);
  const bool takes_file = command.operand.find('.') != std::string_view::npos;  // "LESSON.json"
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with("-")) {
      if (has_operand()) {
        throw UsageError(takes_file ? tr("{0} takes one file, but got \"{1}\" too.", title, word)
                                    : tr("{0} takes one {1}, but got \"{2}\" too.", title,
                                         command.operand, word));
      }
      if (word.empty()) {
        throw UsageError(takes_file ? tr("{0} got an empty file name.", title)
                                    : tr("{0} got nothing for {1}.", title, command.operand));
      }
      operand_ = word;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const OptionSpec& option = find_option(command, name);
    if (option.value.empty() && equals != std::string::npos) {
      throw UsageError(tr("The option {0} takes no value.", name));
    }
    const bool next_is_value = !option.value.empty() && equals == std::string::npos &&
                               i + 1 < words.size() && !words[i + 1].starts_with("--");
    const std::string value = equals != std::string::npos ? word.substr(equals + 1)
                              : next_is_value             ? words[++i]
                              : option.value.empty()      ? name
                                                          : "";
    if (value.empty()) {
      throw UsageError(tr("The option {0} needs a value: {0} {1}.", name, option.value));
    }
    if (!options_.emplace(name, value).second) {
      throw UsageError(tr("The option {0} is given twice.", name));
    }
  }
  if (command.operand_required && !has_operand()) {
    throw UsageError(takes_file ? tr("{0} needs a file: {0} {1}.", title, command.operand)
                                : tr("{0} needs {1}: {0} {1}.", title, command.operand));
  }
  for (const OptionSpec& spec : command.options) {
    if (!spec.required || options_.contains(std::string(spec.name))) continue;
    throw UsageError(tr("{0} needs the option {1} {2}.", title, spec.name, spec.value));
  }
}

std::string Arguments::option(const std::string& name) const {
  const auto found = options_.find(name);
  return found == options_.end() ? "" : found->second;
}

}  // namespace descent
