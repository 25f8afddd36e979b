#include "web/scenes/images/inside_walk.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "engine/inspect/window_over.hpp"

namespace descent {
namespace {

std::size_t moved(std::size_t from, long by, std::size_t count) {
  const long to = static_cast<long>(from) + by;
  return static_cast<std::size_t>(std::clamp(to, 0L, static_cast<long>(count) - 1));
}

const Layer& layer_of(const InsideLook& look, std::size_t layer) {
  return look.model().layers()[layer];
}

bool is_conv(const InsideLook& look, std::size_t layer) {
  return std::holds_alternative<Conv2D>(layer_of(look, layer));
}

bool is_dense(const InsideLook& look, std::size_t layer) {
  return std::holds_alternative<Dense>(layer_of(look, layer));
}

// The output of a layer that slides, at the place nearest to a cell of its input: of the channel
// that it makes of the input's, `channel` where it makes each of all.
CellPlace slid_over(const InsideLook& look, std::size_t layer, std::size_t input,
                    std::size_t channel, const SlidingWindow& window) {
  const MapCell cell = cell_of(look.input_of(layer), input);
  const std::size_t outputs = look.output_of(layer).values.size() / window.positions();
  const std::size_t own = is_conv(look, layer) ? channel : cell.channel;
  return {layer, position_over(window, cell.row, cell.column) * outputs + own, cell.channel};
}

std::size_t largest_output(const InsideStage& stage) {
  return static_cast<std::size_t>(std::max_element(stage.values.begin(), stage.values.end()) -
                                  stage.values.begin());
}

// Of the network's input, or of a layer's output: where a layer takes it.
CellPlace taken_by(const InsideLook& look, std::size_t layer, std::size_t input) {
  if (const auto window = window_of(layer_of(look, layer), look.input_of(layer).shape)) {
    return slid_over(look, layer, input, 0, *window);
  }
  if (is_dense(look, layer)) return {layer, largest_output(look.output_of(layer)), 0};
  return {layer, input, cell_of(look.input_of(layer), input).channel};
}

// A convolution takes all channels, and shows the one that was chosen; the others make a number of
// one alone.
std::size_t shown_channel(const InsideLook& look, const CellPlace& place) {
  const InsideStage& input = look.input_of(place.layer);
  if (is_conv(look, place.layer)) return std::min(place.input_channel, input.maps.channels - 1);
  if (is_dense(look, place.layer)) return 0;
  if (window_of(layer_of(look, place.layer), input.shape)) {
    return place.output % input.maps.channels;
  }
  return cell_of(input, place.output).channel;
}

}  // namespace

std::optional<CellPlace> existing(const InsideLook& look, CellPlace place) {
  if (place.layer + 1 >= look.stages().size()) return {};
  if (place.output >= look.output_of(place.layer).values.size()) return {};
  place.input_channel = shown_channel(look, place);
  return place;
}

MapCell cell_of(const InsideStage& stage, std::size_t index) {
  const std::size_t cell = index / stage.maps.channels;
  return {cell / stage.maps.width, cell % stage.maps.width, index % stage.maps.channels};
}

CellPlace moved_by(const InsideLook& look, CellPlace place, long rows, long columns,
                   std::size_t across) {
  const InsideStage& stage = look.output_of(place.layer);
  const MapCell cell = cell_of(stage, place.output);
  if (!stage.maps.picture) {
    const std::size_t lines = (stage.values.size() + across - 1) / across;
    const std::size_t line = moved(place.output / across, rows, lines);
    const std::size_t column = moved(place.output % across, columns, across);
    place.output = std::min(line * across + column, stage.values.size() - 1);
    return place;
  }
  place.output = stage.maps.index(moved(cell.row, rows, stage.maps.height),
                                  moved(cell.column, columns, stage.maps.width), cell.channel);
  return place;
}

std::optional<CellPlace> next_cell(const InsideLook& look, CellPlace place) {
  const InsideStage& stage = look.output_of(place.layer);
  place.output += stage.maps.channels;
  if (place.output >= stage.values.size()) return {};
  return place;
}

CellPlace other_channel(const InsideLook& look, CellPlace place, long by) {
  const InsideStage& stage = look.output_of(place.layer);
  const std::size_t channel = place.output % stage.maps.channels;
  place.output = place.output - channel + moved(channel, by, stage.maps.channels);
  place.input_channel = shown_channel(look, place);
  return place;
}

std::optional<CellPlace> output_over(const InsideLook& look, CellPlace place, std::size_t input) {
  if (const auto window =
          window_of(layer_of(look, place.layer), look.input_of(place.layer).shape)) {
    const std::size_t outputs = look.output_of(place.layer).values.size() / window->positions();
    return slid_over(look, place.layer, input, place.output % outputs, *window);
  }
  if (is_dense(look, place.layer)) return {};
  return taken_by(look, place.layer, input);
}

std::optional<CellPlace> in_layer_before(const InsideLook& look, CellPlace place) {
  if (place.layer == 0) return {};
  const OutputTerms found = look.terms(place.layer, place.output);
  const auto less = [](const OutputTerm& a, const OutputTerm& b) {
    return std::abs(a.product) < std::abs(b.product);
  };
  const auto largest = std::max_element(found.terms.begin(), found.terms.end(), less);
  const std::size_t input = largest == found.terms.end() ? 0 : largest->input;
  return existing(look, {place.layer - 1, input, 0});
}

std::optional<CellPlace> in_layer_behind(const InsideLook& look, CellPlace place) {
  if (place.layer + 2 >= look.stages().size()) return {};
  return taken_by(look, place.layer + 1, place.output);
}

CellPlace from_image(const InsideLook& look, std::size_t index) { return taken_by(look, 0, index); }

}  // namespace descent
