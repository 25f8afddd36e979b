#include "web/charts/thin_curve.hpp"

#include <algorithm>
#include <cmath>

namespace descent {

void ThinCurve::clear() {
  buckets_.clear();
  points_per_bucket_ = 1;
}

ThinCurve::Bucket ThinCurve::joined(const Bucket& left, const Bucket& right) {
  return {left.first, right.low.y < left.low.y ? right.low : left.low,
          right.high.y > left.high.y ? right.high : left.high, right.last,
          left.count + right.count};
}

void ThinCurve::append(CurvePoint point) {
  if (!std::isfinite(point.x) || !std::isfinite(point.y)) return;
  const Bucket added{point, point, point, point, 1};
  if (!buckets_.empty() && buckets_.back().count < points_per_bucket_) {
    buckets_.back() = joined(buckets_.back(), added);
    return;
  }
  if (buckets_.size() == most_buckets) {
    for (std::size_t i = 0; i < most_buckets / 2; ++i) {
      buckets_[i] = joined(buckets_[2 * i], buckets_[2 * i + 1]);
    }
    buckets_.resize(most_buckets / 2);
    points_per_bucket_ *= 2;
  }
  buckets_.push_back(added);
}

std::vector<CurvePoint> ThinCurve::points() const {
  std::vector<CurvePoint> points;
  for (const Bucket& bucket : buckets_) {
    const bool low_first = bucket.low.x <= bucket.high.x;
    for (const CurvePoint& point : {bucket.first, low_first ? bucket.low : bucket.high,
                                    low_first ? bucket.high : bucket.low, bucket.last}) {
      if (points.empty() || point != points.back()) points.push_back(point);
    }
  }
  return points;
}

double ThinCurve::lowest() const {
  double lowest = buckets_.front().low.y;
  for (const Bucket& bucket : buckets_) lowest = std::min(lowest, bucket.low.y);
  return lowest;
}

double ThinCurve::highest() const {
  double highest = buckets_.front().high.y;
  for (const Bucket& bucket : buckets_) highest = std::max(highest, bucket.high.y);
  return highest;
}

}  // namespace descent
