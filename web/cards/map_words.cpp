#include "web/cards/map_words.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/class_marks.hpp"

namespace descent {
namespace {

constexpr std::size_t places = 9;  // of the table, each way

std::size_t best_class(const PlaneMaps& maps, std::size_t cell) {
  const auto outputs = maps.class_map().subspan(cell * maps.map_classes(), maps.map_classes());
  return static_cast<std::size_t>(std::ranges::max_element(outputs) - outputs.begin());
}

// "green 93 %": the class whose output is largest, with it.
std::string class_text(const PlaneMaps& maps, const Dataset& dataset, std::size_t cell) {
  const std::size_t label = best_class(maps, cell);
  const float output = maps.class_map()[cell * maps.map_classes() + label];
  return class_title(dataset, label) + "  " + percent_text(static_cast<double>(output));
}

// Of a map without classes.
std::string number_at(const RunView& run, const PlaneMaps& maps, std::size_t cell) {
  const float value = maps.low() + (maps.map()[cell] + 1) / 2 * (1 - maps.low());
  const std::vector<Axis>& axes = run.experiment().data.y_axes;
  const bool units = run.dataset().classes == 0 && maps.shows_output();
  return number_in_units(units ? axes : std::vector<Axis>{}, 0, value, 2);
}

// How many of the map's cells each class has.
std::vector<std::size_t> cells_of_classes(const PlaneMaps& maps) {
  std::vector<std::size_t> cells(std::max<std::size_t>(maps.map_classes(), 2));
  for (std::size_t i = 0; i < maps.map().size(); ++i) {
    ++cells[maps.map_classes() > 0 ? best_class(maps, i) : (maps.map()[i] > 0 ? 1 : 0)];
  }
  return cells;
}

std::string shares_of_plane(const RunView& run, const PlaneMaps& maps) {
  const std::vector<std::size_t> cells = cells_of_classes(maps);
  std::string list;
  for (std::size_t label = 0; label < cells.size(); ++label) {
    const double share = static_cast<double>(cells[label]) / static_cast<double>(maps.map().size());
    list += (label > 0 ? ", " : "") + class_title(run.dataset(), label) + " " + percent_text(share);
  }
  return tr("Of the plane: {0}.", list);
}

std::string range_of_plane(const RunView& run, const PlaneMaps& maps) {
  const auto [low, high] = std::ranges::minmax_element(maps.map());
  const auto cell = [&](auto place) {
    return number_at(run, maps, static_cast<std::size_t>(place - maps.map().begin()));
  };
  return tr("Values from {0} to {1}.", cell(low), cell(high));
}

std::string scores_of_points(const RunView& run) {
  const EpochLog& epochs = run.snapshot().history->epochs;
  if (epochs.empty()) return tr("Not trained yet.");
  const Scores &train = epochs.back().train, &others = epochs.back().validation;
  if (std::isnan(train.accuracy)) return "";
  if (std::isnan(others.accuracy)) {
    return tr("Right for {0} of the training points.", percent_text(train.accuracy));
  }
  return tr("Right for {0} of the training points and for {1} of the others.",
            percent_text(train.accuracy), percent_text(others.accuracy));
}

}  // namespace

std::string number_in_units(const std::vector<Axis>& axes, std::size_t column, float shown,
                            int decimals) {
  const double number = in_units(axes, column, shown);
  return axes.empty() ? fixed_text(number, decimals) : short_text(number);
}

std::string place_words(const RunView& run, PlanePlace place) {
  const std::vector<Axis>& axes = run.experiment().data.x_axes;
  return axis_name(axes, 0, "x") + " " + number_in_units(axes, 0, place.x, 1) + ", " +
         axis_name(axes, 1, "y") + " " + number_in_units(axes, 1, place.y, 1);
}

std::string map_value_text(const RunView& run, const PlaneMaps& maps, std::size_t cell) {
  if (maps.map_classes() > 0) return class_text(maps, run.dataset(), cell);
  return tr("value {0}", number_at(run, maps, cell));
}

std::string map_summary(const RunView& run, const PlaneMaps& maps) {
  if (maps.map().empty()) return "";
  const bool classes = run.dataset().classes > 0 && maps.shows_output();
  const std::string plane = classes ? shares_of_plane(run, maps) : range_of_plane(run, maps);
  return maps.shows_output() ? plane + " " + scores_of_points(run) : plane;
}

std::vector<ui::PictureTable> map_table(const RunView& run, const PlaneMaps& maps) {
  if (maps.map().empty()) return {};
  const std::vector<Axis>& axes = run.experiment().data.x_axes;
  const std::size_t size = maps.map_size();
  const auto cell = [&](std::size_t i) { return i * (size - 1) / (places - 1); };
  const auto shown = [&](std::size_t at) {  // the middle of that cell, from the left
    return maps.extent() * (2 * (static_cast<float>(at) + 0.5f) / static_cast<float>(size) - 1);
  };
  ui::PictureTable table{tr("Values over the plane: a row for each {0}, a column for each {1}",
                            axis_name(axes, 1, "y"), axis_name(axes, 0, "x")),
                         {axis_name(axes, 1, "y")},
                         {}};
  for (std::size_t i = 0; i < places; ++i) {
    table.head.push_back(axis_name(axes, 0, "x") + " " +
                         number_in_units(axes, 0, shown(cell(i)), 1));
  }
  for (std::size_t row = 0; row < places; ++row) {
    std::vector<std::string> cells = {number_in_units(axes, 1, -shown(cell(row)), 1)};
    for (std::size_t column = 0; column < places; ++column) {
      const std::size_t at = cell(row) * size + cell(column);
      cells.push_back(maps.map_classes() > 0 ? class_text(maps, run.dataset(), at)
                                             : number_at(run, maps, at));
    }
    table.rows.push_back(std::move(cells));
  }
  return {std::move(table)};
}

}  // namespace descent
