#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/formats/channel_order.hpp"
#include "engine/formats/pytorch_pieces.hpp"
#include "engine/formats/source.hpp"
#include "engine/formats/weight_names.hpp"
#include "engine/model/layer_names.hpp"

namespace descent {
namespace {

std::string float_number(double value) {
  return print_json_line(Json(shortest_decimal(static_cast<float>(value))));
}
std::string pair(std::size_t height, std::size_t width) {
  return height == width ? std::to_string(height) : python_tuple({height, width});
}

class Writer {
 public:
  explicit Writer(const Sequential& model)
      : model_(model),
        names_(keras_layer_names(model.layers())),
        pictures_(flattened_pictures(model)) {}

  void run() {
    for (layer_ = 0; layer_ < model_.layers().size(); ++layer_) write_layer();
  }

  std::string modules, loading;
  std::string freezing;  // behind all that
  std::set<PytorchPiece> pieces;

 private:
  void write_layer() {
    const Layer& layer = model_.layers()[layer_];
    if (layer_info(layer).augments) {
      modules += "    # " +
                 std::string(
                     tr("While training, {0}: torchvision.transforms has it.", layer_name(layer))) +
                 "\n";
    } else if (const auto* dense = std::get_if<Dense>(&layer)) {
      write(*dense);
    } else if (const auto* conv = std::get_if<Conv2D>(&layer)) {
      write(*conv);
    } else if (const auto* normalization = std::get_if<BatchNormalization>(&layer)) {
      write(*normalization);
    } else if (const auto* largest = std::get_if<MaxPooling2D>(&layer)) {
      write(*largest);
    } else if (const auto* average = std::get_if<AveragePooling2D>(&layer)) {
      write(*average);
    } else if (std::holds_alternative<GlobalAveragePooling2D>(layer)) {
      make_picture();
      add("nn.AdaptiveAvgPool2d(1)");
      add("nn.Flatten()");
    } else if (std::holds_alternative<Flatten>(layer)) {
      add("nn.Flatten()");
    } else if (const auto* dropout = std::get_if<Dropout>(&layer)) {
      add("nn.Dropout(" + float_number(dropout->rate) + ")");
    } else if (const auto* activation = std::get_if<ActivationLayer>(&layer)) {
      write(activation->activation);
    } else {
      throw Error(
          tr("There is no PyTorch source for {0} layers yet: choose Keras's.", layer_name(layer)));
    }
  }

  const Shape& input() const { return model_.layer_input_shape(layer_); }
  std::size_t add(const std::string& call) {
    modules += "    " + call + ",  # " + std::to_string(count_) + "\n";
    return count_++;
  }
  // "model[3].weight.copy_(w["dense/kernel"].T)"
  void load(std::size_t module, std::string_view member, std::string_view parameter,
            const std::string& turned = "") {
    loading += "    model[" + std::to_string(module) + "]." + std::string(member) +
               ".copy_(weights[" + python_text(names_[layer_] + "/" + std::string(parameter)) +
               "]" + turned + ")\n";
  }
  // A frozen BatchNormalization takes the moving mean and variance even while training.
  void freeze(std::size_t module) {
    if (!is_frozen(model_.layers()[layer_])) return;
    const std::string name = "model[" + std::to_string(module) + "]";
    freezing += name + ".requires_grad_(False)\n";
    if (!std::holds_alternative<BatchNormalization>(model_.layers()[layer_])) return;
    freezing +=
        "# " +
        std::string(tr("As frozen in Keras: after model.train() also {0}.", name + ".eval()")) +
        "\n";
  }
  // Once each.
  void explain(const char* why) {
    if (explained_.insert(why).second) loading += "    # " + std::string(why) + "\n";
  }

  // (height, width) is a picture of one channel.
  void make_picture() {
    if (input().size() != 2 || is_picture_) return;
    is_picture_ = true;
    add("nn.Unflatten(1, (1, " + std::to_string(input()[0]) + "))");
  }

  void write(Activation activation) {
    switch (activation) {
      case Activation::linear:
        return;
      case Activation::relu:
        add("nn.ReLU()");
        return;
      case Activation::leaky_relu:
        add("nn.LeakyReLU(" + float_number(leaky_relu_slope) + ")");
        return;
      case Activation::elu:
        add("nn.ELU()");
        return;
      case Activation::tanh:
        add("nn.Tanh()");
        return;
      case Activation::sigmoid:
        add("nn.Sigmoid()");
        return;
      case Activation::sin:
        pieces.insert(PytorchPiece::sine);
        add("Sine()");
        return;
      case Activation::softmax:
        add("nn.Softmax(dim=1)");
        return;
    }
  }

  // What the picture is turned by, from channels last to channels first.
  std::string picture_turned(const PictureShape& picture, std::size_t units) const {
    const Shape four = {picture.height, picture.width, picture.channels, units};
    if (units > 0) return ".reshape" + python_tuple(four) + ".permute(3, 2, 0, 1).flatten(1)";
    const Shape three = {picture.height, picture.width, picture.channels};
    return ".reshape" + python_tuple(three) + ".permute(2, 0, 1).flatten()";
  }

  void write(const Dense& dense) {
    const auto inputs = std::to_string(input()[0]), units = std::to_string(dense.units);
    const std::size_t module =
        add("nn.Linear(" + inputs + ", " + units + (dense.use_bias ? ")" : ", bias=False)"));
    const auto& picture = pictures_[layer_];
    explain(picture ? tr("From (height, width, channels, units): PyTorch flattens pictures channel "
                         "by channel.")
                    : tr("From (inputs, units) to (units, inputs)."));
    load(module, "weight", "kernel", picture ? picture_turned(*picture, dense.units) : ".T");
    if (dense.use_bias) load(module, "bias", "bias");
    freeze(module);
    write(dense.activation);
  }

