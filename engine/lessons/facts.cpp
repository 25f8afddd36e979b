#include "engine/lessons/facts.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr FactKind number = FactKind::number, text = FactKind::text, list = FactKind::list;

}  // namespace

const std::vector<FactInfo>& all_facts() {
  static const std::vector<FactInfo> all = {
      {Fact::epoch, number, "epoch", tr_noop("epochs trained")},
      {Fact::steps, number, "steps", tr_noop("steps trained")},
      {Fact::seconds, number, "seconds", tr_noop("seconds of training")},
      {Fact::loss, number, "loss", tr_noop("loss")},
      {Fact::val_loss, number, "val_loss", tr_noop("val_loss")},
      {Fact::accuracy, number, "accuracy", tr_noop("accuracy"), true},
      {Fact::val_accuracy, number, "val_accuracy", tr_noop("val_accuracy"), true},
      {Fact::gap, number, "gap", tr_noop("accuracy − val_accuracy"), true},
      {Fact::test_loss, number, "test_loss", tr_noop("loss on the test set")},
      {Fact::test_accuracy, number, "test_accuracy", tr_noop("accuracy on the test set"), true},
      {Fact::tests, number, "tests", tr_noop("looks at the test set")},
      {Fact::epochs, number, "epochs", tr_noop("epochs planned")},
      {Fact::learning_rate, number, "learning_rate", tr_noop("learning rate")},
      {Fact::batch_size, number, "batch_size", tr_noop("batch size")},
      {Fact::noise, number, "noise", tr_noop("noise"), true},
      {Fact::samples, number, "samples", tr_noop("training samples")},
      {Fact::points, number, "points", tr_noop("points of your own")},
      {Fact::validation_share, number, "validation_share", tr_noop("share kept for validation"),
       true},
      {Fact::seed, number, "seed", tr_noop("seed")},
      {Fact::parameters, number, "parameters", tr_noop("parameters")},
      {Fact::hidden_layers, number, "hidden_layers", tr_noop("hidden layers")},
      {Fact::hidden_units, number, "hidden_units", tr_noop("hidden units in all")},
      {Fact::filters, number, "filters", tr_noop("filters in all")},
      {Fact::dropout, number, "dropout", tr_noop("largest dropout rate")},
      {Fact::regularization, number, "regularization", tr_noop("regularization rate")},
      {Fact::w, number, "w", tr_noop("w")},
      {Fact::b, number, "b", tr_noop("b")},
      {Fact::squared_error, number, "squared_error", tr_noop("mean squared error of your line")},
      {Fact::guess_loss, number, "guess_loss", tr_noop("root of the summed squares")},
      {Fact::prediction_for_10, number, "prediction_for_10", tr_noop("prediction for 10")},
      {Fact::confidence, number, "confidence", tr_noop("how sure it is of your digit"), true},
      {Fact::runs, number, "runs", tr_noop("runs side by side")},
      {Fact::seeds, number, "seeds", tr_noop("seeds trained")},
      {Fact::median_val_loss, number, "median_val_loss", tr_noop("median val_loss over the seeds")},
      {Fact::median_val_accuracy, number, "median_val_accuracy",
       tr_noop("median val_accuracy over the seeds"), true},
      {Fact::scene, text, "scene", tr_noop("scene")},
      {Fact::preset, text, "preset", tr_noop("preset")},
      {Fact::data, text, "data", tr_noop("data set")},
      {Fact::optimizer, text, "optimizer", tr_noop("optimizer")},
      {Fact::loss_function, text, "loss_function", tr_noop("loss function")},
      {Fact::activation, text, "activation", tr_noop("activation of the hidden layers")},
      {Fact::stopped_by, text, "stopped_by", tr_noop("what ended the training")},
      {Fact::line_mode, text, "line_mode", tr_noop("mode of the Line")},
      {Fact::page, text, "page", tr_noop("page of Images")},
      {Fact::drawn_class, text, "drawn_class", tr_noop("what it reads in your drawing")},
      {Fact::filter, text, "filter", tr_noop("filter of the Filter lab")},
      {Fact::features, list, "features", tr_noop("features")},
      {Fact::layers, list, "layers", tr_noop("layers")},
      {Fact::callbacks, list, "callbacks", tr_noop("callbacks")},
      {Fact::open, list, "open", tr_noop("what is open")},
  };
  return all;
}

const FactInfo& fact_info(Fact fact) { return all_facts()[static_cast<std::size_t>(fact)]; }

std::optional<Fact> fact_named(std::string_view name) {
  const auto& all = all_facts();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const FactInfo& info) { return info.name == name; });
  if (found == all.end()) return std::nullopt;
  return found->fact;
}

namespace {

std::string number_of_fact(const FactInfo& info, double value) {
  if (info.percent && std::isfinite(value)) {
    const double percent = value * 100;
    const bool whole = std::abs(percent - std::round(percent)) < 1e-9;
    return tr("{0} %", fixed_text(percent, whole ? 0 : 1));
  }
  if (std::isfinite(value) && value == std::round(value) && std::abs(value) < 1e9) {
    return fixed_text(value, 0, 12);
  }
  const bool line = info.fact == Fact::w || info.fact == Fact::b ||
                    info.fact == Fact::prediction_for_10 || info.fact == Fact::guess_loss;
  return short_text(value, line ? 5 : 4);
}

}  // namespace

std::string fact_text(Fact fact, const FactValue& value) {
  if (const auto* figure = std::get_if<double>(&value)) {
    return number_of_fact(fact_info(fact), *figure);
  }
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  if (const auto* all = std::get_if<std::vector<std::string>>(&value)) {
    std::string joined;
    for (const std::string& one : *all) joined += (joined.empty() ? "" : ", ") + one;
    return joined.empty() ? "—" : joined;
  }
  return "—";
}

const std::vector<HappeningInfo>& all_happenings() {
  static const std::vector<HappeningInfo> all = {
      {"played", tr_noop("Train pressed"), {}},
      {"paused", tr_noop("Pause pressed"), {}},
      {"reset", tr_noop("Reset pressed"), {}},
      {"stepped", tr_noop("single steps"), {"batch", "epoch"}},
      {"epoch", tr_noop("epochs ended"), {}},
      {"stopped", tr_noop("trainings ended"), {"all_epochs", "callback", "diverged"}},
      {"tested", tr_noop("looks at the test set"), {}},
      {"opened",
       tr_noop("opened"),
       {"step_apart", "landscape", "performance", "epoch_table", "confusion", "table", "layer",
        "training", "inside", "judging", "why", "filters", "images", "training_mode", "by_hand",
        "gradient_descent"}},
      {"selected", tr_noop("selected"), {"image", "layer", "cell", "class"}},
      {"drew", tr_noop("drawn"), {"digit", "points"}},
      {"compared", tr_noop("compared"), {"run", "seeds"}},
      {"looked_back", tr_noop("looks back"), {}},
      {"edited",
       tr_noop("changed"),
       {"data", "layers", "features", "optimizer", "learning_rate", "regularizer", "callbacks",
        "weight", "filter", "loss", "setting"}},
      {"undone", tr_noop("undone"), {}},
  };
  return all;
}

const HappeningInfo* happening_named(std::string_view name) {
  for (const HappeningInfo& info : all_happenings()) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

}  // namespace descent
