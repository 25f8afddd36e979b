#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/experiment/experiment.hpp"

// An edit in words, as the curves and the story tell it.
namespace descent {

// What differs, in the words of Keras and of the JSON: "dense: units 128 → 64; Dropout added". How
// many epochs there are to be changes no curve and is left out. "": nothing else differs.
std::string edit_words(const Experiment& before, const Experiment& after);

// Of each layer's parameters, how many are the trained ones: "Weights kept: conv2d. Begin anew:
// dense." One text for each of kept, kept in part, and new; "": no layer has any.
std::string kept_weights_words(const Sequential& model, const std::vector<std::size_t>& kept);

}  // namespace descent
