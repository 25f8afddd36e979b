#include "engine/formats/c_source.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <initializer_list>
#include <set>
#include <variant>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/formats/c_pieces.hpp"
#include "engine/model/layer_names.hpp"

namespace descent {
namespace {

enum class CLanguage { c, cpp };

// A name from a table must not end the comment that it stands in.
std::string in_comment(std::string text) {
  for (std::size_t at = 0; (at = text.find("*/", at)) != std::string::npos;) text.erase(at, 1);
  return text;
}

// Nine digits bring any float back.
std::string float_literal(double value) {
  if (!std::isfinite(value)) {
    throw Error(tr("A weight of this network is no finite number: C has no word for it."));
  }
  char text[40];
  std::snprintf(text, sizeof text, "%.9g", value);
  std::string literal = text;
  if (literal.find_first_of(".e") == std::string::npos) literal += ".0";
  return literal + "f";
}

std::string listed(std::initializer_list<std::size_t> numbers) {
  std::string text;
  for (const std::size_t number : numbers) text += ", " + std::to_string(number);
  return text;
}

class CWriter {
 public:
  CWriter(const Sequential& model, CLanguage language)
      : model_(model), language_(language), names_(keras_layer_names(model.layers())) {}

  void run() {
    for (layer_ = 0; layer_ < model_.layers().size(); ++layer_) write_layer();
  }

  std::string constants, calls;
  std::set<CPiece> pieces;
  std::size_t largest = 0;     // numbers between two layers
  std::size_t parameters = 0;  // written

 private:
  void write_layer() {
    const Layer& layer = model_.layers()[layer_];
    if (layer_info(layer).augments || std::holds_alternative<Dropout>(layer) ||
        std::holds_alternative<Flatten>(layer)) {
      return;  // they change nothing of a prediction
    }
    if (const auto* one = std::get_if<Dense>(&layer)) return write(*one);
    if (const auto* one = std::get_if<Conv2D>(&layer)) return write(*one);
    if (const auto* one = std::get_if<MaxPooling2D>(&layer)) {
      return write_pooling(CPiece::max_pooling, "max_pooling", one->window(input()));
    }
    if (const auto* one = std::get_if<AveragePooling2D>(&layer)) {
      return write_pooling(CPiece::average_pooling, "average_pooling", one->window(input()));
    }
    if (const auto* one = std::get_if<BatchNormalization>(&layer)) return write(*one);
    if (const auto* one = std::get_if<ActivationLayer>(&layer)) {
      if (here_ == "input") copy_input();
      return write(one->activation);
    }
    if (std::holds_alternative<GlobalAveragePooling2D>(layer)) {
      const std::size_t channels = model_.layer_output_shape(layer_).back();
      return call(CPiece::global_average, "global_average",
                  listed({element_count(input()) / channels, channels}));
    }
    throw Error(tr("There is no source in C for {0} layers yet.", layer_name(layer)));
  }

  const Shape& input() const { return model_.layer_input_shape(layer_); }
  std::size_t outputs() const { return element_count(model_.layer_output_shape(layer_)); }

  // "  dense(input, 784, dense_kernel, dense_bias, 128, a);"; what comes of it lies elsewhere.
  void call(CPiece piece, const std::string& function, const std::string& arguments) {
    pieces.insert(piece);
    largest = std::max(largest, outputs());
    const std::string to = here_ == "a" ? "b" : "a";
    calls += "  " + function + "(" + here_ + arguments + ", " + to + ");  /* " + names_[layer_] +
             " */\n";
    here_ = to;
  }
  void copy_input() {
    const std::size_t count = element_count(input());
    largest = std::max(largest, count);
    calls += "  for (int i = 0; i < " + std::to_string(count) + "; ++i) a[i] = input[i];\n";
    here_ = "a";
  }

  std::string constant(const std::string& name, const std::vector<double>& values) {
    const std::string symbol = names_[layer_] + "_" + name;
    const std::string count = std::to_string(values.size());
    constants += language_ == CLanguage::c ? "static const float " + symbol + "[" + count + "] = {"
                                           : "constexpr float " + symbol + "[" + count + "] = {";
    constexpr std::size_t in_a_line = 6;
    for (std::size_t i = 0; i < values.size(); ++i) {
      constants += i % in_a_line == 0 ? "\n    " : " ";
      constants += float_literal(values[i]) + ",";
    }
    constants += "\n};\n";
    parameters += values.size();
    return symbol;
  }
  std::string parameter(const char* name) {
    const Tensor* tensor = model_.parameters()[layer_].find(name);
    if (!tensor) return language_ == CLanguage::c ? "0" : "nullptr";
    return constant(name, std::vector<double>(tensor->data(), tensor->data() + tensor->size()));
  }

