#include "web/app/state/workbench_page.hpp"

#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::array<WorkbenchPageInfo, workbench_page_count> pages = {{
    {WorkbenchPage::training, "training", tr_noop("Training"),
     tr_noop("The curves, the test images, and how well each class is known.")},
    {WorkbenchPage::inside, "inside", tr_noop("Inside"),
     tr_noop("What every layer makes of one image, and the arithmetic behind each number.")},
    {WorkbenchPage::filters, "filters", tr_noop("Filters"),
     tr_noop("Make a filter by hand and see what it does to an image.")},
    {WorkbenchPage::judging, "judging", tr_noop("Judging"),
     tr_noop("What the network gets wrong, and how far it can be relied on.")},
    {WorkbenchPage::why, "why", tr_noop("Why"),
     tr_noop("Why did it say that? Which pixels count, the smallest change that turns the answer, "
             "and what each filter answers to.")},
}};

}  // namespace

const std::array<WorkbenchPageInfo, workbench_page_count>& all_workbench_pages() { return pages; }

const WorkbenchPageInfo& workbench_page_info(WorkbenchPage page) {
  return pages[static_cast<std::size_t>(page)];
}

}  // namespace descent
