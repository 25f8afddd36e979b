#include "engine/formats/source.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/formats/array_file.hpp"
#include "engine/formats/c_source.hpp"

namespace descent {

std::string_view to_string(SourceKind kind) {
  switch (kind) {
    case SourceKind::keras:
      return "keras";
    case SourceKind::pytorch:
      return "pytorch";
    case SourceKind::c:
      return "c";
    case SourceKind::cpp:
      return "cpp";
  }
  return "";
}

std::string_view ending_of(SourceKind kind) {
  return kind == SourceKind::c ? ".c" : kind == SourceKind::cpp ? ".hpp" : ".py";
}

bool holds_weights(SourceKind kind) { return kind == SourceKind::c || kind == SourceKind::cpp; }

const std::vector<SourceKind>& all_source_kinds() {
  static const std::vector<SourceKind> all = {SourceKind::keras, SourceKind::pytorch, SourceKind::c,
                                              SourceKind::cpp};
  return all;
}

namespace {

// What a person who opens the file needs to know of it.
std::string python_comment(const Experiment& experiment, std::string_view weights_file) {
  std::string text =
      "# " + tr("Its weights are in {0}, which belongs beside it.", python_text(weights_file)) +
      "\n";
  if (takes_features(experiment.data)) {
    text += "# " + std::string(tr("Its inputs are, in this order:"));
    for (const Feature feature : experiment.features) text += " " + std::string(to_string(feature));
    text += "\n";
  }
  for (const Axis& axis : experiment.data.x_axes) {
    text += "# " +
            tr("{0} is given as (value - {1}) / {2}.", python_text(axis.name),
               nlohmann::json(axis.mean).dump(), nlohmann::json(axis.deviation).dump()) +
            "\n";
  }
  return text;
}

}  // namespace

std::string write_source(SourceKind kind, const Experiment& experiment, const Sequential& model,
                         std::string_view weights_file) {
  switch (kind) {
    case SourceKind::keras:
      return python_comment(experiment, weights_file) +
             keras_source(experiment, model, weights_file);
    case SourceKind::pytorch:
      return python_comment(experiment, weights_file) + pytorch_source(model, weights_file);
    case SourceKind::c:
      return c_source(experiment, model);
    case SourceKind::cpp:
      return cpp_source(experiment, model);
  }
  return "";
}

std::string python_tuple(const Shape& shape) { return shape_text(shape); }

// JSON's escapes are Python's too.
std::string python_text(std::string_view text) { return dump_mended_json(std::string(text), true); }

}  // namespace descent
