#include <nlohmann/json.hpp>
#include <utility>

#include "engine/core/words.hpp"
#include "engine/experiment/fields_json.hpp"
#include "engine/experiment/layer_json.hpp"
#include "engine/experiment/training_json.hpp"
#include "engine/formats/source.hpp"
#include "engine/formats/weight_names.hpp"

// The JSON of an experiment has Keras's own names, and becomes calls.
namespace descent {
namespace {

std::string arguments_of(const Json& settings, std::string_view but);

std::string python_value(const std::string& key, const Json& value) {
  if (value.is_null()) return "None";
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_array()) {
    std::string text = "(";
    for (const Json& item : value) text += (text.size() > 1 ? ", " : "") + python_value(key, item);
    return text + ")";
  }
  if (value.is_object()) {
    if (key.ends_with("_regularizer")) return "regularizers.L1L2(" + arguments_of(value, "") + ")";
    return "initializers." + value["name"].get<std::string>() + "(" + arguments_of(value, "name") +
           ")";
  }
  if (!value.is_string()) return print_json_line(value);
  // Keras has no activation of that name, but the function.
  if (key == "activation" && value == "sin") return "keras.ops.sin";
  return python_text(value.get<std::string>());
}

// "units=6, activation="tanh"": all settings but the one that names their owner.
std::string arguments_of(const Json& settings, std::string_view but) {
  std::string text;
  for (auto item = settings.begin(); item != settings.end(); ++item) {
    if (item.key() == but) continue;
    text += (text.empty() ? "" : ", ") + item.key() + "=" + python_value(item.key(), item.value());
  }
  return text;
}

std::string layer_call(const Layer& layer) {
  return "layers." + std::string(layer_name(layer)) + "(" +
         arguments_of(write_item(layer), "layer") + ")";
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

std::string optimizer_call(const Optimizer& optimizer) {
  const Json json = write_setting(optimizer);
  if (json.is_string()) return "optimizers." + json.get<std::string>() + "()";
  return "optimizers." + json["name"].get<std::string>() + "(" + arguments_of(json, "name") + ")";
}

}  // namespace

std::string keras_source(const Experiment& experiment, const Sequential& model,
                         std::string_view weights_file) {
  const TrainingSettings& training = experiment.training;
  std::string text =
      "\"\"\"" + std::string(tr("A network made with Descent, in Keras 3.")) + "\"\"\"\n";
  text += "import keras\nimport numpy as np\n";
  text += "from keras import initializers, layers, optimizers, regularizers\n\n";
  text += "model = keras.Sequential([\n    keras.Input(shape=" + python_tuple(model.input_shape()) +
          "),\n" + LayerLines(model).run() + "])\n";
  text += "model.compile(optimizer=" + optimizer_call(training.optimizer) +
          ",\n              loss=" + python_text(to_string(training.loss)) + ")\n\n";
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
  text += "model.set_weights([weights[name] for name in names])\n\n";
  text += "# " + std::string(tr("To train it on:")) +
          "\n# model.fit(x, y, batch_size=" + std::to_string(training.batch_size) +
          ", epochs=" + std::to_string(training.epochs) + ")\n";
  return text;
}

}  // namespace descent
