#include "web/app/state/scenes.hpp"

#include <string>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment.hpp"
#include "web/app/state/output_choice.hpp"

namespace descent {
namespace {

bool has_points_of_one_number(const Experiment& experiment) {
  const DataSettings& data = experiment.data;
  const bool points = data_set_info(data.name).kind == DataKind::points;
  return points && !data.x.empty() && data.x.front().size() == 1;
}

bool has_a_plane(const Experiment& experiment) {
  if (!takes_features(experiment.data)) return false;
  // As many as there are colours and marks to tell them apart.
  constexpr std::size_t most_classes = 6;
  const std::size_t classes = class_count(experiment.data, experiment.training.loss);
  if (classes <= most_classes) return true;
  throw Error(
      tr("The page shows points of at most {0} classes; these have {1}. The command line trains on "
         "them.",
         most_classes, classes));
}

bool has_images(const Experiment& experiment) {
  return data_set_info(experiment.data.name).kind == DataKind::images;
}

constexpr const char* about_maps = tr_noop(
    "Each square shows what a unit puts out over the plane of the data. Orange is negative, "
    "blue positive, in squares, lines and points alike; the thicker a line, the larger its "
    "weight. The dot at a unit's corner is its bias. Press a feature to use it, a line or a "
    "dot to set it.");

constexpr std::array<SceneInfo, scene_count> rows = {{
    {.scene = Scene::line,
     .id = "line",
     .title = tr_noop("Line"),
     .hint = tr_noop("One neuron finds the line through a few points."),
     .shows = has_points_of_one_number,
     .left = tr_noop("Data"),
     .left_hint = tr_noop("Data and what is going on"),
     .right_width = 392,
     .map = false,
     .tips = {{{tr_noop("Press play"),
                tr_noop("and see the line turn towards the points, step by step.")},
               {tr_noop("Drag a point"), tr_noop("and watch the line follow it.")},
               {tr_noop("Learning rate"),
                tr_noop("Make it larger until the line no longer settles.")},
               {tr_noop("Predict"), tr_noop("Ask for an x that is not in the table.")}}},
     .reading = nullptr},
    {.scene = Scene::playground,
     .id = "playground",
     .title = tr_noop("Playground"),
     .hint = tr_noop("A small network learns to tell points in the plane apart."),
     .shows = has_a_plane,
     .left = tr_noop("Data"),
     .left_hint = tr_noop("Data and what is going on"),
     .right_width = 392,
     .map = true,
     .tips =
         {{{tr_noop("Press play"), tr_noop("and see the map take the colours of the points.")},
           {tr_noop("Fewer units"), tr_noop("Take units and features away: how little is enough?")},
           {tr_noop("Learning rate"), tr_noop("Make it larger until the loss no longer falls.")},
           {tr_noop("Your own data"),
            tr_noop("Paint points, and see whether the network follows.")}}},
     .reading = about_maps},
    {.scene = Scene::images,
     .id = "images",
     .title = tr_noop("Images"),
     .hint = tr_noop("A network learns to read images of digits or garments."),
     .shows = has_images,
     .left = tr_noop("Data and model"),
     .left_hint = tr_noop("Data, model and what is going on"),
     .right_width = 330,
     .map = false,
     .tips = {{{tr_noop("Press play"),
                tr_noop("and wait for the end of an epoch: what does it get wrong?")},
               {tr_noop("Draw a digit"), tr_noop("in the middle or at the edge: when is it read?")},
               {tr_noop("Fewer images"),
                tr_noop("Train on 100 images: how far do train and test part?")},
               {tr_noop("+ Dropout"), tr_noop("Add a layer of it, and see them come together.")}}},
     .reading = nullptr},
}};

}  // namespace

const std::array<SceneInfo, scene_count>& all_scenes() { return rows; }

const SceneInfo& scene_info(Scene scene) { return rows[static_cast<std::size_t>(scene)]; }

std::optional<Scene> scene_named(std::string_view id) {
  for (const SceneInfo& info : rows) {
    if (info.id == id) return info.scene;
  }
  if (id == "digits") return Scene::images;
  return std::nullopt;
}

}  // namespace descent
