#include "engine/inspect/output_terms.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <xtensor/xadapt.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xtensor.hpp>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/double_activations.hpp"

namespace descent {
namespace {

OutputTerm weighted(std::size_t input, double value, std::size_t weight, double factor) {
  return {input, weight, value, factor, value * factor};
}

double softmax(const std::vector<double>& logits, std::size_t output) {
  std::vector<double> shares(logits.size());
  softmax_of(logits, shares);
  return shares[output];
}

double bias_of(const LayerParameters& parameters, std::size_t unit) {
  const Tensor& bias = parameters.bias();
  return bias.size() == 0 ? 0 : double{bias.data()[unit]};
}

// The input's numbers under the window whose output is at (y, x): body(index, row and column in the
// window), of one channel.
template <typename Body>
void for_each_cell(const SlidingWindow& w, std::size_t position, std::size_t channel, Body&& body) {
  const std::size_t y = position / w.out_width, x = position % w.out_width;
  const CellRange rows = covered_rows(w, y), columns = covered_columns(w, x);
  for (std::size_t row = rows.begin; row < rows.end; ++row) {
    for (std::size_t column = columns.begin; column < columns.end; ++column) {
      body((row * w.width + column) * w.channels + channel, row + w.top - y * w.stride_y,
           column + w.left - x * w.stride_x);
    }
  }
}

// What a layer's terms are found from; `output` and the input's length have been checked.
struct Question {
  const Sequential& model;
  std::size_t layer, output;
  std::span<const float> input;

  const LayerParameters& parameters() const { return model.parameters()[layer]; }
  const Shape& input_shape() const { return model.layer_input_shape(layer); }
  double value(std::size_t index) const { return input[index]; }
};

// What a Dense layer's softmax is taken of.
std::vector<double> dense_sums(const Question& asked) {
  const Tensor& kernel = asked.parameters().kernel();
  const auto weights = xt::adapt(kernel.data(), kernel.size(), xt::no_ownership(), kernel.shape());
  const auto x = xt::adapt(asked.input.data(), asked.input.size(), xt::no_ownership(),
                           Shape{asked.input.size(), 1});
  const xt::xtensor<double, 1> products = xt::sum(xt::cast<double>(weights) * xt::cast<double>(x),
                                                  {0}, xt::evaluation_strategy::immediate);
  std::vector<double> sums(products.begin(), products.end());
  for (std::size_t unit = 0; unit < sums.size(); ++unit) {
    sums[unit] += bias_of(asked.parameters(), unit);
  }
  return sums;
}

OutputTerm passed_on(const Question& asked, double factor = 1) {
  const double value = asked.value(asked.output);
  return {asked.output, std::nullopt, value, factor, value * factor};
}

struct FindTerms {
  const Question& asked;

  OutputTerms operator()(const Dense& dense) const {
    OutputTerms found;
    const Tensor& kernel = asked.parameters().kernel();
    for (std::size_t i = 0; i < asked.input.size(); ++i) {
      const std::size_t weight = i * dense.units + asked.output;
      found.terms.push_back(weighted(i, asked.value(i), weight, kernel.data()[weight]));
    }
    return completed(std::move(found), asked.output, dense.activation);
  }

  OutputTerms operator()(const Conv2D& conv) const {
    OutputTerms found;
    const SlidingWindow window = conv.window(asked.input_shape());
    const std::size_t filter = asked.output % conv.filters;
    const Tensor& kernel = asked.parameters().kernel();
    const auto take = [&](std::size_t index, std::size_t row, std::size_t column) {
      const std::size_t cell = (row * window.window_width + column) * window.channels;
      for (std::size_t channel = 0; channel < window.channels; ++channel) {
        const std::size_t weight = (cell + channel) * conv.filters + filter;
        const std::size_t i = index + channel;
        found.terms.push_back(weighted(i, asked.value(i), weight, kernel.data()[weight]));
      }
    };
    for_each_cell(window, asked.output / conv.filters, 0, take);
    return completed(std::move(found), filter, conv.activation);
  }

  OutputTerms operator()(const MaxPooling2D& pooling) const {
    OutputTerms found = pooled(pooling.window(asked.input_shape()));
    // As the kernel compares: what is no number is the largest.
    const auto less = [](const OutputTerm& a, const OutputTerm& b) {
      return !std::isnan(a.value) && (a.value < b.value || std::isnan(b.value));
    };
    OutputTerm& largest = *std::max_element(found.terms.begin(), found.terms.end(), less);
    largest.factor = 1;
    largest.product = largest.value;
    found.sum = found.value = largest.value;
    return found;
  }

