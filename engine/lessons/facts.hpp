#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What a lesson may ask about: the state of the program, as named facts. The program tells what
// they are (web/app/lessons/told_facts.hpp); the reference is assets/lesson.md.
namespace descent {

enum class Fact : std::uint8_t {
  // --- numbers: of the training ---
  epoch,
  steps,
  seconds,
  loss,
  val_loss,
  accuracy,
  val_accuracy,
  gap,
  test_loss,
  test_accuracy,
  tests,
  // of the settings
  epochs,
  learning_rate,
  batch_size,
  noise,
  samples,
  points,
  validation_share,
  seed,
  // of the network
  parameters,
  hidden_layers,
  hidden_units,
  filters,
  dropout,
  regularization,
  // of the Line
  w,
  b,
  squared_error,
  guess_loss,
  prediction_for_10,
  // of the scene Images
  confidence,
  // of runs
  runs,
  seeds,
  median_val_loss,
  median_val_accuracy,
  // --- texts ---
  scene,
  preset,
  data,
  optimizer,
  loss_function,
  activation,
  stopped_by,
  line_mode,
  page,
  drawn_class,
  filter,
  // --- lists ---
  features,
  layers,
  callbacks,
  open,
};

enum class FactKind : std::uint8_t { number, text, list };

struct FactInfo {
  Fact fact;
  FactKind kind;
  std::string_view name;   // in lessons
  std::string_view words;  // what a learner reads, marked for tr()
  // Of a share of 1, which is told in percent.
  bool percent = false;
};
// In the order of Fact.
const std::vector<FactInfo>& all_facts();
const FactInfo& fact_info(Fact fact);
std::optional<Fact> fact_named(std::string_view name);

// Nothing: there is none now (no network yet, no test made).
using FactValue = std::variant<std::monostate, double, std::string, std::vector<std::string>>;
// What a fact is now.
using FactSource = std::function<FactValue(Fact)>;

// As a learner reads it: "0.0312", "92 %", "Adam"; a dash where there is none.
std::string fact_text(Fact fact, const FactValue& value);

// What has happened, by its name in lessons, and of what: {"stepped", "epoch"}.
struct Happening {
  std::string_view name;
  std::string which = {};
};
struct HappeningInfo {
  std::string_view name;
  std::string_view words;                 // marked for tr(): "step"
  std::vector<std::string_view> whiches;  // what `which` may be; empty: nothing
};
const std::vector<HappeningInfo>& all_happenings();
const HappeningInfo* happening_named(std::string_view name);  // null: there is none

}  // namespace descent
