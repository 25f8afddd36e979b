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
#include "engine/experiment/saved_runs.hpp"
#include "engine/formats/match_weights.hpp"
#include "engine/formats/own_images_file.hpp"
#include "engine/formats/weights_file.hpp"
#include "engine/tables/csv_text.hpp"
#include "web/app/page/table_reading.hpp"
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

// An Error names the file that is no text. A table of which something cannot be read is mended in
// its dialog; but a .txt may be anything.
std::string table_text(const OpenFile& file) {
  std::string text;
  try {
    text = csv_text(file.text);
  } catch (const Error& error) {
    throw Error(shortened(file.name) + ": " + error.what() + " " + opened_kinds());
  }
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw Error(tr("{0} is empty.", shortened(file.name)) + " " + opened_kinds());
  }
  if (ending_of(file.name) == "txt" && !read_table(text).is_table()) {
    throw Error(tr("{0} is a text, but no table with numbers in columns.", shortened(file.name)) +
                " " + opened_kinds());
  }
  return text;
}

std::string told_weights(const std::string& name, const WeightsTable& table) {
  const auto fitting =
      static_cast<std::size_t>(std::count_if(table.begin(), table.end(), [](const WeightsRow& row) {
        return row.match == WeightsMatch::matched;
      }));
  std::string text =
      tr_n("The network has the weights of {1} now: {0} array fits.",
           "The network has the weights of {1} now: all {0} arrays fit.", fitting, shortened(name));
  if (!is_guessed(table)) return text;
  return text + " " +
         tr("Not all were found by their names: see whether each is where it belongs.");
}

std::string told_trained(const std::string& name, const Trained& trained) {
  const std::size_t epochs = trained.history->epochs.count();
  const std::string arrays = tr_n("{0} array", "{0} arrays", tensors(*trained.weights).size());
  return tr_n("{1} came with the weights of its network ({2}), trained for {0} epoch.",
              "{1} came with the weights of its network ({2}), trained for {0} epochs.", epochs,
              shortened(name), arrays);
}

std::string told_own_images(std::size_t added, std::size_t known, std::size_t all) {
  std::string text;
  if (added > 0) text = tr_n("{0} own image was added.", "{0} own images were added.", added) + " ";
  if (known > 0) {
    text += tr_n("{0} image was there already: it is not added twice.",
                 "{0} images were there already: they are not added twice.", known) +
            " ";
  }
  return text + tr_n("{0} own image is trained on now.", "{0} own images are trained on now.", all);
}

}  // namespace

std::string opened_kinds() {
  return tr(
      "What opens here are experiments (.json), tables (.csv, .tsv, .txt), weights and own images "
      "(.npz, .safetensors), pictures (.png, .jpg, .webp, .gif) and MNIST's files.");
}

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
  if (is_of_one_grey(*picture)) {
    throw Error(
        tr("Nothing is to be seen on {0}: all of it is equally light, where what is transparent "
           "counts as white. Choose a picture that is darker or lighter than its ground.",
           shortened(file.name)));
  }
  if (view_.scene != Scene::images) carry_out(SetScene{Scene::images});
  carry_out(ShowPicture{std::move(picture)});
  message_.clear();  // of a file before that could not be read
}

// There is no table of its weights: they came with their network, and fit or the file is refused.
void App::open_saved(const OpenFile& file) {
  const std::string text = decoded_text(file.text);
  SavedRuns all = parse_saved_runs(text);
  if (all.several) {
    const std::size_t count = all.runs.size();
    show_saved_runs(std::move(all.runs), all.shown);
    tell(tr_n("{1} came with {0} run.", "{1} came with {0} runs, which stand side by side.", count,
              shortened(file.name)),
         false);
    return;
  }
  SavedExperiment& saved = all.runs.front().saved;
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
  const std::string told = trained ? told_trained(file.name, *trained) : "";
  show_experiment(saved.experiment, "", std::move(trained));
  if (!told.empty()) tell(told, false);
}

void App::add_own_images(const OwnImages& images) {
  if (view_.scene != Scene::images) carry_out(SetScene{Scene::images});
  DataSettings data = experiment().data;
  const std::size_t before = data.own_images.count();
  data.own_images = data.own_images.with_new(images);
  if (data.own_images.count() > limits::own_images) {
    throw Error(tr("With these there would be {0} own images, but no more than {1} are kept.",
                   data.own_images.count(), limits::own_images));
  }
  const std::size_t added = data.own_images.count() - before;
  carry_out(SetData{data});
  tell(told_own_images(added, images.count() - added, data.own_images.count()), false);
}

void App::open_weights_file(const OpenFile& file) {
  FoundWeights found;
  try {
    const std::unique_ptr<ArrayFile> arrays = open_weights(file.text);
    if (const auto images = read_own_images(*arrays)) return add_own_images(*images);
    if (!driver()) throw Error(tr("There is no network yet: its data are being loaded."));
    found = match_weights(*driver()->snapshot().model, *arrays);
  } catch (const WeightsMisfit& misfit) {
    const std::string sentence = shortened(file.name) + ": " + misfit.what();
    view_.weights = {std::make_shared<const WeightsTable>(misfit.table()), sentence, false};
    throw Error(sentence);
  } catch (const Error& error) {
    throw Error(shortened(file.name) + ": " + error.what());
  }
  run().edits.record(edit_state(EditState::Kind::network));
  begin_from(std::make_shared<const Trained>(
      Trained{std::move(found.parameters), std::make_shared<const History>()}));
  tell(told_weights(file.name, found.rows), false);
  view_.weights = {std::make_shared<const WeightsTable>(std::move(found.rows)), message_, true};
}

void App::carry_out(const CloseWeightsTable& action) {
  if (message_ == view_.weights.sentence) message_.clear();  // it was read there
  change_view(view_, action);
}

void App::carry_out(const OpenFile& action) {
  view_.weights = {};  // of the file before
  switch (file_kind(action.name)) {
    case FileKind::experiment:
      return open_saved(action);
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
  throw Error(tr("{0} is not a file that Descent opens.", shortened(action.name)) + " " +
              opened_kinds());
}

}  // namespace descent
