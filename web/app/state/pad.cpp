#include "web/app/state/pad.hpp"

#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::array<PadStageInfo, pad_stage_count> stages = {{
    {PadStage::invert, "invert", tr_noop("Invert"),
     tr_noop("Black for white: the training images are light on black, writing is dark on paper."),
     true, false},
    {PadStage::contrast, "contrast", tr_noop("Contrast"),
     tr_noop("Paper becomes black and the brightest ink white, as in the training images."), true,
     false},
    {PadStage::line_width, "line_width", tr_noop("Lines"),
     tr_noop("Lines as thick as in MNIST: 2 to 3.2 of 20 pixels, whatever the pen."), false, true},
    {PadStage::fit, "fit", tr_noop("Fit"),
     tr_noop("The box around the ink is scaled to 20 × 20 pixels, so that size does not matter.")},
    {PadStage::centre, "centre", tr_noop("Centre"),
     tr_noop("The centre of mass is moved to the middle, so that place does not matter.")},
}};

}  // namespace

const std::array<PadStageInfo, pad_stage_count>& all_pad_stages() { return stages; }

}  // namespace descent
