#include "web/app/open_file.hpp"

#include <cctype>
#include <string>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "web/app/app.hpp"

namespace descent {
namespace {

std::string ending_of(std::string_view name) {
  const auto dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : name.substr(dot + 1));
  for (char& letter : ending) {
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return ending;
}

}  // namespace

FileKind file_kind(std::string_view name) {
  return ending_of(name) == "json" ? FileKind::experiment : FileKind::other;
}

void App::carry_out(const OpenFile& action) {
  switch (file_kind(action.name)) {
    case FileKind::experiment:
      return carry_out(SetExperiment{parse_experiment(action.text)});
    case FileKind::other:
      break;
  }
  throw Error(action.name + " is not a file that Descent opens. It opens experiments (.json).");
}

}  // namespace descent
