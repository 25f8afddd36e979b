#include "engine/training/seed_spread.hpp"

#include <algorithm>
#include <cmath>

namespace descent {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

double loss_or_infinite(double loss) { return std::isnan(loss) ? infinite : loss; }

// Of a training whose numbers are none any more. A difference of such says nothing.
double value_of_broken(EpochValue value) {
  if (value == train_accuracy || value == validation_accuracy) return 0;
  return value == train_loss || value == validation_loss ? infinite : Scores::none;
}

double value_at(const SeedCourse& course, std::size_t epoch, EpochValue value) {
  if (course.broke && epoch > course.epochs.count()) return value_of_broken(value);
  if (course.epochs.empty()) return Scores::none;
  const EpochRecord* record = course.epochs.find(epoch);
  return value(record ? *record : course.epochs.back());
}

std::size_t last_epoch(const std::vector<SeedCourse>& courses) {
  std::size_t last = 0;
  for (const SeedCourse& course : courses) {
    // It broke in the one behind.
    last = std::max(last, course.epochs.count() + (course.broke ? 1 : 0));
  }
  return last;
}

}  // namespace

double train_loss(const EpochRecord& record) { return loss_or_infinite(record.train.loss); }
double validation_loss(const EpochRecord& record) {
  return loss_or_infinite(record.validation.loss);
}
double train_accuracy(const EpochRecord& record) { return record.train.accuracy; }
double validation_accuracy(const EpochRecord& record) { return record.validation.accuracy; }
double accuracy_gap(const EpochRecord& record) {
  return record.train.accuracy - record.validation.accuracy;
}
double loss_gap(const EpochRecord& record) { return record.validation.loss - record.train.loss; }

Spread spread_of(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  const double median =
      values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  return {values.size(), median, values.front(), values.back()};
}

Spread spread_at(const std::vector<SeedCourse>& courses, std::size_t epoch, EpochValue value) {
  std::vector<double> values;
  for (const SeedCourse& course : courses) values.push_back(value_at(course, epoch, value));
  return spread_of(std::move(values));
}

Spread spread_at_end(const std::vector<SeedCourse>& courses, EpochValue value) {
  return spread_at(courses, last_epoch(courses), value);
}

std::vector<SpreadPoint> spread_over_epochs(const std::vector<SeedCourse>& courses,
                                            EpochValue value, std::size_t most_points) {
  const std::size_t last = last_epoch(courses);
  const std::size_t count = std::min(last, most_points);
  std::vector<SpreadPoint> points;
  for (std::size_t i = 0; i < count; ++i) {
    // The first and the last, and even steps between them.
    const std::size_t epoch = count == 1 ? last : 1 + i * (last - 1) / (count - 1);
    points.push_back({epoch, spread_at(courses, epoch, value)});
  }
  return points;
}

SeedVerdict compare_seeds(const Spread& one, const Spread& other) {
  if (one.count == 0 || other.count == 0) return SeedVerdict::alike;
  const Spread& lower = one.median < other.median ? one : other;
  const Spread& upper = one.median < other.median ? other : one;
  if (lower.high < upper.low) return SeedVerdict::apart;
  const bool outside = lower.median < upper.low && upper.median > lower.high;
  return outside ? SeedVerdict::medians : SeedVerdict::alike;
}

}  // namespace descent
