#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "engine/layers/activation_layer.hpp"
#include "engine/layers/average_pooling2d.hpp"
#include "engine/layers/batch_normalization.hpp"
#include "engine/layers/conv2d.hpp"
#include "engine/layers/dense.hpp"
#include "engine/layers/dropout.hpp"
#include "engine/layers/flatten.hpp"
#include "engine/layers/global_average_pooling2d.hpp"
#include "engine/layers/max_pooling2d.hpp"
#include "engine/layers/random_flip.hpp"
#include "engine/layers/random_rotation.hpp"
#include "engine/layers/random_translation.hpp"
#include "engine/layers/random_zoom.hpp"

// The catalogue of layers: plain values, what a person sets and nothing that training changes. A
// closed set, so that models copy and compare by value; what all of them can be asked stands in
// description.hpp.
namespace descent {

using Layer = std::variant<Dense, ActivationLayer, Flatten, Dropout, Conv2D, MaxPooling2D,
                           AveragePooling2D, BatchNormalization, GlobalAveragePooling2D,
                           RandomTranslation, RandomRotation, RandomZoom, RandomFlip>;

// One of each, with its defaults, in the order of the variant.
const std::vector<Layer>& all_layers();

const LayerInfo& layer_info(const Layer& layer);

// "Dense", "Activation", …, as Keras has them
std::string_view layer_name(const Layer& layer);

// The names of all layers, in the order of the variant.
const std::vector<std::string_view>& layer_names();

// The shape of one output sample. An Error says which input the layer cannot take.
Shape output_shape(const Layer& layer, const Shape& input_shape);

// The layer's parameters, for inputs of a shape that output_shape() takes.
ParameterList parameter_list(const Layer& layer, const Shape& input_shape);

// Its setting `trainable` is false: training leaves all of its parameters as they are.
bool is_frozen(const Layer& layer);

// How many numbers these are. 64 bits even in WebAssembly, for layers that are too large to be
// made.
std::uint64_t parameter_count(const ParameterList& list);

// Multiply-adds (a pooling layer's comparisons or additions) of one sample's forward pass.
std::uint64_t multiply_adds(const Layer& layer, const Shape& input_shape);

// The activation that ends the layer: linear where it has none.
Activation layer_activation(const Layer& layer);

// Whether backward() can give the gradient before the activation that ends the layer before: there
// it has fewer numbers to multiply.
bool takes_along(const Layer& layer, Activation before);

// The regularizer of the layer's kernel; null where it has no kernel.
Regularizer* kernel_regularizer(Layer& layer);
const Regularizer* kernel_regularizer(const Layer& layer);

KeptArrays kept_arrays(const Layer& layer, const CacheRequest& request);
void forward_layer(const Layer& layer, const ForwardPass& pass);
void backward_layer(const Layer& layer, const BackwardPass& pass);

// What a batch's forward pass has found goes into the parameters that are not trained; nothing for
// most layers. After the batch's last backward pass.
void end_batch(const Layer& layer, const LayerCache& cache, LayerParameters& parameters);

}  // namespace descent
