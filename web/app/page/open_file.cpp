#include "web/app/page/open_file.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/grey_picture.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/json_node.hpp"
#include "engine/formats/match_weights.hpp"
#include "engine/formats/own_images_file.hpp"
#include "engine/formats/weights_file.hpp"
#include "engine/tables/csv_text.hpp"
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

// How many rows a message has room for.
constexpr std::size_t most_told = 6;

std::string told_weights(const std::string& name, const std::vector<MatchedWeights>& rows) {
  std::string text = tr_n("The network has the weights of {1} now: {0} array fits.",
                          "The network has the weights of {1} now: all {0} arrays fit.",
                          rows.size(), shortened(name));
  if (!is_guessed(rows)) return text;
  for (std::size_t i = 0; i < std::min(rows.size(), most_told); ++i) {
    text += "\n" + matched_text(rows[i]);
  }
  if (rows.size() > most_told) text += "\n" + tr("and {0} more", rows.size() - most_told);
  return text;
}

}  // namespace

FileKind file_kind(std::string_view name) {
  const std::string ending = ending_of(name);
  if (ending == "json") return FileKind::experiment;
  if (ending == "csv" || ending == "tsv" || ending == "txt") return FileKind::table;
  for (const std::string_view of_weights :
       {"npz", "safetensors", "npy", "pt", "pth", "h5", "keras"}) {
    if (ending == of_weights) return FileKind::weights;
  }
  for (const std::string_view of_pictures :
       {"pgm", "png", "jpg", "jpeg", "webp", "gif", "bmp", "avif"}) {
    if (ending == of_pictures) return FileKind::picture;
  }
  return FileKind::other;
}

// The browser has made a graymap of it, whatever it was.
void App::open_picture(const OpenFile& file) {
  auto picture = std::make_shared<const GreyPicture>(read_pgm(file.text, shortened(file.name)));
  if (view_.scene != Scene::images) carry_out(SetScene{Scene::images});
  carry_out(ShowPicture{std::move(picture)});
  message_.clear();  // of a file before that could not be read
}

void App::open_saved(const std::string& text) {
  SavedExperiment saved = parse_saved_experiment(text);
  // Every key may be left out, so that {} is an experiment, but nobody means it.
  if (saved.experiment == Experiment{} && text.find("\"descent\"") == std::string::npos) {
    throw Error(
        tr("The file says nothing of a training: an experiment of Descent begins with "
           "\"descent\": 1."));
  }
  std::shared_ptr<const Trained> trained;
  if (saved.weights) {
    trained = std::make_shared<const Trained>(Trained{
        std::move(*saved.weights), std::make_shared<const History>(std::move(saved.history))});
  }
  show_experiment(saved.experiment, "", std::move(trained));
}

void App::add_own_images(const OwnImages& images) {
  if (view_.scene != Scene::images) carry_out(SetScene{Scene::images});
  DataSettings data = experiment().data;
  if (data.own_images.count() + images.count() > limits::own_images) {
    throw Error(tr("With these there would be {0} own images, but no more than {1} are kept.",
                   data.own_images.count() + images.count(), limits::own_images));
  }
  for (std::size_t i = 0; i < images.count(); ++i) {
    data.own_images = data.own_images.with(images.image(i), images.label(i));
  }
  carry_out(SetData{data});
  tell(tr_n("{0} own image is trained on now.", "{0} own images are trained on now.",
            data.own_images.count()),
       false);
}

void App::open_weights_file(const OpenFile& file) {
  FoundWeights found;
  try {
    const std::unique_ptr<ArrayFile> arrays = open_weights(file.text);
    if (const auto images = read_own_images(*arrays)) return add_own_images(*images);
    if (!driver()) throw Error(tr("There is no network yet: its data are being loaded."));
    found = match_weights(*driver()->snapshot().model, *arrays);
  } catch (const Error& error) {
    throw Error(shortened(file.name) + ": " + error.what());
  }
  run().edits.record(edit_state(EditState::Kind::network));
  begin_from(std::make_shared<const Trained>(
      Trained{std::move(found.parameters), std::make_shared<const History>()}));
  tell(told_weights(file.name, found.rows), false);
}

void App::carry_out(const OpenFile& action) {
  switch (file_kind(action.name)) {
    case FileKind::experiment:
      return open_saved(decoded_text(action.text));
    case FileKind::table:
      view_.table = {true, action.name, table_text(action), view_.table.number + 1};
      return;
    case FileKind::weights:
      return open_weights_file(action);
    case FileKind::picture:
      return open_picture(action);
    case FileKind::other:
      break;
  }
  throw Error(
      tr("{0} is not a file that Descent opens. It opens experiments (.json), tables (.csv, .tsv), "
         "weights (.npz, .safetensors) and pictures (.png, .jpg).",
         shortened(action.name)));
}

}  // namespace descent
