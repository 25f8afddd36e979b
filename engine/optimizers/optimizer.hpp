#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/optimizers/optimizer_limits.hpp"

// keras.io/api/optimizers: names, formulas and defaults. Plain values; what an optimizer remembers
// from step to step is the OptimizerState.
namespace descent {

struct SGD {
  float learning_rate = 0.01f;
  float momentum = 0;
  bool nesterov = false;
  bool operator==(const SGD&) const = default;

  static constexpr std::string_view name = "SGD";
  static constexpr std::string_view meaning = "steps against the gradient";
  static constexpr auto fields() {
    return std::tuple{
        field("learning_rate", &SGD::learning_rate, Number{0, limits::learning_rate},
              "how far each step moves the weights against their gradient"),
        field("momentum", &SGD::momentum, Number{0, 1},
              "how much of the last step each step goes on with"),
        field("nesterov", &SGD::nesterov, TrueOrFalse{}, "whether it looks ahead"),
    };
  }
};
struct RMSprop {
  float learning_rate = 0.001f;
  float rho = 0.9f;
  float epsilon = 1e-7f;
  bool operator==(const RMSprop&) const = default;

  static constexpr std::string_view name = "RMSprop";
  static constexpr std::string_view meaning = "steps of like size for every weight";
  static constexpr auto fields() {
    return std::tuple{
        field("learning_rate", &RMSprop::learning_rate, Number{0, limits::learning_rate},
              "how far each step moves the weights against their gradient"),
        field("rho", &RMSprop::rho, Number{0, 1},
              "how much of the running mean of squared gradients stays"),
        field("epsilon", &RMSprop::epsilon, Number{limits::least_epsilon, 1},
              "a small number that keeps a division from being by zero"),
    };
  }
};
// Duchi et al. 2011
struct Adagrad {
  float learning_rate = 0.001f;
  float initial_accumulator_value = 0.1f;
  float epsilon = 1e-7f;
  bool operator==(const Adagrad&) const = default;

  static constexpr std::string_view name = "Adagrad";
  static constexpr std::string_view meaning = "smaller steps for weights that moved a lot";
  static constexpr auto fields() {
    return std::tuple{
        field("learning_rate", &Adagrad::learning_rate, Number{0, limits::learning_rate},
              "how far each step moves the weights against their gradient"),
        field("initial_accumulator_value", &Adagrad::initial_accumulator_value, Number{0, 1},
              "what the sums of squared gradients begin with"),
        field("epsilon", &Adagrad::epsilon, Number{limits::least_epsilon, 1},
              "a small number that keeps a division from being by zero"),
    };
  }
};
// Zeiler 2012. Keras's learning rate, far below the 1 of the paper.
struct Adadelta {
  float learning_rate = 0.001f;
  float rho = 0.95f;
  float epsilon = 1e-7f;
  bool operator==(const Adadelta&) const = default;

  static constexpr std::string_view name = "Adadelta";
  static constexpr std::string_view meaning = "Adagrad that forgets";
  static constexpr auto fields() {
    return std::tuple{
        field("learning_rate", &Adadelta::learning_rate, Number{0, limits::learning_rate},
              "how far each step moves the weights against their gradient;"
              " the method's inventor takes 1"),
        field("rho", &Adadelta::rho, Number{0, 1},
              "how much of the running mean of squared gradients stays"),
        field("epsilon", &Adadelta::epsilon, Number{limits::least_epsilon, 1},
              "a small number that keeps a division from being by zero"),
    };
  }
};
// Kingma & Ba 2015
struct Adam {
  float learning_rate = 0.001f;
  float beta_1 = 0.9f;
  float beta_2 = 0.999f;
  float epsilon = 1e-7f;
  bool operator==(const Adam&) const = default;

  static constexpr std::string_view name = "Adam";
  static constexpr std::string_view meaning = "momentum and RMSprop together";
  static constexpr auto fields() {
    return std::tuple{
        field("learning_rate", &Adam::learning_rate, Number{0, limits::learning_rate},
              "how far each step moves the weights against their gradient"),
        field("beta_1", &Adam::beta_1, Number{0, limits::beta},
              "how much of the running mean gradient stays"),
        field("beta_2", &Adam::beta_2, Number{0, limits::beta},
              "how much of the running mean of squared gradients stays"),
        field("epsilon", &Adam::epsilon, Number{limits::least_epsilon, 1},
              "a small number that keeps a division from being by zero"),
    };
  }
};

using Optimizer = std::variant<SGD, RMSprop, Adagrad, Adadelta, Adam>;

std::string_view optimizer_name(const Optimizer& optimizer);
float learning_rate(const Optimizer& optimizer);
void set_learning_rate(Optimizer& optimizer, float rate);

// The optimizer of that name ("Adam") with Keras's defaults; an Error lists the names there are.
Optimizer make_optimizer(std::string_view name);
const std::vector<std::string_view>& optimizer_names();

// Moments, one array per parameter tensor and slot, created at the first step.
struct OptimizerState {
  std::uint64_t steps = 0;
  double beta_1_power = 1;  // beta_1^steps: a product, because std::pow differs between platforms
  double beta_2_power = 1;
  std::vector<std::vector<float>> first;   // momentum, m, accumulators
  std::vector<std::vector<float>> second;  // v, Adadelta's squared moves
};

// A stretch of the numbers of one parameter tensor.
struct UpdatePiece {
  std::size_t tensor;  // which, among those of begin_update()
  std::size_t begin, count;
  float* parameters;       // from `begin` on
  const float* gradients;  // of the same numbers
};

// One step begins: it is counted, and at the first one the moments are made, for tensors of these
// numbers of elements.
void begin_update(const Optimizer& optimizer, OptimizerState& state,
                  std::span<const std::size_t> sizes);

// Every parameter of the pieces moves against its gradient. Each number is calculated by itself, so
// threads may share a step's pieces among them in any way, with the same result.
void update(const Optimizer& optimizer, const KernelTable& kernels, OptimizerState& state,
            std::span<const UpdatePiece> pieces);

// Floats that the state holds for each parameter: 0 to 2.
std::size_t slots_per_parameter(const Optimizer& optimizer);

}  // namespace descent
