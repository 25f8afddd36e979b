#include "web/app/state/judging_view.hpp"

#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::array<JudgingViewInfo, judging_view_count> views = {{
    {JudgingView::matrix, "matrix", tr_noop("matrix"),
     tr_noop("Which classes are taken for which. A press on a cell shows its images.")},
    {JudgingView::classes, "classes", tr_noop("classes"),
     tr_noop("Precision, recall and F1 of each class.")},
    {JudgingView::reliability, "reliability", tr_noop("reliability"),
     tr_noop("Whether the network is right as often as it says.")},
    {JudgingView::fit, "fit", tr_noop("fit"),
     tr_noop("Training against validation: under- and overfitting, with the numbers.")},
    {JudgingView::plane, "plane", tr_noop("PCA"),
     tr_noop("What goes into the last layer for each image, in the plane where it differs most.")},
    {JudgingView::neighbours, "neighbours", tr_noop("t-SNE"),
     tr_noop("The same, arranged so that images that are alike to the network lie together.")},
}};

}  // namespace

const std::array<JudgingViewInfo, judging_view_count>& all_judging_views() { return views; }

}  // namespace descent
