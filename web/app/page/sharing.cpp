#include "web/app/page/sharing.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/link.hpp"
#include "engine/formats/markup.hpp"
#include "engine/formats/network_svg.hpp"
#include "engine/formats/own_images_file.hpp"
#include "web/app/page/link_view.hpp"

namespace descent {
namespace {

std::string base_name(const RunView& run) { return "descent-" + run.experiment().data.name; }

const Sequential& network_of(const RunView& run) {
  if (!run.ready()) throw Error(tr("There is no network yet: its data are being loaded."));
  return *run.snapshot().model;
}

}  // namespace

std::string share_link(const RunView& run) {
  return write_link(run.experiment(), link_view(run.view()));
}

std::string share_frame(const RunView& run, const std::string& address, const Parts& hidden) {
  View view = run.view();
  if (view.without_lesson) view.locked = view.without_lesson->locked;
  view.without_lesson.reset();
  view.hidden = hidden;
  const std::string link = write_link(run.experiment(), link_view(view, LinkTheme::given));
  return "<iframe src=\"" + in_markup(address + "#" + link) +
         "\" title=\"Descent\" width=\"100%\" height=\"640\" style=\"border: 0\" "
         "allow=\"cross-origin-isolated; clipboard-write\"></iframe>";
}

std::string share_file(const RunView& run) {
  if (!run.ready()) return to_json(run.experiment());
  const Snapshot& now = run.snapshot();
  return to_json(run.experiment(), now.model->parameters(), *now.history);
}

std::string share_file_name(const RunView& run) { return base_name(run) + ".json"; }

std::string share_weights(const RunView& run, WeightsFormat format) {
  return write_weights_file(network_of(run), format);
}

std::string share_weights_name(const RunView& run, WeightsFormat format) {
  return base_name(run) + std::string(ending_of(format));
}

std::string share_own_images(const RunView& run) {
  return write_own_images(run.experiment().data.own_images);
}

std::string share_drawing(const RunView& run) {
  if (!run.ready()) throw Error(tr("There is no network yet: its data are being loaded."));
  return network_svg(run.experiment(), *run.snapshot().model);
}

std::string share_drawing_name(const RunView& run) { return base_name(run) + ".svg"; }

std::string share_source(const RunView& run, SourceKind kind) {
  return write_source(kind, run.experiment(), network_of(run),
                      share_weights_name(run, WeightsFormat::npz));
}

std::string share_source_name(const RunView& run, SourceKind kind) {
  const std::string of = holds_weights(kind) ? "" : "-" + std::string(to_string(kind));
  return base_name(run) + of + std::string(ending_of(kind));
}

}  // namespace descent
