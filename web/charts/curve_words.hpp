#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/training/history.hpp"
#include "engine/training/metrics.hpp"
#include "web/ui/picture_words.hpp"

// The curves of a training in words and numbers, for who does not see them.
namespace descent {

// "Loss from epoch 1 to epoch 300: in training 0.69, in the end 0.031. In testing 0.70, in the end
// 0.058; the best was 0.052, at epoch 250."
std::string curve_summary(const History& history, Metric metric);

// All metrics of up to 25 epochs, evenly chosen, the first and the last among them.
std::vector<ui::PictureTable> curve_table(const History& history);

// Both to the mirror, of the picture that was marked so; nothing where nobody reads it.
void tell_curves(std::string_view id, const History& history, Metric metric);

}  // namespace descent
