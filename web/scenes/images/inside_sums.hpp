#pragma once

#include "web/app/looks/inside_look.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

// How a number comes to be from what a layer takes, line by line.
namespace descent {

// "sum of the products 1.284 + bias −0.013 = 1.271", "relu(1.271) = 1.271", and what is said of the
// other kinds of layers.
void draw_formula(const InsideLook& look, const CellPlace& place, const OutputTerms& found);

// Of a Dense layer: the largest products, and the others together. Pressing one leads to the number
// in the layer before.
void draw_largest_products(const InsideLook& look, const CellPlace& place, const OutputTerms& found,
                           Actions& actions);

// Of softmax: each unit's sum, its exponential and its share. Pressing one shows that unit.
void draw_softmax(const InsideLook& look, const RunView& run, const CellPlace& place,
                  const OutputTerms& found, Actions& actions);

}  // namespace descent
