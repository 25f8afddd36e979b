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

// What another page shows, without what a lesson locks.
std::string link_without(const RunView& run, const Parts& hidden) {
  View view = run.view();
  if (view.without_lesson) view.locked = view.without_lesson->locked;
  view.without_lesson.reset();
  view.hidden = hidden;
  return write_link(run.experiment(), link_view(view, LinkTheme::given));
}

std::string frame_of(const std::string& address) {
  return "<iframe src=\"" + in_markup(address) +
         "\" title=\"Descent\" width=\"100%\" height=\"640\" style=\"border: 0\" "
         "allow=\"cross-origin-isolated; clipboard-write\"></iframe>";
}

// The script lies beside the page.
std::string element_of(const std::string& address, const std::string& attribute,
                       const std::string& value) {
  const std::string folder = address.substr(0, address.find_first_of("?#"));
  const std::string script = folder.substr(0, folder.rfind('/') + 1) + "descent-playground.js";
  return "<script src=\"" + in_markup(script) + "\" defer></script> <descent-playground " +
         attribute + "=\"" + in_markup(value) + "\"></descent-playground>";
}

}  // namespace

std::string share_link(const RunView& run) {
  return write_link(run.experiment(), link_view(run.view()));
}

std::string share_frame(const RunView& run, const std::string& address, const Parts& hidden) {
  return frame_of(address + "#" + link_without(run, hidden));
}

std::string share_element(const RunView& run, const std::string& address, const Parts& hidden) {
  return element_of(address, "link", link_without(run, hidden));
}

std::string lesson_address(const std::string& address, const std::string& lesson) {
  return address.substr(0, address.find_first_of("?#")) + "?lesson=" + lesson;
}

std::string lesson_frame(const std::string& address, const std::string& lesson) {
  return frame_of(lesson_address(address, lesson));
}

std::string lesson_element(const std::string& address, const std::string& lesson) {
  return element_of(address, "lesson", lesson);
}

bool has_address(const std::string& lesson) { return !lesson.empty() && lesson != "own"; }

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
