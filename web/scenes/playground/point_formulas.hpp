#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/inspect/step_apart.hpp"
#include "web/app/looks/plane_maps.hpp"
#include "web/app/looks/plane_view.hpp"
#include "web/app/runs/run_view.hpp"

// What a neuron, a weight, a bias and the loss come to at one point, as formulas with its numbers.
namespace descent {

// The point whose numbers they are: a place of the plane, or a training sample.
struct FormulaPoint {
  PlanePlace place;
  std::optional<std::size_t> sample = {};  // its index in Dataset::train
};

// The training sample that is nearest, if it is within `reach`; else the place itself.
FormulaPoint formula_point(const Dataset& dataset, PlanePlace place, float reach);

// Of the point that was chosen, without one of the first training sample off the middle. Nothing is
// worked out until it is asked for. The texts are empty where there are no such numbers: of a
// network whose steps cannot be taken apart, or whose numbers are no longer finite.
class PointFormulas {
 public:
  PointFormulas(const RunView& run, const std::vector<PlaneColumn>& columns,
                const std::optional<FormulaPoint>& chosen);

  // Of a unit of the picture's columns: "z = Σ input × weight + b", its terms, "a = tanh(z)"; of an
  // output the loss as well, where it is known what was wanted. Below the point itself, if
  // `titled`.
  std::string of_unit(std::size_t column, std::size_t unit, bool titled = true) const;
  // Its part of the sum, and its gradient for this sample's loss.
  std::string of_parameter(const ParameterPlace& place) const;
  std::string of_loss() const;

 private:
  std::optional<StepApart> apart() const;
  std::string title() const;

  RunView run_;
  const std::vector<PlaneColumn>& columns_;
  std::optional<FormulaPoint> point_;
};

}  // namespace descent
