#include "engine/formats/network_svg.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <variant>
#include <vector>

#include "engine/formats/markup.hpp"
#include "engine/model/layer_names.hpp"

namespace descent {
namespace {

constexpr std::size_t most_circles = 12;
constexpr double column_gap = 150, circle_gap = 34, radius = 11, margin = 40, words_height = 46;
constexpr double thinnest_line = 0.4, thickest_line = 4;

std::string svg_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

struct Column {
  std::string name, note;
  std::size_t units = 0;             // of a vector
  std::optional<Shape> picture;      // else
  std::optional<std::size_t> layer;  // whose kernel leads here from the column before
};

bool is_drawn(const Layer& layer) {
  return !layer_info(layer).augments && !std::holds_alternative<Dropout>(layer) &&
         !std::holds_alternative<Flatten>(layer) && !std::holds_alternative<ActivationLayer>(layer);
}

Column column_of(const Shape& shape) {
  Column column;
  if (shape.size() == 1) {
    column.units = shape[0];
  } else {
    column.picture = shape;
  }
  return column;
}

std::vector<Column> columns_of(const Experiment& experiment, const Sequential& model) {
  std::vector<Column> columns = {column_of(model.input_shape())};
  columns[0].name = "input";
  columns[0].note = experiment.data.name;
  const std::vector<std::string> names = keras_layer_names(model.layers());
  for (std::size_t i = 0; i < model.layers().size(); ++i) {
    const Layer& layer = model.layers()[i];
    if (const auto* activation = std::get_if<ActivationLayer>(&layer)) {
      columns.back().note = to_string(activation->activation);
    }
    if (!is_drawn(layer)) continue;
    columns.push_back(column_of(model.layer_output_shape(i)));
    columns.back().name = names[i];
    if (const Activation activation = layer_activation(layer); activation != Activation::linear) {
      columns.back().note = to_string(activation);
    }
    if (std::holds_alternative<Dense>(layer)) columns.back().layer = i;
  }
  return columns;
}

// The units that have a circle, from the top; of many the first ones and the last.
std::vector<std::size_t> drawn_units(std::size_t units) {
  std::vector<std::size_t> drawn;
  for (std::size_t i = 0; i < std::min(units, most_circles); ++i) drawn.push_back(i);
  if (units > most_circles) drawn.back() = units - 1;
  return drawn;
}

class SvgWriter {
 public:
  SvgWriter(const Sequential& model, const std::vector<Column>& columns)
      : model_(model), columns_(columns) {
    std::size_t most = 1;
    for (const Column& column : columns) most = std::max(most, drawn_units(column.units).size());
    height_ = std::max(150.0, circle_gap * static_cast<double>(most));
  }

  std::string text() {
    for (std::size_t i = 1; i < columns_.size(); ++i) draw_weights(i);
    for (std::size_t i = 0; i < columns_.size(); ++i) draw_column(i);
    const double width = 2 * margin + column_gap * static_cast<double>(columns_.size() - 1);
    const std::string w = svg_number(width), h = svg_number(2 * margin + height_ + words_height);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\"" + h +
           "\" viewBox=\"0 0 " + w + " " + h + "\" font-family=\"sans-serif\">\n" + body_ +
           "</svg>\n";
  }

 private:
  double x_of(std::size_t column) const {
    return margin + column_gap * static_cast<double>(column);
  }
  double y_of(std::size_t column, std::size_t place) const {
    const auto count = static_cast<double>(drawn_units(columns_[column].units).size());
    return margin + height_ / 2 + circle_gap * (static_cast<double>(place) - (count - 1) / 2);
  }

  void draw_weights(std::size_t column) {
    const Column& to = columns_[column];
    const Column& from = columns_[column - 1];
    if (!to.layer || from.units == 0) return;
    const Tensor& kernel = model_.parameters()[*to.layer].kernel();
    if (kernel.size() != from.units * to.units) return;
    const auto weight = [&](std::size_t i, std::size_t k) {
      return static_cast<double>(kernel.data()[i * to.units + k]);
    };
    const std::vector<std::size_t> inputs = drawn_units(from.units), units = drawn_units(to.units);
    double largest = 0;
    for (const std::size_t i : inputs) {
      for (const std::size_t k : units) {
        if (std::isfinite(weight(i, k))) largest = std::max(largest, std::abs(weight(i, k)));
      }
    }
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      for (std::size_t k = 0; k < units.size(); ++k) {
        const double w = weight(inputs[i], units[k]);
        if (!std::isfinite(w) || w == 0) continue;
        const double width = std::max(thinnest_line, thickest_line * std::abs(w) / largest);
        body_ += "<line x1=\"" + svg_number(x_of(column - 1)) + "\" y1=\"" +
                 svg_number(y_of(column - 1, i)) + "\" x2=\"" + svg_number(x_of(column)) +
                 "\" y2=\"" + svg_number(y_of(column, k)) + "\" stroke=\"" +
                 (w < 0 ? "#F59322" : "#0877BD") + "\" stroke-opacity=\"0.75\" stroke-width=\"" +
                 svg_number(width) + "\"/>\n";
      }
    }
  }

  void draw_column(std::size_t column) {
    const Column& one = columns_[column];
    if (one.picture) {
      draw_sheets(column);
    } else {
      const std::vector<std::size_t> units = drawn_units(one.units);
      for (std::size_t i = 0; i < units.size(); ++i) {
        body_ += "<circle cx=\"" + svg_number(x_of(column)) + "\" cy=\"" +
                 svg_number(y_of(column, i)) + "\" r=\"" + svg_number(radius) +
                 "\" fill=\"#ffffff\" stroke=\"#3F51C8\" stroke-width=\"1.6\"/>\n";
      }
      if (one.units > most_circles) {  // between the last but one and the last
        draw_text(x_of(column),
                  (y_of(column, most_circles - 2) + y_of(column, most_circles - 1)) / 2 + 4, "⋮",
                  13);
      }
    }
    const double below = margin + height_ + 20;
    draw_text(x_of(column), below, one.name, 13);
    const std::string size = one.picture ? shape_text(*one.picture) : std::to_string(one.units);
    draw_text(x_of(column), below + 18, size + (one.note.empty() ? "" : ", " + one.note), 11);
  }

  void draw_sheets(std::size_t column) {
    constexpr double side = 56, offset = 5;
    constexpr int sheets = 3;
    for (int i = sheets - 1; i >= 0; --i) {
      body_ += "<rect x=\"" + svg_number(x_of(column) - side / 2 + offset * i) + "\" y=\"" +
               svg_number(margin + height_ / 2 - side / 2 - offset * i) + "\" width=\"" +
               svg_number(side) + "\" height=\"" + svg_number(side) +
               "\" fill=\"#E8EBFA\" stroke=\"#3F51C8\" stroke-width=\"1.4\"/>\n";
    }
  }

  void draw_text(double x, double y, std::string_view text, int size) {
    body_ += "<text x=\"" + svg_number(x) + "\" y=\"" + svg_number(y) + "\" font-size=\"" +
             std::to_string(size) + "\" fill=\"#333a4d\" text-anchor=\"middle\">" +
             in_markup(text) + "</text>\n";
  }

  const Sequential& model_;
  const std::vector<Column>& columns_;
  double height_ = 0;
  std::string body_;
};

}  // namespace

std::string network_svg(const Experiment& experiment, const Sequential& model) {
  const std::vector<Column> columns = columns_of(experiment, model);
  return SvgWriter(model, columns).text();
}

}  // namespace descent
