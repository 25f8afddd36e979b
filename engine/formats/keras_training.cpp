#include "engine/formats/keras_training.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <variant>

#include "engine/core/words.hpp"
#include "engine/experiment/training_json.hpp"
#include "engine/formats/python_call.hpp"
#include "engine/formats/source.hpp"

namespace descent {
namespace {

using Callbacks = std::vector<Callback>;

std::string name_of(const Callback& callback) {
  return std::visit([](const auto& one) { return std::string(one.name); }, callback);
}

// Keras has no callback that stops at a threshold; the courses write one.
template <class T>
std::string class_of_threshold() {
  const bool above = T::side == "above";
  return "class " + std::string(T::name) +
         "(callbacks.Callback):\n"
         "    def __init__(self, monitor, value):\n"
         "        super().__init__()\n"
         "        self.monitor, self.value = monitor, value\n\n"
         "    def on_epoch_end(self, epoch, logs=None):\n"
         "        if logs[self.monitor] " +
         (above ? ">" : "<") +
         " self.value:\n"
         "            self.model.stop_training = True\n\n\n";
}

template <class T>
std::string class_where_used(const Callbacks& all) {
  const auto is_one = [](const Callback& each) { return std::holds_alternative<T>(each); };
  return std::ranges::any_of(all, is_one) ? class_of_threshold<T>() : "";
}

// Of Keras's what is not its default, of ours both.
std::string call_of(const Callback& callback) {
  if (const double* threshold = threshold_of(callback)) {
    return name_of(callback) + "(monitor=" + python_text(to_string(*monitor_of(callback))) +
           ", value=" + print_json_line(*threshold) + ")";
  }
  return "callbacks." + name_of(callback) + "(" + python_arguments(write_item(callback), "name") +
         ")";
}

std::string definitions(const Callbacks& all) {
  if (all.empty()) return "";
  std::string text =
      "\n" + class_where_used<StopAbove>(all) + class_where_used<StopBelow>(all) + "watchers = [\n";
  for (const Callback& each : all) text += "    " + call_of(each) + ",\n";
  return text + "]\n";
}

}  // namespace

std::string keras_metrics(const Experiment& experiment) {
  if (dataset_outline(experiment).classes == 0) return R"(, metrics=["mean_absolute_error"])";
  const Loss loss = experiment.training.loss;
  const bool by_probability =
      loss == Loss::binary_crossentropy || loss == Loss::sparse_categorical_crossentropy;
  return by_probability ? R"(, metrics=["accuracy"])" : "";
}

std::string keras_fit(const Experiment& experiment) {
  const TrainingSettings& training = experiment.training;
  return definitions(training.callbacks) + "\n# " + std::string(tr("To train it on:")) +
         "\n# model.fit(x, y, validation_data=(x_val, y_val), batch_size=" +
         std::to_string(training.batch_size) + ", epochs=" + std::to_string(training.epochs) +
         (training.callbacks.empty() ? "" : ", callbacks=watchers") + ")\n";
}

}  // namespace descent
