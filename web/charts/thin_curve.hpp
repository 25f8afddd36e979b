#pragma once

#include <cstddef>
#include <vector>

namespace descent {

struct CurvePoint {
  double x, y;
  bool operator==(const CurvePoint&) const = default;
};

// A curve that grows at its right end and always has few enough points to draw in every frame.
// Neighbours share a bucket, of which the first, the lowest, the highest and the last point are
// kept, so that no peak is lost; buckets join in pairs when there are too many of them.
class ThinCurve {
 public:
  static constexpr std::size_t most_buckets = 512;

  void clear();
  // x must not fall. Points that are not finite are left out.
  void append(CurvePoint point);

  // At most 4 · most_buckets points, in order; all of them while there are no more than
  // most_buckets.
  std::vector<CurvePoint> points() const;

  bool empty() const { return buckets_.empty(); }
  // Of all points ever appended; not while it is empty.
  double lowest() const;
  double highest() const;

 private:
  struct Bucket {
    CurvePoint first, low, high, last;
    std::size_t count;
  };
  static Bucket joined(const Bucket& left, const Bucket& right);

  std::vector<Bucket> buckets_;
  std::size_t points_per_bucket_ = 1;
};

}  // namespace descent
