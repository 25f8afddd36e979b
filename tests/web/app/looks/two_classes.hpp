#pragma once

#include "tests/web/app/apps.hpp"

namespace descent::tests {

// A program that learns two classes of points; 30 of them are validated on.
inline App two_classes() {
  Experiment experiment;
  experiment.data.name = "gauss";
  experiment.data.samples = 100;
  experiment.data.test_fraction = 0.3;
  experiment.model = {Dense{4, Activation::tanh}, Dense{1, Activation::tanh}};
  return app_of(experiment);
}

}  // namespace descent::tests
