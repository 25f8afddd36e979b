#include "web/frame/runs_share.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/page/runs_sharing.hpp"
#include "web/frame/share_exports.hpp"
#include "web/ui/copying.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr const char* runs_link = "runs.link";

void copy_link(std::string& problem, const std::vector<RunView>& runs, std::uint64_t shown) {
  problem.clear();
  try {
    ui::copy(runs_link, ui::host().address() + "#" + share_runs_link(runs, shown));
  } catch (const Error& error) {
    problem = error.what();
  }
}

}  // namespace

void draw_runs_share(std::string& problem, const std::vector<RunView>& runs, std::uint64_t shown,
                     Actions& actions) {
  ui::divider();
  if (ui::button("runs.save", tr("Save all runs"),
                 tr("One file with their settings, weights, curves and seeds"))) {
    save_made_file(share_runs_name(runs), [&] { return share_runs_file(runs, shown); }, actions);
  }
  ImGui::SameLine(0, 8);
  if (ui::button("runs.copy_link", ui::just_copied(runs_link) ? tr("Copied") : tr("Copy a link"),
                 tr("It holds their settings, and each is to be trained again"))) {
    copy_link(problem, runs, shown);
  }
  if (ui::copy_refused(runs_link)) {
    ui::error_box(tr("The browser does not let this page copy. Save the runs as a file."));
  }
  if (!problem.empty()) ui::error_box(problem);
  ui::small_print(
      tr("The file, opened or dropped on the window, puts them side by side again as they are; the "
         "link has the settings alone."));
}

}  // namespace descent
