#include "engine/experiment/optimizer_json.hpp"

#include <nlohmann/json.hpp>
#include <variant>

#include "engine/experiment/limits.hpp"

namespace descent {
namespace {

struct ReadSettings {
  const JsonFields& fields;

  void read(std::string_view key, float& value, double high = 1) const {
    fields.read(key, value, 0, high);
  }
  void read_epsilon(float& epsilon) const {
    fields.read("epsilon", epsilon, limits::least_epsilon, 1);
  }
  void read_learning_rate(float& rate) const { read("learning_rate", rate, limits::learning_rate); }

  void operator()(SGD& sgd) const {
    fields.allow({"name", "learning_rate", "momentum", "nesterov"}, "SGD");
    read_learning_rate(sgd.learning_rate);
    read("momentum", sgd.momentum);
    fields.read("nesterov", sgd.nesterov);
  }
  void operator()(RMSprop& rmsprop) const {
    fields.allow({"name", "learning_rate", "rho", "epsilon"}, "RMSprop");
    read_learning_rate(rmsprop.learning_rate);
    read("rho", rmsprop.rho);
    read_epsilon(rmsprop.epsilon);
  }
  void operator()(Adagrad& adagrad) const {
    fields.allow({"name", "learning_rate", "initial_accumulator_value", "epsilon"}, "Adagrad");
    read_learning_rate(adagrad.learning_rate);
    read("initial_accumulator_value", adagrad.initial_accumulator_value);
    read_epsilon(adagrad.epsilon);
  }
  void operator()(Adadelta& adadelta) const {
    fields.allow({"name", "learning_rate", "rho", "epsilon"}, "Adadelta");
    read_learning_rate(adadelta.learning_rate);
    read("rho", adadelta.rho);
    read_epsilon(adadelta.epsilon);
  }
  void operator()(Adam& adam) const {
    fields.allow({"name", "learning_rate", "beta_1", "beta_2", "epsilon"}, "Adam");
    read_learning_rate(adam.learning_rate);
    read("beta_1", adam.beta_1, limits::beta);
    read("beta_2", adam.beta_2, limits::beta);
    read_epsilon(adam.epsilon);
  }
};

// Writes the settings that differ from the optimizer's defaults.
struct WriteSettings {
  Json& json;

  void write(const char* key, float value, float standard) const {
    if (value != standard) json[key] = shortest_decimal(value);
  }

  void operator()(const SGD& sgd) const {
    const SGD defaults;
    write("learning_rate", sgd.learning_rate, defaults.learning_rate);
    write("momentum", sgd.momentum, defaults.momentum);
    if (sgd.nesterov != defaults.nesterov) json["nesterov"] = sgd.nesterov;
  }
  void operator()(const RMSprop& rmsprop) const {
    const RMSprop defaults;
    write("learning_rate", rmsprop.learning_rate, defaults.learning_rate);
    write("rho", rmsprop.rho, defaults.rho);
    write("epsilon", rmsprop.epsilon, defaults.epsilon);
  }
  void operator()(const Adagrad& adagrad) const {
    const Adagrad defaults;
    write("learning_rate", adagrad.learning_rate, defaults.learning_rate);
    write("initial_accumulator_value", adagrad.initial_accumulator_value,
          defaults.initial_accumulator_value);
    write("epsilon", adagrad.epsilon, defaults.epsilon);
  }
  void operator()(const Adadelta& adadelta) const {
    const Adadelta defaults;
    write("learning_rate", adadelta.learning_rate, defaults.learning_rate);
    write("rho", adadelta.rho, defaults.rho);
    write("epsilon", adadelta.epsilon, defaults.epsilon);
  }
  void operator()(const Adam& adam) const {
    const Adam defaults;
    write("learning_rate", adam.learning_rate, defaults.learning_rate);
    write("beta_1", adam.beta_1, defaults.beta_1);
    write("beta_2", adam.beta_2, defaults.beta_2);
    write("epsilon", adam.epsilon, defaults.epsilon);
  }
};

Optimizer read_name(const JsonNode& node) {
  return make_optimizer(optimizer_names()[node.choice(optimizer_names())]);
}

}  // namespace

Optimizer read_optimizer(const JsonNode& node) {
  if (node.is_text()) return read_name(node);
  const JsonFields fields(node);
  Optimizer optimizer = read_name(fields.require("name"));
  std::visit(ReadSettings{fields}, optimizer);
  return optimizer;
}

Json write_optimizer(const Optimizer& optimizer) {
  const std::string name(optimizer_name(optimizer));
  if (optimizer == make_optimizer(name)) return name;
  Json json = {{"name", name}};
  std::visit(WriteSettings{json}, optimizer);
  return json;
}

}  // namespace descent
