#include "web/scenes/images/filter_network.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/state/filter_use.hpp"
#include "web/scenes/images/inside_picture.hpp"
#include "web/ui/input.hpp"
#include "web/ui/picture_cursor.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t most_filter_tiles = 64;

const LayerParameters& parameters_of(const RunView& run, std::size_t layer) {
  return run.snapshot().model->parameters()[layer];
}

// Each with its own scale, so that one sees what it looks for.
void refresh(FilterNetwork& state, const RunView& run, std::size_t layer, std::size_t shown) {
  if (state.version == run.version() && state.dark == ui::dark_theme()) return;
  state.version = run.version();
  state.dark = ui::dark_theme();
  const Tensor& kernel = parameters_of(run, layer).kernel();
  const std::size_t filters = kernel.shape().back();
  std::vector<AtlasMap> maps;
  for (std::size_t filter = 0; filter < shown; ++filter) {
    float size = 0;
    for (const float weight : filter_of(kernel, filter)) size = std::max(size, std::abs(weight));
    maps.push_back({static_cast<int>(kernel.shape(1)), static_cast<int>(kernel.shape(0)),
                    kernel.data() + filter, filters, kernel.shape(1) * filters, rounded_up(size)});
  }
  state.atlas.set_maps(maps, data_colors());
}

void choose_filter(FilterNetwork& state, std::size_t shown) {
  const float tile_pitch = ui::control_height() > 40 ? 44.f : 32.f, tile_side = tile_pitch - 6;
  const float width = ImGui::GetContentRegionAvail().x;
  const auto across = std::max<std::size_t>(static_cast<std::size_t>(width / tile_pitch), 1);
  const std::size_t lines = (shown + across - 1) / across;
  const Rect area = ui::take_rect(tile_pitch * static_cast<float>(lines));
  const auto tile_at = [&](std::size_t i) {
    const ImVec2 min = {area.min.x + 2 + static_cast<float>(i % across) * tile_pitch,
                        area.min.y + 2 + static_cast<float>(i / across) * tile_pitch};
    return Rect{min, {min.x + tile_side, min.y + tile_side}};
  };
  ui::Control control{.role = ui::Role::button};
  control.label = tr("Filters of the first layer: the arrows move, Enter chooses one.");
  const ui::Press press = ui::press_area("lab.filters", area, control);
  const auto place = ui::looked_at(
      "lab.filters", press, {area, tile_at(state.filter).center(), {tile_pitch, tile_pitch}});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImTextureID texture = state.atlas.texture();
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect tile = tile_at(i);
    const UvRect uv = state.atlas.map(i);
    list->AddImage(texture, tile.min, tile.max, uv.min, uv.max);
    ui::mark("lab.filter" + std::to_string(i), tile);
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect frame = tile_at(i).inset(-2);
    if (i == state.filter) list->AddRect(frame.min, frame.max, ui::colors().accent, 3, 0, 2);
    if (!place ||
        !Rect{frame.min, {frame.min.x + tile_pitch, frame.min.y + tile_pitch}}.contains(*place)) {
      continue;
    }
    if (press.ringed) list->AddRect(frame.min, frame.max, ui::colors().text, 3, 0, 1.5f);
    ui::hover_text(tr("Filter {0}", i), *place);
    if (!press.pressed) continue;
    state.filter = i;
    ui::request_frame();
  }
}

// What the layer does otherwise than the lab.
void tell_differences(const Conv2D& conv, const FilterLab& lab) {
  const Activation activation = lab.relu ? Activation::relu : Activation::linear;
  const Size2D strides{lab.stride, lab.stride};
  if (conv.strides != strides || conv.padding != lab.padding || conv.activation != activation) {
    ui::small_print(tr("There it goes as the layer has it: strides {0}×{1}, padding {2}, {3}.",
                       conv.strides.height, conv.strides.width, to_string(conv.padding),
                       to_string(conv.activation)));
  }
  if (!conv.use_bias && lab.bias != 0) {
    ui::small_print(tr("The layer has no bias: that of the filter is left out."));
  }
}

FilterLab lab_of(const RunView& run, std::size_t layer, std::size_t filter) {
  FilterLab lab = run.view().lab;
  const LayerParameters& own = parameters_of(run, layer);
  lab.values = {};
  std::ranges::copy(filter_of(own.kernel(), filter), lab.values.begin());
  const Tensor* bias = own.find("bias");
  lab.bias = bias ? bias->data()[filter] : 0;
  return lab;
}

void draw_freezing(FilterNetwork& state, const Conv2D& conv, const RunView& run, std::size_t layer,
                   Actions& actions) {
  if (!conv.trainable) {
    ui::small_print(tr("The layer is frozen: training leaves all of its filters as they are."));
    if (ui::button("lab.thaw", tr("Train it again"),
                   tr("Training changes the filters of this layer again."))) {
      std::vector<Layer> layers = run.experiment().model;
      std::get<Conv2D>(layers[layer]).trainable = true;
      actions.push_back(SetLayers{std::move(layers)});
      state.frozen = false;
    }
    return;
  }
  if (ui::toggle("lab.frozen", tr("Freeze the layer"), state.frozen,
                 tr("Training then leaves it as it is: all of its filters, for Keras freezes whole "
                    "layers."))) {
    state.frozen = !state.frozen;
    ui::request_frame();
  }
}

void draw_with_layer(FilterNetwork& state, const RunView& run, std::size_t layer,
                     Actions& actions) {
  const FilterLab& lab = run.view().lab;
  const Conv2D& conv = std::get<Conv2D>(run.experiment().model[layer]);
  const std::size_t shown = std::min(conv.filters, most_filter_tiles);
  state.filter = std::min(state.filter, shown - 1);
  ui::small_print(tr("Choose which filter of layer {0}, Conv2D, it becomes.", layer + 1));
  refresh(state, run, layer, shown);
  choose_filter(state, shown);
  draw_freezing(state, conv, run, layer, actions);
  if (ui::button("lab.use", tr("Use it as filter {0}", state.filter),
                 tr("Puts the weights and the bias into the network, which goes on from there."),
                 ui::ButtonStyle::filled, -1)) {
    const auto kernel = lab.kernel();
    actions.push_back(SetFilter{layer,
                                state.filter,
                                {kernel.begin(), kernel.end()},
                                lab.bias,
                                state.frozen || !conv.trainable});
  }
  if (ui::button("lab.take", tr("Edit filter {0} here", state.filter),
                 tr("Puts the network's filter into the lab, as it is now."),
                 ui::ButtonStyle::outline, -1)) {
    actions.push_back(SetFilterLab{lab_of(run, layer, state.filter)});
  }
  tell_differences(conv, lab);
}

}  // namespace

void draw_filter_network(FilterNetwork& state, const RunView& run, Actions& actions) {
  ui::section_title(tr("In this network"));
  if (!run.ready()) {
    ui::small_print(
        tr("As soon as the images are loaded, the filter can become one of the "
           "network's."));
    return;
  }
  const FilterUse use =
      filter_use(run.dataset().input_shape, run.experiment().model, run.view().lab);
  if (use.layer) {
    draw_with_layer(state, run, *use.layer, actions);
    return;
  }
  ui::small_print(use.reason);
  if (use.mended.empty()) return;
  if (ui::button("lab.mend", use.remedy, tr("The network is another then, and begins anew."),
                 ui::ButtonStyle::soft, -1)) {
    actions.push_back(SetLayers{use.mended});
  }
}

}  // namespace descent
