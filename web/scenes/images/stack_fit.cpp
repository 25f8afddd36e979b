#include "web/scenes/images/stack_fit.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/scenes/images/model_stack_edits.hpp"

namespace descent {
namespace {

struct Misfit {
  std::size_t layer;
  std::string reason;
};

std::optional<Misfit> first_misfit(Shape shape, const std::vector<Layer>& layers) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    try {
      shape = output_shape(layers[i], shape);
    } catch (const Error& error) {
      return Misfit{i, error.what()};
    }
  }
  return std::nullopt;
}

bool follow_on(const Shape& input, const std::vector<Layer>& layers) {
  return !first_misfit(input, layers).has_value();
}

// Whether a layer had a window that stays inside the picture, which then has zeros around it.
bool pad(Layer& layer) {
  return std::visit(
      [](auto& one) {
        if constexpr (requires { one.padding; }) {
          return std::exchange(one.padding, Padding::same) == Padding::valid;
        } else {
          return false;
        }
      },
      layer);
}

}  // namespace

std::optional<StackMisfit> misfit_of(const Shape& input, const std::vector<Layer>& wanted,
                                     const std::vector<Layer>& now) {
  const std::optional<Misfit> found = first_misfit(input, wanted);
  if (!found) return std::nullopt;
  StackMisfit misfit{found->layer, found->reason, "", {}};
  const auto mend = [&](std::string words, std::vector<Layer> layers) {
    if (!misfit.mended.empty() || !follow_on(input, layers)) return;
    misfit.remedy = std::move(words);
    misfit.mended = std::move(layers);
  };

  std::vector<Layer> padded = wanted;
  if (pad(padded[found->layer])) mend(tr("Use the padding \"same\""), std::move(padded));
  const auto with_before_it = [&](const Layer& layer) {
    std::vector<Layer> layers = wanted;
    layers.insert(layers.begin() + static_cast<std::ptrdiff_t>(found->layer), layer);
    return layers;
  };
  // Who took the Flatten layer out wants something else in its place.
  if (with_before_it(Flatten{}) == now) {
    mend(tr("Use {0}", layer_name(GlobalAveragePooling2D{})),
         with_before_it(GlobalAveragePooling2D{}));
  }
  mend(tr("Put a Flatten layer before it"), with_before_it(Flatten{}));
  // The last place before where it would fit.
  for (std::size_t place = found->layer; place-- > 0;) {
    mend(tr("Put it before the {0} layer", layer_name(wanted[place])),
         with_moved_layer(wanted, found->layer, place));
  }
  std::vector<Layer> without = wanted;
  without.erase(without.begin() + static_cast<std::ptrdiff_t>(found->layer));
  mend(tr("Leave the {0} layer out", layer_name(wanted[found->layer])), std::move(without));
  return misfit;
}

}  // namespace descent