  // Where Keras's padding "same" is not even on all sides or PyTorch has none, it is a module.
  std::string padding(const SlidingWindow& w) const {
    const auto behind = [](std::size_t positions, std::size_t stride, std::size_t window,
                           std::size_t before, std::size_t extent) {
      const std::size_t end = (positions - 1) * stride + window;
      return end > before + extent ? end - before - extent : 0;
    };
    const std::size_t bottom = behind(w.out_height, w.stride_y, w.window_height, w.top, w.height);
    const std::size_t right = behind(w.out_width, w.stride_x, w.window_width, w.left, w.width);
    if (w.top + w.left + bottom + right == 0) return "";
    return python_tuple({w.left, right, w.top, bottom});
  }

  void write(const Conv2D& conv) {
    make_picture();
    const SlidingWindow window = conv.window(input());
    const std::string sides = padding(window);
    if (!sides.empty()) add("nn.ZeroPad2d(" + sides + ")");
    std::string call = "nn.Conv2d(" + std::to_string(window.channels) + ", " +
                       std::to_string(conv.filters) + ", " +
                       pair(window.window_height, window.window_width);
    if (window.stride_y * window.stride_x > 1) {
      call += ", stride=" + pair(window.stride_y, window.stride_x);
    }
    const std::size_t module = add(call + (conv.use_bias ? ")" : ", bias=False)"));
    explain(tr("From (height, width, channels, filters) to (filters, channels, height, width)."));
    load(module, "weight", "kernel", ".permute(3, 2, 0, 1)");
    if (conv.use_bias) load(module, "bias", "bias");
    freeze(module);
    write(conv.activation);
  }

  std::string pool_call(const std::string& name, const SlidingWindow& w) const {
    return name + "(" + pair(w.window_height, w.window_width) +
           ", stride=" + pair(w.stride_y, w.stride_x);
  }
  void write(const MaxPooling2D& pooling) {
    make_picture();
    const SlidingWindow window = pooling.window(input());
    const std::string sides = padding(window);
    if (!sides.empty()) add("nn.ConstantPad2d(" + sides + ", float(\"-inf\"))");
    add(pool_call("nn.MaxPool2d", window) + ")");
  }
  void write(const AveragePooling2D& pooling) {
    make_picture();
    const SlidingWindow window = pooling.window(input());
    const std::string sides = padding(window);
    if (sides.empty()) {
      add(pool_call("nn.AvgPool2d", window) + ")");
      return;
    }
    // The mean of what the window covers of the picture, as Keras's padding "same" has it.
    pieces.insert(PytorchPiece::average_inside);
    add(pool_call("AverageInside", window) + ", padding=" + sides + ")");
  }

  void write(const BatchNormalization& layer) {
    const auto& picture = pictures_[layer_];
    const std::size_t features = input().back();
    // Of (height, width) the width has the features, and PyTorch looks for them behind the batch.
    const bool columns = input().size() == 2;
    if (columns && is_picture_) {
      throw Error(
          tr("There is no PyTorch source for a BatchNormalization of pictures without channels."));
    }
    if (columns) {
      pieces.insert(PytorchPiece::swap_axes);
      add("SwapAxes()");
    }
    const std::size_t module =
        add(std::string(input().size() == 3 ? "nn.BatchNorm2d(" : "nn.BatchNorm1d(") +
            std::to_string(features) + ", eps=" + float_number(layer.epsilon) +
            ", momentum=" + float_number(1 - layer.momentum) + ")");
    if (columns) add("SwapAxes()");
    const std::string turned = picture ? picture_turned(*picture, 0) : "";
    if (picture) explain(tr("PyTorch flattens pictures channel by channel."));
    if (layer.scale) load(module, "weight", "gamma", turned);
    if (layer.center) load(module, "bias", "beta", turned);
    load(module, "running_mean", "moving_mean", turned);
    load(module, "running_var", "moving_variance", turned);
    freeze(module);
  }

  const Sequential& model_;
  const std::vector<std::string> names_;
  const std::vector<std::optional<PictureShape>> pictures_;
  std::size_t layer_ = 0, count_ = 0;
  std::set<std::string> explained_;
  bool is_picture_ = false;  // (height, width) has got its channel
};

}  // namespace

std::string pytorch_source(const Sequential& model, std::string_view weights_file) {
  Writer writer(model);
  writer.run();
  std::string text = "\"\"\"" +
                     std::string(tr("A network made with Descent, in PyTorch: for inputs of {0}.",
                                    python_tuple(model.input_shape()))) +
                     "\"\"\"\n";
  const bool safetensors = weights_file.ends_with(".safetensors");
  text += safetensors
              ? "import torch\nfrom safetensors.torch import load_file\nfrom torch import nn\n"
              : "import numpy as np\nimport torch\nfrom torch import nn\n";
  for (const PytorchPiece piece : writer.pieces) text += "\n\n" + std::string(source_of(piece));
  text += writer.pieces.empty() ? "\n" : "\n\n";
  text += "model = nn.Sequential(\n" + writer.modules + ")\n\n";
  text += safetensors ? "weights = load_file(" + python_text(weights_file) + ")\n"
                      : "with np.load(" + python_text(weights_file) +
                            ") as file:\n    weights = {name: torch.from_numpy(file[name]) for "
                            "name in file}\n";
  text += "with torch.no_grad():\n" + (writer.loading.empty() ? "    pass\n" : writer.loading);
  return text + writer.freezing + "model.eval()\n";
}

}  // namespace descent
