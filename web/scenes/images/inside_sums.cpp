#include "web/scenes/images/inside_sums.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/scenes/images/inside_walk.hpp"
#include "web/scenes/images/inside_words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t most_products = 8, most_units = 12;

std::string number(double value) { return term_text(value); }

// Behind a sign.
std::string operand(double value) { return value < 0 ? "(" + number(value) + ")" : number(value); }

float row_height() { return ui::control_height() > 40 ? 40.f : 22.f; }

// What the activation makes of the sum.
void draw_activation(Activation activation, const OutputTerms& found) {
  if (activation == Activation::linear) return;
  const std::string name(to_string(activation));
  if (activation == Activation::softmax) {
    double all = 0;
    for (const double logit : found.logits) all += std::exp(logit);
    // Of so large sums no double holds the power.
    const std::string parts =
        std::isfinite(all) ? " = " + number(std::exp(found.sum)) + " / " + number(all) : "";
    ui::paragraph(tr("softmax: e^{0} over the sum of all units'{1} = {2}", number(found.sum), parts,
                     number(found.value)));
    return;
  }
  if (activation == Activation::relu) {
    ui::paragraph(found.sum > 0 ? tr("relu({0}) = {1}: above zero it stays", number(found.sum),
                                     number(found.value))
                                : tr("relu({0}) = {1}: below zero it becomes zero",
                                     number(found.sum), number(found.value)));
    return;
  }
  ui::paragraph(tr("{0}({1}) = {2}", name, number(found.sum), number(found.value)));
}

struct Formula {
  const InsideLook& look;
  const CellPlace& place;
  const OutputTerms& found;

  void operator()(const Conv2D& layer) const {
    const std::size_t channels = look.input_of(place.layer).maps.channels;
    const double products = found.sum - found.bias;
    if (channels > 1) {
      ui::paragraph(tr("All {0} channels {1} + bias {2} = {3}", channels, number(products),
                       operand(found.bias), number(found.sum)));
    } else {
      ui::paragraph(tr("Sum of the products {0} + bias {1} = {2}", number(products),
                       operand(found.bias), number(found.sum)));
    }
    draw_activation(layer.activation, found);
  }
  void operator()(const Dense& layer) const {
    ui::paragraph(tr("{0} products {1} + bias {2} = {3}", with_commas(found.terms.size()),
                     number(found.sum - found.bias), operand(found.bias), number(found.sum)));
    draw_activation(layer.activation, found);
  }
  void operator()(const ActivationLayer& layer) const { draw_activation(layer.activation, found); }
  void operator()(const MaxPooling2D&) const {
    ui::paragraph(tr("The largest of {0} numbers: {1}. Of equal ones the first counts.",
                     found.terms.size(), number(found.value)));
  }
  void operator()(const AveragePooling2D&) const { draw_mean(); }
  void operator()(const GlobalAveragePooling2D&) const { draw_mean(); }
  void operator()(const BatchNormalization&) const {
    const Normalizing& by = *found.normalizing;
    ui::paragraph(tr("(x − mean) / √(variance + ε) · γ + β"));
    ui::paragraph(tr("({0} − {1}) / √({2} + {3}) · {4} + {5} = {6}",
                     number(found.terms.front().value), operand(by.mean), number(by.variance),
                     number(by.epsilon), operand(by.gamma), operand(by.beta), number(found.value)));
    ui::small_print(
        tr("Mean and variance are the moving ones, averages over the batches of the training; "
           "while it trains, each batch's own are taken."));
  }
  void operator()(const Dropout& layer) const {
    ui::paragraph(
        tr("While the network predicts, every number passes on: {0}", number(found.value)));
    ui::small_print(
        tr("While it trains, {0} of the inputs are left out, and the others are made larger.",
           percent_text(double{layer.rate})));
  }
  void operator()(const Flatten&) const {
    const InsideStage& input = look.input_of(place.layer);
    const MapCell cell = cell_of(input, place.output);
    ui::paragraph(tr("index = (row · width + column) · channels + channel"));
    ui::paragraph(tr("({0} · {1} + {2}) · {3} + {4} = {5}", cell.row, input.maps.width, cell.column,
                     input.maps.channels, cell.channel, place.output));
    const std::size_t map_place = place.output / input.maps.channels;
    ui::paragraph(tr("and back: {0} / {1} = {2}, remainder {3}, the channel;", place.output,
                     input.maps.channels, map_place, cell.channel));
    ui::paragraph(tr("{0} / {1} = {2}, remainder {3}: row {2}, column {3}", map_place,
                     input.maps.width, cell.row, cell.column));
    ui::paragraph(tr("The number stays the same: {0}", number(found.value)));
  }
  template <typename Other>
  void operator()(const Other&) const {
    ui::paragraph(
        tr("While the network predicts, every number passes on: {0}", number(found.value)));
  }

 private:
  void draw_mean() const {
    const auto count = static_cast<double>(found.terms.size());
    ui::paragraph(tr("{0} / {1} = {2}, the mean of {1} numbers", number(found.sum * count),
                     found.terms.size(), number(found.value)));
  }
};

