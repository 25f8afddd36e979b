#include "engine/training/callback.hpp"

namespace descent {
std::string_view to_string(Monitor monitor) {
  switch (monitor) {
    case Monitor::loss:
      return "loss";
    case Monitor::accuracy:
      return "accuracy";
    case Monitor::val_loss:
      return "val_loss";
    case Monitor::val_accuracy:
      return "val_accuracy";
  }
  return "";
}

const std::vector<Monitor>& all_monitors() {
  static const std::vector<Monitor> all = {Monitor::loss, Monitor::accuracy, Monitor::val_loss,
                                           Monitor::val_accuracy};
  return all;
}

double monitored_value(const EpochRecord& record, Monitor monitor) {
  switch (monitor) {
    case Monitor::loss:
      return record.train.loss;
    case Monitor::accuracy:
      return record.train.accuracy;
    case Monitor::val_loss:
      return record.validation.loss;
    case Monitor::val_accuracy:
      return record.validation.accuracy;
  }
  return Scores::none;
}

}  // namespace descent