  OutputTerms operator()(const AveragePooling2D& pooling) const {
    return mean(pooled(pooling.window(asked.input_shape())));
  }
  OutputTerms operator()(const GlobalAveragePooling2D& pooling) const {
    return mean(pooled(pooling.window(asked.input_shape())));
  }

  OutputTerms operator()(const BatchNormalization& layer) const {
    const LayerParameters& all = asked.parameters();
    const std::size_t feature = asked.output % asked.input_shape().back();
    const auto number = [&](const char* name, double otherwise) {
      const Tensor* values = all.find(name);
      return values ? double{values->data()[feature]} : otherwise;
    };
    const Normalizing by{number("moving_mean", 0), number("moving_variance", 1),
                         double{layer.epsilon}, number("gamma", 1), number("beta", 0)};
    const double factor = by.gamma / std::sqrt(by.variance + by.epsilon);
    OutputTerms found;
    found.terms.push_back(passed_on(asked, factor));
    found.bias = by.beta - by.mean * factor;
    found.value = found.sum = (asked.value(asked.output) - by.mean) * factor + by.beta;
    found.normalizing = by;
    return found;
  }

  OutputTerms operator()(const ActivationLayer& layer) const {
    OutputTerms found = passed();
    if (layer.activation == Activation::softmax) {
      found.logits.assign(asked.input.begin(), asked.input.end());
    }
    return activate(std::move(found), layer.activation);
  }

  // While the network predicts: training alone leaves inputs out.
  OutputTerms operator()(const Dropout&) const { return passed(); }
  // The same number at the same place of the row.
  OutputTerms operator()(const Flatten&) const { return passed(); }

  // What changes pictures while training passes them on otherwise.
  template <typename Other>
  OutputTerms operator()(const Other&) const {
    if (Other::info.augments) return passed();
    const std::string name(Other::info.name);
    throw Error(tr("How layer {0} ({1}) comes to its numbers cannot be written out.",
                   asked.layer + 1, name));
  }

 private:
  // With factors of 0.
  OutputTerms pooled(const SlidingWindow& w) const {
    OutputTerms found;
    for_each_cell(w, asked.output / w.channels, asked.output % w.channels,
                  [&](std::size_t index, std::size_t, std::size_t) {
                    found.terms.push_back({index, std::nullopt, asked.value(index), 0, 0});
                  });
    return found;
  }

  static OutputTerms mean(OutputTerms found) {
    for (OutputTerm& term : found.terms) {
      term.factor = 1 / static_cast<double>(found.terms.size());
      term.product = term.value * term.factor;
      found.sum += term.product;
    }
    found.value = found.sum;
    return found;
  }

  OutputTerms passed() const {
    OutputTerms found;
    found.terms.push_back(passed_on(asked));
    found.value = found.sum = found.terms.front().product;
    return found;
  }

  OutputTerms completed(OutputTerms found, std::size_t unit, Activation activation) const {
    found.bias = bias_of(asked.parameters(), unit);
    for (const OutputTerm& term : found.terms) found.sum += term.product;
    found.sum += found.bias;
    if (activation == Activation::softmax) found.logits = dense_sums(asked);
    return activate(std::move(found), activation);
  }

  OutputTerms activate(OutputTerms found, Activation activation) const {
    found.value = activation == Activation::softmax ? softmax(found.logits, asked.output)
                                                    : activated(activation, found.sum);
    return found;
  }
};

}  // namespace

OutputTerms output_terms(const Sequential& model, std::size_t layer, std::size_t output,
                         std::span<const float> input) {
  const std::size_t layers = model.layers().size();
  if (layers == 0) throw Error(tr("A model without layers has no outputs: add a layer."));
  if (layer >= layers) {
    throw Error(tr("There is no layer {0}: they are counted from 0 to {1}.", layer, layers - 1));
  }
  const std::size_t inputs = element_count(model.layer_input_shape(layer));
  if (input.size() != inputs) {
    throw Error(
        tr("Layer {0} takes {1} numbers, not {2}: give all that goes into it for one sample.",
           layer + 1, inputs, input.size()));
  }
  const std::size_t outputs = element_count(model.layer_output_shape(layer));
  if (output >= outputs) {
    throw Error(tr("There is no output {0}: they are counted from 0 to {1}.", output, outputs - 1));
  }
  return std::visit(FindTerms{Question{model, layer, output, input}}, model.layers()[layer]);
}

std::vector<double> channel_sums(const OutputTerms& found, std::size_t channels) {
  std::vector<double> sums(channels, 0);
  for (const OutputTerm& term : found.terms) sums[term.input % channels] += term.product;
  return sums;
}

}  // namespace descent
