#include <algorithm>
#include <iostream>
#include <new>

#include "engine/cli/commands.hpp"
#include "engine/core/error.hpp"
#include "engine/core/file.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/catalogue.hpp"

namespace descent {
namespace {

constexpr std::string_view version = DESCENT_VERSION;  // the build says it
constexpr int success = 0, failure = 1, wrong_usage = 2;

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 1, width), ' ');
  return text;
}

void print_help(const std::vector<CommandSpec>& commands) {
  std::cout << tr("descent trains small neural networks from experiments written as JSON.")
            << "\n\n";
  for (const CommandSpec& command : commands) {
    const std::string operand(command.operand);
    std::cout << "  descent " << command.name << ' '
              << (command.operand_required ? operand : '[' + operand + ']')
              << (command.options.empty() ? "" : std::string(" ") + tr("[options]")) << "\n      "
              << command.about << '\n';
    for (const OptionSpec& option : command.options) {
      const std::string usage = std::string(option.name) + ' ' + std::string(option.value);
      std::cout << "      " << padded(usage, 22) << option.about
                << (option.required ? std::string(" ") + tr("(required)") : "") << '\n';
    }
  }
  std::cout << "\n  descent --help       " << tr("this text") << "\n  descent --version    "
            << version << "\n  descent --lang CODE  "
            << tr("before or behind a command: en or es; else as LANG says") << '\n';
}

void run(std::vector<std::string> words) {
  const std::vector<CommandSpec> commands = {train_command(), evaluate_command(), predict_command(),
                                             info_command(),  source_command(),   lesson_command(),
                                             verify_command()};
  const auto given = [&](std::string_view option) {
    return std::find(words.begin(), words.end(), option) != words.end();
  };
  if (given("--help") || given("-h")) return print_help(commands);
  if (given("--version")) {
    std::cout << "descent " << version << '\n';
    return;
  }
  std::string names;
  for (const CommandSpec& command : commands) {
    names += (names.empty() ? "" : ", ") + std::string(command.name);
  }
  const auto is_option = [](const std::string& word) { return word.starts_with("-"); };
  if (words.empty() || is_option(words.front())) {
    throw UsageError(tr("descent needs a command first: {0}; see descent --help.", names));
  }
  for (const CommandSpec& command : commands) {
    if (command.name != words.front()) continue;
    words.erase(words.begin());
    return command.run(Arguments(command, words));
  }
  throw UsageError(tr("descent has no command {0}; it has {1}.", words.front(), names));
}

// Takes "--lang CODE" out of the words, wherever it stands; else the surroundings say it.
void choose_language(std::vector<std::string>& words) {
  const auto found = std::find_if(words.begin(), words.end(), [](const std::string& word) {
    return word == "--lang" || word.starts_with("--lang=");
  });
  if (found == words.end()) {
    const std::string code = language_of_surroundings();
    // Without its file it is English: nobody asked for it.
    if (file_bytes(std::string(DESCENT_LANGUAGES "/") + code + ".json")) {
      use_language_file(DESCENT_LANGUAGES, code);
    }
    return;
  }
  const bool apart = *found == "--lang";
  if (apart && found + 1 == words.end()) {
    throw UsageError(tr("The option {0} needs a value: {0} {1}.", "--lang", "CODE"));
  }
  const std::string code = apart ? found[1] : found->substr(std::string_view("--lang=").size());
  words.erase(found, found + (apart ? 2 : 1));
  use_language_file(DESCENT_LANGUAGES, code);
}

int run_and_report(std::vector<std::string> words) {
  try {
    choose_language(words);
    run(words);
    if (std::cout.flush()) return success;
    std::cerr << "descent: " << tr("the output cannot be written.") << '\n';
    return failure;
  } catch (const UsageError& error) {
    std::cerr << "descent: " << error.what() << '\n';
    return wrong_usage;
  } catch (const Error& error) {
    std::cerr << "descent: " << error.what() << '\n';
  } catch (const std::bad_alloc&) {
    std::cerr << "descent: "
              << tr("there is not enough memory for this; try a smaller model or batch.") << '\n';
  }
  return failure;
}

}  // namespace
}  // namespace descent

int main(int argc, char** argv) {
  return descent::run_and_report(std::vector<std::string>(argv + 1, argv + argc));
}
