#pragma once

#include <string>
#include <vector>

#include "engine/data/feature.hpp"
#include "engine/model/sequential.hpp"
#include "web/app/looks/plane_maps.hpp"
#include "web/ui/picture_words.hpp"

// The picture of the network in words.
namespace descent {

// "x and y lead to layers of 4, 2 and 1 units. The largest weight is −2.31, from x to layer 1, unit
// 3."
std::string network_summary(const Sequential& model, const std::vector<PlaneColumn>& columns,
                            const std::vector<Feature>& features);

// The weights and biases of each layer, a row for each unit; of more than 32 units or inputs the
// first ones.
std::vector<ui::PictureTable> network_tables(const Sequential& model,
                                             const std::vector<PlaneColumn>& columns,
                                             const std::vector<Feature>& features);

}  // namespace descent
