#include "web/app/page/open_file.hpp"

#include <cctype>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/csv_text.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_node.hpp"
#include "web/app/state/app.hpp"

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

// An Error names the file that is no text.
std::string table_text(const OpenFile& file) {
  try {
    return csv_text(file.text);
  } catch (const Error& error) {
    throw Error(shortened(file.name) + ": " + error.what());
  }
}

}  // namespace

FileKind file_kind(std::string_view name) {
  const std::string ending = ending_of(name);
  if (ending == "json") return FileKind::experiment;
  if (ending == "csv" || ending == "tsv" || ending == "txt") return FileKind::table;
  return FileKind::other;
}

void App::open_saved(const std::string& text) {
  SavedExperiment saved = parse_saved_experiment(text);
  std::shared_ptr<const Trained> trained;
  if (saved.weights) {
    trained = std::make_shared<const Trained>(Trained{
        std::move(*saved.weights), std::make_shared<const History>(std::move(saved.history))});
  }
  show_experiment(saved.experiment, "", std::move(trained));
}

void App::carry_out(const OpenFile& action) {
  switch (file_kind(action.name)) {
    case FileKind::experiment:
      return open_saved(decoded_text(action.text));
    case FileKind::table:
      view_.table = {true, action.name, table_text(action), view_.table.number + 1};
      return;
    case FileKind::other:
      break;
  }
  throw Error(tr(
      "{0} is not a file that Descent opens. It opens experiments (.json) and tables (.csv, .tsv).",
      shortened(action.name)));
}

}  // namespace descent
