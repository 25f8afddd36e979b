#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/core/shape.hpp"
#include "engine/core/words.hpp"
#include "engine/layers/initializer.hpp"
#include "engine/layers/regularizer.hpp"

// What a layer tells of itself. A layer is a plain value, a struct of its settings, with
//   static constexpr LayerInfo info
//   static constexpr auto fields()                      its settings (fields.hpp)
//   Shape output_shape(const Shape& input) const        an Error says which input it cannot take
//   ParameterList parameters(const Shape& input) const
//   std::uint64_t multiply_adds(const Shape& input) const
//   KeptArrays keeps(const CacheRequest&) const
//   void forward(const ForwardPass&) const              layer_passes.hpp
//   void backward(const BackwardPass&) const
// of which the last three stand in a file of their own, X_passes.cpp. The rest of the program walks
// these; what is missing does not compile.
namespace descent {

struct ForwardPass;
struct BackwardPass;
struct LayerCache;
class LayerParameters;

struct LayerInfo {
  std::string_view name;     // Keras's
  std::string_view article;  // "a" or "an", for sentences
  std::string_view meaning;  // what it does, as a page tells it: "keeps the largest number under …"
  // Each output is of the unit that the input at its place is of: an activation, a dropout. Such
  // layers belong to the one before them.
  bool keeps_units = false;
  // Looks at all samples of a batch together, which therefore may not be cut.
  bool across_samples = false;
  // Changes pictures at random while training: it belongs in front of all other layers.
  bool augments = false;
};

// A tensor that belongs to a layer.
struct ParameterSpec {
  std::string_view name;
  Shape shape;
  Initializer initializer;
  // No: it is left alone by the optimizers, and changed by the layer's own end_batch().
  bool trainable = true;
  Regularizer regularizer = {};
};
using ParameterList = std::vector<ParameterSpec>;

// Of the setting `trainable`, which all layers with parameters have: false freezes them.
inline constexpr const char* trainable_meaning =
    tr_noop("whether training changes its weights; `false` freezes them");

// looking_back: as inference sees the network, with the way back to its input, and no gradient of a
// parameter.
enum class Mode { training, inference, looking_back };

// A cache is made: for up to `rows` samples, on so many threads.
struct CacheRequest {
  Mode mode;
  bool last;  // the model's last layer, whose activation's input a loss may read
  std::size_t rows, threads;
  const Shape& input_shape;
};

// What a layer wants to find in the cache, beside the gradient of its output and those of its
// parameters. All of it is taken once, when the cache is made.
struct KeptArrays {
  bool output = true;                 // no: its output is its input, as it is
  bool pre_activation = false;        // as many numbers as the output: its activation's input
  std::vector<std::size_t> own = {};  // numbers of each further array
};

}  // namespace descent
