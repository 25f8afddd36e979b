#include "web/scenes/playground/point_formulas.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "engine/data/feature.hpp"
#include "engine/inspect/sample_apart.hpp"
#include "engine/training/batch.hpp"
#include "engine/training/targets.hpp"
#include "web/cards/map_words.hpp"
#include "web/frame/step_numbers.hpp"
#include "web/frame/step_words.hpp"

namespace descent {
namespace {

bool lies_at(const Split& split, std::size_t sample, PlanePlace place) {
  return sample < split.plane_x.size() && split.plane_x[sample] == place.x &&
         split.plane_y[sample] == place.y;
}

FormulaPoint sample_point(const Split& split, std::size_t sample) {
  return {{split.plane_x[sample], split.plane_y[sample]}, sample};
}

// At the origin all products with weights are 0.
std::size_t first_off_the_middle(const Split& split) {
  const auto off = std::ranges::find_if(split.plane_x, [](float x) { return std::abs(x) > 0.5f; });
  return off == split.plane_x.end() ? 0 : static_cast<std::size_t>(off - split.plane_x.begin());
}

bool all_finite(const StepApart& step) {
  return std::ranges::all_of(step.layers, [](const LayerApart& layer) {
    return std::ranges::all_of(layer.a, [](double value) { return std::isfinite(value); });
  });
}

std::string one_below_the_other(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

StepApart of_sample(const RunView& run, std::size_t sample) {
  const Dataset& dataset = run.dataset();
  const std::shared_ptr<const Sequential>& model = run.snapshot().model;
  const Loss loss = run.experiment().training.loss;
  const TargetCode code =
      target_code(dataset, loss, model->output_size(), layer_activation(model->layers().back()));
  const auto index = static_cast<std::uint32_t>(sample);
  Batch batch;
  fill_batch(batch, dataset.train, dataset.classes > 0, code, {&index, 1}, calling_thread());
  return sample_apart(model, loss, {batch.inputs.begin(), batch.inputs.end()}, batch.targets);
}

StepApart of_place(const RunView& run, PlanePlace place) {
  const std::vector<Feature>& features = run.experiment().features;
  std::vector<float> inputs(features.size());
  compute_features(features, 1, &place.x, &place.y, inputs.data());
  return sample_apart(run.snapshot().model, run.experiment().training.loss,
                      {inputs.begin(), inputs.end()});
}

}  // namespace

FormulaPoint formula_point(const Dataset& dataset, PlanePlace place, float reach) {
  FormulaPoint nearest{place};
  float least = reach;
  const Split& split = dataset.train;
  for (std::size_t i = 0; i < split.plane_x.size(); ++i) {
    const float away = std::hypot(split.plane_x[i] - place.x, split.plane_y[i] - place.y);
    if (away > least) continue;
    least = away;
    nearest = sample_point(split, i);
  }
  return nearest;
}

PointFormulas::PointFormulas(const RunView& run, const std::vector<PlaneColumn>& columns,
                             const std::optional<FormulaPoint>& chosen)
    : run_(run), columns_(columns), point_(chosen) {
  const Split& split = run.dataset().train;
  if (!point_ && !split.plane_x.empty()) point_ = sample_point(split, first_off_the_middle(split));
  // Other data have come since.
  if (point_ && point_->sample && !lies_at(split, *point_->sample, point_->place)) {
    point_->sample.reset();
  }
}

std::optional<StepApart> PointFormulas::apart() const {
  if (!point_ || !why_not_apart(*run_.snapshot().model, 1).empty()) return std::nullopt;
  StepApart step =
      point_->sample ? of_sample(run_, *point_->sample) : of_place(run_, point_->place);
  if (!all_finite(step)) return std::nullopt;
  return step;
}

std::string PointFormulas::title() const {
  const std::string place = place_words(run_, point_->place);
  return point_->sample ? tr("Training point {0}: {1}", *point_->sample + 1, place)
                        : tr("At {0}", place);
}

std::string PointFormulas::of_unit(std::size_t column, std::size_t unit, bool titled) const {
  const auto step = apart();
  if (!step || column >= columns_.size()) return "";
  const PlaneColumn& shown = columns_[column];
  constexpr std::size_t most_terms = 5;  // to be read in passing
  Lines lines = forward_lines(*step, shown.layer, unit, 0, most_terms);
  for (std::size_t layer = shown.layer + 1; layer <= shown.value_layer; ++layer) {
    lines.push_back(forward_lines(*step, layer, unit, 0).back());
  }
  if (column + 1 == columns_.size() && !step->losses.empty()) {
    lines.push_back(loss_lines(*step, 0)[2]);
  }
  if (titled) lines.insert(lines.begin(), title());
  return one_below_the_other(lines);
}

std::string PointFormulas::of_parameter(const ParameterPlace& place) const {
  const auto step = apart();
  if (!step) return "";
  const LayerApart& layer = step->layers[place.layer];
  const std::size_t unit = place.index % layer.outputs;
  const std::string z = step_number(layer.z[unit]);
  const std::string delta = step->losses.empty() ? "" : factor_text(layer.delta[unit]);
  Lines lines = {title()};
  if (place.bias) {
    lines.push_back(tr("it is added to z = {0}", z));
    if (!delta.empty()) lines.push_back(tr("∂L/∂b = δ = {0}", delta));
    return one_below_the_other(lines);
  }
  const double weight =
      static_cast<double>(step->before->parameters()[place.layer].kernel().data()[place.index]);
  const double input = input_of(*step, place.layer)[place.index / layer.outputs];
  lines.push_back(tr("w × input = {0} × {1} = {2}, of z = {3}", factor_text(weight),
                     factor_text(input), step_number(weight * input), z));
  if (!delta.empty()) {
    lines.push_back(tr("∂L/∂w = δ × input = {0} × {1} = {2}", delta, factor_text(input),
                       step_number(layer.delta[unit] * input)));
  }
  return one_below_the_other(lines);
}

std::string PointFormulas::of_loss() const {
  const auto step = apart();
  if (!step) return "";
  if (step->losses.empty()) {
    return title() + "\n" + tr("What is wanted here is not known: press a training point.");
  }
  Lines lines = loss_lines(*step, 0);
  lines.resize(3);
  lines.insert(lines.begin(), title());
  lines.push_back(tr("The loss is the mean over all points."));
  return one_below_the_other(lines);
}

}  // namespace descent
