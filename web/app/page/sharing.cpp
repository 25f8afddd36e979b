#include "web/app/page/sharing.hpp"

#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/link.hpp"
#include "web/app/page/link_view.hpp"

namespace descent {
namespace {

std::string for_attribute(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&')
      escaped += "&amp;";
    else if (c == '"')
      escaped += "&quot;";
    else if (c == '<')
      escaped += "&lt;";
    else
      escaped += c;
  }
  return escaped;
}

}  // namespace

std::string share_link(const RunView& run) {
  return write_link(run.experiment(), link_view(run.view()));
}

std::string share_frame(const RunView& run, const std::string& address, const Parts& hidden) {
  View view = run.view();
  view.hidden = hidden;
  const std::string link = write_link(run.experiment(), link_view(view, LinkTheme::given));
  return "<iframe src=\"" + for_attribute(address + "#" + link) +
         "\" title=\"Descent\" width=\"100%\" height=\"640\" style=\"border: 0\" "
         "allow=\"cross-origin-isolated; clipboard-write\"></iframe>";
}

std::string share_file(const RunView& run) {
  if (!run.ready()) return to_json(run.experiment());
  const Snapshot& now = run.snapshot();
  return to_json(run.experiment(), now.model->parameters(), *now.history);
}

std::string share_file_name(const RunView& run) {
  return "descent-" + run.experiment().data.name + ".json";
}

}  // namespace descent