// Name, number, bar to either side of its middle, and what stands on the right.
struct Row {
  std::string id, left, right, hint;
  double value = 0, largest = 1;
  bool chosen = false;
};

bool draw_row(const Row& row) {
  const ui::Colors& c = ui::colors();
  Rect rest = ui::take_rect(row_height());
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Press press = ui::press_area(row.id, rest, row.hint);
  if (press.hovered) list->AddRectFilled(rest.min, rest.max, c.hover, 4);
  const ui::Font font = row.chosen ? ui::Font::label_strong : ui::Font::label;
  const float words =
      std::min(ui::text_size(ui::Font::label_strong, row.left).x + 8, rest.width() * 0.6f);
  ui::draw_text_in(list, font, rest.cut_left(std::max(words, rest.width() * 0.45f)), c.text,
                   row.left);
  ui::draw_text_in(list, font, rest.cut_right(66, 6), c.text, row.right, 1);
  const float half = rest.width() / 2, middle = std::floor(rest.center().x);
  const float y = std::floor(rest.center().y);
  const double share = row.largest > 0 ? std::clamp(row.value / row.largest, -1.0, 1.0) : 0;
  const float end = middle + static_cast<float>(share) * half;
  list->AddRectFilled({std::min(middle, end), y - 4}, {std::max(middle, end), y + 4},
                      row.value < 0 ? c.negative : c.positive, 2);
  list->AddRectFilled({middle, y - 6}, {middle + 1, y + 6}, c.line);
  return press.pressed;
}

std::string input_words(const InsideLook& look, const CellPlace& place, std::size_t input) {
  // A Flatten layer's numbers have their places in the picture before it.
  const std::size_t layer = place.layer;
  if (layer > 0 && std::holds_alternative<Flatten>(look.model().layers()[layer - 1])) {
    const InsideStage& picture = look.input_of(layer - 1);
    const MapCell cell = cell_of(picture, input);
    if (picture.maps.channels == 1) return tr("row {0}, column {1}", cell.row, cell.column);
    return tr("row {0}, column {1}, channel {2}", cell.row, cell.column, cell.channel);
  }
  return tr("unit {0}", input);
}

}  // namespace

void draw_formula(const InsideLook& look, const CellPlace& place, const OutputTerms& found) {
  std::visit(Formula{look, place, found}, look.model().layers()[place.layer]);
}

void draw_largest_products(const InsideLook& look, const CellPlace& place, const OutputTerms& found,
                           Actions& actions) {
  std::vector<std::size_t> order(found.terms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const std::size_t shown = std::min(order.size(), most_products);
  const auto size = [&](std::size_t i) { return std::abs(found.terms[i].product); };
  std::partial_sort(
      order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
      [&](std::size_t a, std::size_t b) { return size(a) != size(b) ? size(a) > size(b) : a < b; });
  ui::section_title(tr("The largest products: input × weight"));
  double others = found.sum - found.bias;
  for (std::size_t i = 0; i < shown; ++i) {
    const OutputTerm& term = found.terms[order[i]];
    others -= term.product;
    const std::string words = input_words(look, place, term.input);
    Row row{"inside.term" + std::to_string(i),
            words + ": " + number(term.value) + " × " + operand(term.factor),
            number(term.product),
            place.layer > 0 ? tr("Press: where this input comes from.") : "",
            term.product,
            size(order.front())};
    if (draw_row(row) && place.layer > 0) {
      actions.push_back(LookAtCell{existing(look, {place.layer - 1, term.input, 0})});
    }
  }
  if (order.size() == shown) return;
  const std::size_t rest = order.size() - shown;
  ui::label(tr_n("The other {1} product together: {2}", "The other {1} products together: {2}",
                 rest, with_commas(rest), number(others)));
}

void draw_softmax(const InsideLook& look, const RunView& run, const CellPlace& place,
                  const OutputTerms& found, Actions& actions) {
  const std::size_t count = found.logits.size();
  const bool last = place.layer + 2 == look.stages().size();
  const double largest = *std::max_element(found.logits.begin(), found.logits.end());
  double all = 0, size = 0;
  for (const double logit : found.logits) {
    all += std::exp(logit - largest);
    size = std::max(size, std::abs(logit));
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (count > most_units) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return found.logits[a] > found.logits[b];
    });
    order.resize(most_units);
  }
  ui::section_title(tr("softmax: each unit's sum, and its share of all e^sum"));
  for (const std::size_t unit : order) {
    const std::string name = last ? class_name(run.dataset(), unit) : tr("unit {0}", unit);
    const double share = std::exp(found.logits[unit] - largest) / all;
    const Row row{"inside.unit" + std::to_string(unit),
                  name + ": " + number(found.logits[unit]),
                  confidence_text(static_cast<float>(share), true, 2),
                  tr("Press: the arithmetic of this unit."),
                  found.logits[unit],
                  size,
                  unit == place.output};
    if (draw_row(row)) actions.push_back(LookAtCell{CellPlace{place.layer, unit, 0}});
  }
}

}  // namespace descent
