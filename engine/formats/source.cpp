#include "engine/formats/source.hpp"

#include <nlohmann/json.hpp>

#include "engine/experiment/json_text.hpp"
#include "engine/formats/array_file.hpp"

namespace descent {

std::string_view to_string(SourceKind kind) {
  return kind == SourceKind::keras ? "keras" : "pytorch";
}

const std::vector<SourceKind>& all_source_kinds() {
  static const std::vector<SourceKind> all = {SourceKind::keras, SourceKind::pytorch};
  return all;
}

std::string write_source(SourceKind kind, const Experiment& experiment, const Sequential& model,
                         std::string_view weights_file) {
  return kind == SourceKind::keras ? keras_source(experiment, model, weights_file)
                                   : pytorch_source(model, weights_file);
}

std::string python_tuple(const Shape& shape) { return shape_text(shape); }

// JSON's escapes are Python's too.
std::string python_text(std::string_view text) { return dump_mended_json(std::string(text), true); }

}  // namespace descent
