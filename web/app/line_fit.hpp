#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/data/data_settings.hpp"
#include "engine/training/snapshot.hpp"

// The Line scene's mathematics: points (x, y), a line through them, and how w and b moved.
namespace descent {

struct Line {
  double w = 0, b = 0;

  double at(double x) const { return w * x + b; }
};

struct LinePoint {
  double x = 0, y = 0;
};

// The points of a `points` set with one input and one target; nothing for any other data.
std::vector<LinePoint> line_points(const DataSettings& data);
// The other way round.
DataSettings with_line_points(DataSettings data, const std::vector<LinePoint>& points);

// w and b of a model that is one Dense(1) layer without activation, of one input; else nothing.
std::optional<Line> model_line(const Sequential& model);

// The line with the least mean squared error; nothing where the points lie at fewer than two x.
std::optional<Line> least_squares(const std::vector<LinePoint>& points);

double mean_squared_error(const Line& line, const std::vector<LinePoint>& points);

// What a model of one input and one output says at each x.
std::vector<double> model_values(const Sequential& model, const std::vector<double>& x);

// Where w and b stood, at moments counted in epochs. It thins itself so that it never holds more
// than `most_entries`.
class LineTrace {
 public:
  static constexpr std::size_t most_entries = 4000;
  struct Entry {
    double epoch;
    Line line;
  };

  // Begins anew when time went backwards or training has not begun.
  void record(double epoch, const Line& line);
  void clear() { entries_.clear(); }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
  double spacing_ = 0;  // the least time between two entries
};

}  // namespace descent