  void write(const Dense& dense) {
    const std::size_t inputs = element_count(input());
    const std::string kernel = parameter("kernel"), bias = parameter("bias");
    call(CPiece::dense, "dense",
         listed({inputs}) + ", " + kernel + ", " + bias + listed({dense.units}));
    write(dense.activation);
  }
  void write(const Conv2D& conv) {
    const SlidingWindow w = conv.window(input());
    const std::string kernel = parameter("kernel"), bias = parameter("bias");
    call(CPiece::conv2d, "conv2d",
         listed({w.height, w.width, w.channels}) + ", " + kernel + ", " + bias +
             listed({w.window_height, w.window_width, w.stride_y, w.stride_x, w.top, w.left,
                     w.out_height, w.out_width, conv.filters}));
    write(conv.activation);
  }
  void write_pooling(CPiece piece, const std::string& function, const SlidingWindow& w) {
    call(piece, function,
         listed({w.height, w.width, w.channels, w.window_height, w.window_width, w.stride_y,
                 w.stride_x, w.top, w.left, w.out_height, w.out_width}));
  }
  // gamma (x - mean) / sqrt(variance + epsilon) + beta, as one product and one sum.
  void write(const BatchNormalization& layer) {
    const LayerParameters& all = model_.parameters()[layer_];
    const Tensor& mean = *all.find("moving_mean");
    const Tensor& variance = *all.find("moving_variance");
    const Tensor* gamma = all.find("gamma");
    const Tensor* beta = all.find("beta");
    std::vector<double> scale, shift;
    for (std::size_t i = 0; i < mean.size(); ++i) {
      const double stretched = gamma ? static_cast<double>(gamma->data()[i]) : 1;
      scale.push_back(stretched / std::sqrt(static_cast<double>(variance.data()[i]) +
                                            static_cast<double>(layer.epsilon)));
      shift.push_back((beta ? static_cast<double>(beta->data()[i]) : 0) -
                      static_cast<double>(mean.data()[i]) * scale.back());
    }
    const std::string scale_name = constant("scale", scale), shift_name = constant("shift", shift);
    call(CPiece::scale_and_shift, "scale_and_shift",
         listed({outputs()}) + ", " + scale_name + ", " + shift_name + listed({mean.size()}));
  }
  void write(Activation activation) {
    struct Function {
      Activation activation;
      CPiece piece;
      const char* name;
    };
    static constexpr std::array<Function, 7> functions = {
        {{Activation::relu, CPiece::relu, "relu"},
         {Activation::leaky_relu, CPiece::leaky_relu, "leaky_relu"},
         {Activation::elu, CPiece::elu, "elu"},
         {Activation::tanh, CPiece::tanh, "tanh_all"},
         {Activation::sigmoid, CPiece::sigmoid, "sigmoid"},
         {Activation::sin, CPiece::sin, "sin_all"},
         {Activation::softmax, CPiece::softmax, "softmax"}}};
    for (const Function& one : functions) {
      if (one.activation != activation) continue;
      pieces.insert(one.piece);
      calls +=
          "  " + std::string(one.name) + "(" + here_ + ", " + std::to_string(outputs()) + ");\n";
    }
  }

  const Sequential& model_;
  CLanguage language_;
  std::vector<std::string> names_;
  std::size_t layer_ = 0;
  std::string here_ = "input";

 public:
  const std::string& result() const { return here_; }
};

// What a person who opens the file needs to know of it.
std::string comment_of(const Experiment& experiment, const Sequential& model,
                       const CWriter& writer) {
  std::string text =
      std::string("/* ") + tr("A network trained with Descent; nothing else is needed.") + "\n";
  text += "   " + tr("Input: {0} numbers, of shape {1}, as the network was trained with them.",
                     element_count(model.input_shape()), shape_text(model.input_shape()));
  if (takes_features(experiment.data)) {
    text += "\n   " + std::string(tr("They are, in this order:"));
    for (const Feature feature : experiment.features) text += " " + std::string(to_string(feature));
  }
  for (const Axis& axis : experiment.data.x_axes) {
    text += "\n   " + tr("{0} is given as (value - {1}) / {2}.", in_comment(axis.name),
                         float_literal(axis.mean), float_literal(axis.deviation));
  }
  text += "\n   " + tr("Output: {0} numbers. Constants: {1} bytes; memory beside them: {2} bytes.",
                       model.output_size(), 4 * writer.parameters, 8 * writer.largest);
  return text + " */\n";
}

std::string functions_of(const CWriter& writer) {
  std::string text;
  for (const CPiece piece : writer.pieces) text += source_of(piece);
  return text;
}

std::string body_of(const CWriter& writer, CLanguage language, const std::string& outputs) {
  const std::string size = std::to_string(std::max<std::size_t>(writer.largest, 1));
  const std::string memory =
      language == CLanguage::c
          ? "  static float a[" + size + "], b[" + size + "];\n"
          : "  std::vector<float> memory(2 * " + size +
                ");\n  float* const a = memory.data();\n  float* const b = a + " + size + ";\n";
  return memory + "  (void)b;\n" + writer.calls + "  for (int i = 0; i < " + outputs +
         "; ++i) output[i] = " + writer.result() + "[i];\n";
}

}  // namespace

std::string c_source(const Experiment& experiment, const Sequential& model) {
  CWriter writer(model, CLanguage::c);
  writer.run();
  const std::string inputs = std::to_string(element_count(model.input_shape()));
  const std::string outputs = std::to_string(model.output_size());
  return comment_of(experiment, model, writer) +
         "#include <math.h>\n\nenum { model_inputs = " + inputs + ", model_outputs = " + outputs +
         " };\n\n" + writer.constants + functions_of(writer) +
         "\nvoid predict(const float* input, float* output) {\n" +
         body_of(writer, CLanguage::c, outputs) + "}\n";
}

std::string cpp_source(const Experiment& experiment, const Sequential& model) {
  CWriter writer(model, CLanguage::cpp);
  writer.run();
  const std::string inputs = std::to_string(element_count(model.input_shape()));
  const std::string outputs = std::to_string(model.output_size());
  return comment_of(experiment, model, writer) +
         "#include <math.h>\n\n#include <array>\n#include <vector>\n\nnamespace model "
         "{\n\nconstexpr int inputs = " +
         inputs + ", outputs = " + outputs + ";\n\n" + writer.constants + functions_of(writer) +
         "\ninline std::array<float, outputs> predict(const std::array<float, inputs>& given) {\n"
         "  const float* input = given.data();\n  std::array<float, outputs> output{};\n" +
         body_of(writer, CLanguage::cpp, outputs) +
         "  return output;\n}\n\n}  // namespace model\n";
}

}  // namespace descent
