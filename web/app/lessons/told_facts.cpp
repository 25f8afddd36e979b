#include "web/app/lessons/told_facts.hpp"

#include <algorithm>
#include <cmath>

#include "engine/experiment/json_text.hpp"
#include "engine/training/seed_spread.hpp"
#include "web/app/lessons/network_facts.hpp"
#include "web/app/looks/image_predictions.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/page/filter_text.hpp"
#include "web/app/state/drawing.hpp"

namespace descent {
namespace {

const FactValue none;

FactValue count(std::size_t number) { return static_cast<double>(number); }
FactValue finite(double number) { return std::isfinite(number) ? FactValue(number) : none; }

// --- of the training ---

const EpochRecord* newest_epoch(const Snapshot& now) {
  return now.history->epochs.empty() ? nullptr : &now.history->epochs.back();
}

FactValue score_fact(const EpochRecord& epoch, Fact fact) {
  switch (fact) {
    case Fact::loss:
      return finite(epoch.train.loss);
    case Fact::val_loss:
      return finite(epoch.validation.loss);
    case Fact::accuracy:
      return finite(epoch.train.accuracy);
    case Fact::val_accuracy:
      return finite(epoch.validation.accuracy);
    default:
      return finite(epoch.train.accuracy - epoch.validation.accuracy);
  }
}

FactValue test_fact(const Snapshot& now, Fact fact) {
  const auto all = now.history->tests.all();
  if (fact == Fact::tests) return count(all.size());
  if (all.empty()) return none;
  const Scores& scores = all.back().scores;
  return finite(fact == Fact::test_loss ? scores.loss : scores.accuracy);
}

std::string stopped_by(const Snapshot& now) {
  switch (now.stop_cause) {
    case StopCause::all_epochs:
      return "all_epochs";
    case StopCause::callback:
      return "callback";
    case StopCause::not_finite:
      return "diverged";
    case StopCause::none:
      break;
  }
  return "";
}

FactValue seeds_fact(const App& app, Fact fact) {
  const SeedsLook* seeds = app.shown_run().seeds();
  if (fact == Fact::seeds) return count(seeds ? seeds->finished() : 0);
  if (seeds == nullptr || seeds->finished() == 0) return none;
  const auto value = fact == Fact::median_val_loss ? validation_loss : validation_accuracy;
  const Spread spread = spread_at_end(seeds->courses(), value);
  return spread.count == 0 ? none : finite(spread.median);
}

FactValue training_fact(const App& app, Fact fact) {
  const Snapshot& now = app.driver()->snapshot();
  switch (fact) {
    case Fact::epoch:
      return count(now.epoch);
    case Fact::steps:
      return count(now.epoch * now.steps_per_epoch + now.step);
    case Fact::learning_rate:
      return shortest_decimal(now.learning_rate);
    case Fact::samples:
      return count(app.driver()->dataset().train.count());
    case Fact::parameters:
      return count(now.model->parameter_count());
    case Fact::stopped_by:
      return stopped_by(now);
    case Fact::test_loss:
    case Fact::test_accuracy:
    case Fact::tests:
      return test_fact(now, fact);
    default: {
      const EpochRecord* epoch = newest_epoch(now);
      return epoch == nullptr ? none : score_fact(*epoch, fact);
    }
  }
}

// --- of the drawing ---

FactValue drawing_fact(const App& app, Fact fact) {
  const std::vector<float> image = drawn_image(app.view().pad);
  const Sequential& model = *app.driver()->snapshot().model;
  if (image.empty() || element_count(model.input_shape()) != image.size()) return none;
  const ImagePredictions read = predict_image(model, app.driver()->kernels(), image);
  const Prediction& prediction = read.predictions[0];
  if (prediction.label == no_class) return none;
  if (fact == Fact::drawn_class) return std::to_string(prediction.label);
  return finite(prediction.confidence);
}

// --- of the view ---

std::vector<std::string> open_parts(const View& view) {
  std::vector<std::string> open;
  const auto add = [&](bool is, const char* name) {
    if (is) open.emplace_back(name);
  };
  add(view.open.has(Part::performance), "performance");
  add(view.apart != nullptr, "step_apart");
  add(view.landscape.open, "landscape");
  add(view.progress == ProgressPicture::table, "epoch_table");
  add(view.progress == ProgressPicture::matrix, "confusion");
  add(view.table.open, "table");
  add(view.layer != 0, "layer");
  return open;
}

FactValue view_fact(const View& view, Fact fact) {
  constexpr std::array line_modes = {"training", "by_hand", "gradient_descent"};
  switch (fact) {
    case Fact::scene:
      return std::string(scene_info(view.scene).id);
    case Fact::line_mode:
      return std::string(line_modes[static_cast<std::size_t>(view.line_mode)]);
    case Fact::page:
      return std::string(workbench_page_info(view.workbench_page).id);
    case Fact::filter:
      return to_string(view.lab);
    default:
      return open_parts(view);
  }
}

FactValue run_fact(const App& app, Fact fact) {
  switch (fact) {
    case Fact::preset:
      return app.preset_id();
    case Fact::runs:
      return count(app.runs().size());
    default:
      return seeds_fact(app, fact);
  }
}

}  // namespace

std::optional<FactValue> epoch_fact(const App& app, const EpochRecord& record, Fact fact) {
  switch (fact) {
    case Fact::epoch:
      return count(record.epoch);
    case Fact::steps:
      return count(record.epoch * app.driver()->snapshot().steps_per_epoch);
    case Fact::loss:
    case Fact::val_loss:
    case Fact::accuracy:
    case Fact::val_accuracy:
    case Fact::gap:
      return score_fact(record, fact);
    case Fact::w:
      return static_cast<double>(record.neuron[0]);
    case Fact::b:
      return static_cast<double>(record.neuron[1]);
    case Fact::prediction_for_10:
      return static_cast<double>(record.neuron[0]) * 10 + static_cast<double>(record.neuron[1]);
    default:
      return std::nullopt;
  }
}

FactValue told_fact(const App& app, Fact fact) {
  switch (fact) {
    case Fact::seconds:
      return none;
    case Fact::scene:
    case Fact::line_mode:
    case Fact::page:
    case Fact::filter:
    case Fact::open:
      return view_fact(app.view(), fact);
    case Fact::preset:
    case Fact::runs:
    case Fact::seeds:
    case Fact::median_val_loss:
    case Fact::median_val_accuracy:
      return run_fact(app, fact);
    default:
      break;
  }
  if (const auto value = experiment_fact(app.experiment(), fact)) return *value;
  if (app.driver() == nullptr) return none;
  if (fact == Fact::confidence || fact == Fact::drawn_class) return drawing_fact(app, fact);
  if (const auto value = line_fact(app, fact)) return *value;
  return training_fact(app, fact);
}

}  // namespace descent
