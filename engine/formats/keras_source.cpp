#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/words.hpp"
#include "engine/experiment/fields_json.hpp"
#include "engine/experiment/layer_json.hpp"
#include "engine/experiment/training_json.hpp"
#include "engine/formats/keras_training.hpp"
#include "engine/formats/python_call.hpp"
#include "engine/formats/source.hpp"
#include "engine/formats/weight_names.hpp"

// The JSON of an experiment has Keras's own names, and becomes calls.
namespace descent {
namespace {

std::string layer_call(const Layer& layer) {
  return "layers." + std::string(layer_name(layer)) + "(" +
         python_arguments(write_item(layer), "layer") + ")";
}

// Keras's picture layers want the channel as an axis of its own, ours take (height, width) as a
// picture of one channel: so the axis comes where such a layer does, and goes before a layer to
// which it would mean something else.
class LayerLines {
 public:
  explicit LayerLines(const Sequential& model) : model_(model) {}

  std::string run() {
    for (std::size_t i = 0; i < model_.layers().size(); ++i) {
      const Shape& input = model_.layer_input_shape(i);
      const Layer& layer = model_.layers()[i];
      if (input.size() == 2) set_channel_axis(wants_picture(layer), layer, input);
      add(layer_call(layer));
      if (model_.layer_output_shape(i).size() != 2) has_axis_ = false;
    }
    return std::move(lines_);
  }

 private:
  static bool wants_picture(const Layer& layer) {
    if (layer_info(layer).augments) return true;
    return std::visit([](const auto& of) { return requires { of.window(Shape{}); }; }, layer) ||
           std::holds_alternative<GlobalAveragePooling2D>(layer);
  }
  void set_channel_axis(bool wanted, const Layer& layer, const Shape& input) {
    const bool matters = wanted || std::holds_alternative<BatchNormalization>(layer);
    if (!matters || wanted == has_axis_) return;
    Shape shape = input;
    if (wanted) shape.push_back(1);
    add("layers.Reshape(" + python_tuple(shape) + ")");
    has_axis_ = wanted;
  }
  void add(const std::string& call) { lines_ += "    " + call + ",\n"; }

  const Sequential& model_;
  std::string lines_;
  bool has_axis_ = false;  // one that our shape does not have
};

std::string number(double value) { return print_json_line(value); }

// Begins with the optimizer's rate, which Keras's schedules have themselves.
struct ScheduleCall {
  std::string rate;

  std::string call(std::string_view name, const std::string& arguments) const {
    return "optimizers.schedules." + std::string(name) + "(" + arguments + ")";
  }
  std::string operator()(const ConstantRate&) const { return rate; }
  std::string operator()(const ExponentialDecay& decay) const {
    return call(decay.name, rate + ", decay_steps=" + std::to_string(decay.decay_steps) +
                                ", decay_rate=" + number(decay.decay_rate) +
                                (decay.staircase ? ", staircase=True" : ""));
  }
  std::string operator()(const CosineDecay& decay) const {
    const std::string warm = decay.warmup_steps == 0
                                 ? ""
                                 : ", warmup_target=" + number(decay.warmup_target) +
                                       ", warmup_steps=" + std::to_string(decay.warmup_steps);
    return call(decay.name, rate + ", decay_steps=" + std::to_string(decay.decay_steps) +
                                ", alpha=" + number(decay.alpha) + warm);
  }
  std::string operator()(const PiecewiseConstantDecay& decay) const {
    std::string boundaries, values = rate;
    for (const double one : decay.boundaries) {
      boundaries +=
          (boundaries.empty() ? "" : ", ") + std::to_string(static_cast<std::uint64_t>(one));
    }
    for (const double one : decay.values) values += ", " + number(one);
    if (boundaries.empty()) return rate;
    return call(decay.name, "[" + boundaries + "], [" + values + "]");
  }
};

std::string optimizer_call(const TrainingSettings& training) {
  const Json json = write_setting(training.optimizer);
  const std::string name = "optimizers." + std::string(optimizer_name(training.optimizer));
  std::string arguments;
  if (is_constant(training.schedule)) {
    if (json.is_object()) arguments = python_arguments(json, "name");
    return name + "(" + arguments + ")";
  }
  const std::string rate = number(shortest_decimal(learning_rate(training.optimizer)));
  arguments = "learning_rate=" + std::visit(ScheduleCall{rate}, training.schedule);
  if (json.is_object()) {
    Json others = json;
    others.erase("learning_rate");
    const std::string more = python_arguments(others, "name");
    if (!more.empty()) arguments += ", " + more;
  }
  return name + "(" + arguments + ")";
}

}  // namespace

std::string keras_source(const Experiment& experiment, const Sequential& model,
                         std::string_view weights_file) {
  const TrainingSettings& training = experiment.training;
  std::string text =
      "\"\"\"" + std::string(tr("A network made with Descent, in Keras 3.")) + "\"\"\"\n";
  text += "import keras\nimport numpy as np\n";
  text += "from keras import callbacks, initializers, layers, optimizers, regularizers\n\n";
  text += "model = keras.Sequential([\n    keras.Input(shape=" + python_tuple(model.input_shape()) +
          "),\n" + LayerLines(model).run() + "])\n";
  text += "model.compile(optimizer=" + optimizer_call(training) +
          ",\n              loss=" + python_text(to_string(training.loss)) +
          keras_metrics(experiment) + ")\n\n";
  text += "# " + std::string(tr("In the order of get_weights().")) + "\nnames = [\n";
  for (const WeightName& name : weight_names(model))
    text += "    " + python_text(name.path()) + ",\n";
  text += "]\n";
  if (std::string_view(weights_file).ends_with(".safetensors")) {
    text += "from safetensors.numpy import load_file\n\nweights = load_file(" +
            python_text(weights_file) + ")\n";
  } else {
    text += "weights = np.load(" + python_text(weights_file) + ")\n";
  }
  text += "model.set_weights([weights[name] for name in names])\n";
  text += keras_fit(experiment);
  return text;
}

}  // namespace descent
