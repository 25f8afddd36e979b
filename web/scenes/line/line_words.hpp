#pragma once

#include <string>
#include <vector>

#include "engine/model/sequential.hpp"
#include "web/charts/thin_curve.hpp"
#include "web/scenes/line/line_fit.hpp"
#include "web/ui/picture_words.hpp"

// The pictures of the Line in words and as tables, for who does not see them.
namespace descent {

// "6 points and the line ŷ = 1.980 x − 0.940. The mean of the squared differences is 0.0032."
std::string fit_summary(const std::vector<LinePoint>& points, const Sequential& model);
// Up to 50 points: where they are, what the model says there, and the difference squared.
ui::PictureTable fit_table(const std::vector<LinePoint>& points, const Sequential& model);
// Both to the mirror, of the picture "line_plot"; nothing where nobody reads it.
void tell_fit(const std::vector<LinePoint>& points, const Sequential& model);

// The loss over w. "The loss over w from −3 to 5 is least, 0.2, at w 1.9. Now w is 0.4 and the
// loss 3.4."
std::string slice_summary(const std::vector<CurvePoint>& curve, const CurvePoint& now);
// 13 places, evenly chosen.
ui::PictureTable slice_table(const std::vector<CurvePoint>& curve);
// Both to the mirror, of the picture "loss_slice".
void tell_slice(const std::vector<CurvePoint>& curve, const CurvePoint& now);

}  // namespace descent
