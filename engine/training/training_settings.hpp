#pragma once

#include <cstddef>
#include <vector>

#include "engine/core/fields.hpp"
#include "engine/core/words.hpp"
#include "engine/losses/loss.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "engine/optimizers/schedules.hpp"
#include "engine/training/callback.hpp"
#include "engine/training/training_limits.hpp"

namespace descent {

// The "training" part of an experiment: how to learn. A plain value.
struct TrainingSettings {
  Loss loss = Loss::mean_squared_error;
  Optimizer optimizer = SGD{};
  LearningRateSchedule schedule = ConstantRate{};
  std::size_t batch_size = 32;
  std::size_t epochs = 20;  // where the command line stops, and the page pauses
  std::vector<Callback> callbacks;

  bool operator==(const TrainingSettings&) const = default;

  static constexpr auto fields() {
    constexpr WhenChanged goes_on = WhenChanged::goes_on;
    return FieldRows{
        field("loss", &TrainingSettings::loss, OneOf<Loss>{all_losses},
              tr_noop("what training makes small")),
        field("optimizer", &TrainingSettings::optimizer, Described{tr_noop("a name, or an object")},
              tr_noop("how weights follow their gradients"))
            .that(goes_on),
        field("schedule", &TrainingSettings::schedule, Described{tr_noop("a name, or an object")},
              tr_noop("how the learning rate goes on from the optimizer's"))
            .that(goes_on),
        field("batch_size", &TrainingSettings::batch_size, WholeNumber{1, limits::batch_size},
              tr_noop("samples to a step; more than there are means all"))
            .that(goes_on),
        field("epochs", &TrainingSettings::epochs, WholeNumber{1, limits::epochs},
              tr_noop("passes over the training samples"))
            .that(goes_on),
        field("callbacks", &TrainingSettings::callbacks, ListOf{0, limits::callbacks, "callbacks"},
              tr_noop("what may end training early, or lower its learning rate"))
            .that(goes_on),
    };
  }
};

}  // namespace descent
