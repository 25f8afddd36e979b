#include "web/app/state/event_details.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace descent {
namespace {

using nlohmann::json;

json number(double value) { return std::isfinite(value) ? json(value) : json(nullptr); }

// Sentences may quote a file's text, which may be cut within a character.
std::string text(const json& detail) {
  return detail.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string epoch_detail(const EpochRecord& record) {
  return text({{"epoch", record.epoch},
               {"loss", number(record.train.loss)},
               {"accuracy", number(record.train.accuracy)},
               {"valLoss", number(record.validation.loss)},
               {"valAccuracy", number(record.validation.accuracy)}});
}

std::string pause_detail(const Driver* driver) {
  const std::size_t epoch = driver ? driver->snapshot().epoch : 0;
  const std::size_t step = driver ? driver->snapshot().step : 0;
  return text({{"epoch", epoch}, {"step", step}});
}

std::string stop_detail(const Snapshot& now) {
  return text({{"epoch", now.epoch}, {"reason", now.stop_reason}});
}

std::string error_detail(const std::string& message) { return text({{"message", message}}); }

}  // namespace descent
