#include "engine/experiment/saved_runs.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/history_json.hpp"
#include "engine/experiment/limits.hpp"
#include "engine/experiment/saved_experiment_json.hpp"

namespace descent {
namespace {

constexpr std::size_t most_seeds = 64, most_label_bytes = 200;

SeedCourse read_course(const JsonNode& node) {
  const JsonFields fields(node);
  fields.allow({"seed", "broke", "history"}, tr("the training of a seed"));
  SeedCourse course;
  course.seed = fields.require("seed").whole_number(0, limits::seed);
  fields.read("broke", course.broke);
  if (const auto history = fields.find("history")) course.epochs = read_history(*history).epochs;
  return course;
}

SavedSeeds read_seeds(const JsonNode& node) {
  const JsonFields fields(node);
  fields.allow({"first", "seeds", "epochs", "courses"}, tr("the trainings from several seeds"));
  SavedSeeds seeds;
  seeds.order.first = fields.require("first").whole_number(0, limits::seed);
  fields.read_size("seeds", seeds.order.seeds, 1, most_seeds);
  fields.read_size("epochs", seeds.order.epochs, 1, limits::epochs);
  for (const JsonNode& item : fields.require("courses").items(1, most_seeds)) {
    seeds.courses.push_back(read_course(item));
  }
  seeds.order.seeds = std::max(seeds.order.seeds, seeds.courses.size());
  return seeds;
}

Json write_seeds(const SavedSeeds& seeds) {
  Json json = {{"first", seeds.order.first},
               {"seeds", seeds.order.seeds},
               {"epochs", seeds.order.epochs},
               {"courses", Json::array()}};
  for (const SeedCourse& course : seeds.courses) {
    Json& written = json["courses"].emplace_back(Json{{"seed", course.seed}});
    if (course.broke) written["broke"] = true;
    if (course.epochs.empty()) continue;
    History history;
    history.epochs = course.epochs;
    written["history"] = write_history(history);
  }
  return json;
}

SavedRun read_run(const JsonNode& node) {
  const JsonFields fields(node);
  SavedRun run{"", read_saved_experiment(fields, {"label", "pinned", "seeds"}), std::nullopt};
  if (const auto label = fields.find("label")) run.label = label->text(most_label_bytes);
  fields.read("pinned", run.pinned);
  if (const auto seeds = fields.find("seeds")) run.seeds = read_seeds(*seeds);
  return run;
}

Json write_run(const SavedRun& run) {
  Json json = Json::object();
  if (!run.label.empty()) json["label"] = run.label;
  if (run.pinned) json["pinned"] = true;
  json.update(write_saved_experiment(run.saved));
  json.erase("descent");  // said once
  if (run.seeds) json["seeds"] = write_seeds(*run.seeds);
  return json;
}

}  // namespace

SavedRuns parse_saved_runs(std::string_view text) {
  const Json json = parse_json(text, limits::saved_bytes);
  const JsonFields fields{JsonNode(json)};
  SavedRuns saved;
  const auto runs = fields.find("runs");
  if (!runs) {
    saved.several = false;
    saved.runs.push_back({"", read_saved_experiment(fields, {}), std::nullopt});
    return saved;
  }
  fields.allow({"descent", "runs", "shown"}, tr("a text with several runs"));
  check_format_version(fields);
  for (const JsonNode& item : runs->items(1, SavedRuns::most)) {
    saved.runs.push_back(read_run(item));
  }
  fields.read_size("shown", saved.shown, 0, saved.runs.size() - 1);
  return saved;
}

std::string to_json(const SavedRuns& saved) {
  Json json = {{"descent", 1}, {"runs", Json::array()}};
  for (const SavedRun& run : saved.runs) json["runs"].push_back(write_run(run));
  if (saved.shown > 0) json["shown"] = saved.shown;
  return checked_length(print_json(json));
}

}  // namespace descent
