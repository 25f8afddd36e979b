#pragma once

#include <string>

#include "web/app/looks/landscape_look.hpp"

// What is said of a loss landscape.
namespace descent {

struct LandscapePicture;

// What is seen, and what not to conclude from it.
std::string landscape_meaning(const Landscape& landscape, PlaneChoice plane);
// How much of the path lies in the plane.
std::string share_words(const Landscape& landscape);
// On how many samples it was measured, and how long that took or how far it is.
std::string measured_words(const Landscape& landscape);
// How losses became heights and colours; empty where there is nothing to tell.
std::string scale_words(const LandscapePicture& picture);
// The loss and its parts: "loss 0.31 = 0.29 + 0.02 of regularisation", and the accuracy.
std::string loss_words(const MeasuredLoss& measured);

}  // namespace descent
