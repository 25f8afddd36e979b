#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "engine/training/moment.hpp"

namespace descent {

// Moments of a training to go back to, in their order. A value whose copies share the moments: one
// that somebody holds does not change when another goes on, not even on another thread.
//
// The very first moment and the newest always stay. Of those between so many stay as the memory
// holds, at most 256 in all, thinned by age: the newest lie as close as they were offered, and the
// distance of older ones grows with their age, so that each doubling of the age has about as many.
// Offering takes the same time at any age.
class Timeline {
 public:
  static constexpr std::size_t default_bytes = 64'000'000;
  static constexpr std::size_t most_moments = 256;

  // The first and the newest moment stay even where they alone take more than `most_bytes`.
  explicit Timeline(std::size_t most_bytes = default_bytes) : most_bytes_(most_bytes) {}

  // Takes it as the newest, and lets others go to make room. Moments at its place or behind it go:
  // it comes from a training that took another way.
  void offered(std::shared_ptr<const Moment> moment);
  // Drops the moments behind this place.
  void cut(MomentPlace place);
  // Training goes on from this moment: those behind it go, and where the ones before it are not
  // of its past (it is a moment of another course that has been let go), these too.
  void go_on_from(const Moment& moment);
  void clear();

  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }
  const std::shared_ptr<const Moment>& operator[](std::size_t i) const {
    return entries_[i].moment;
  }
  const std::shared_ptr<const Moment>& front() const { return entries_.front().moment; }
  const std::shared_ptr<const Moment>& back() const { return entries_.back().moment; }
  // The newest moment that is not behind the end of this epoch (0: the beginning): training on from
  // there comes to it. Null: there is none.
  std::shared_ptr<const Moment> find(std::size_t epoch) const;

  // What the moments take in bytes. What they share with each other of their histories is counted
  // once; models are counted in full, though snapshots may hold them too.
  std::size_t bytes() const { return bytes_; }
  std::size_t most_bytes() const { return most_bytes_; }

 private:
  struct Entry {
    std::shared_ptr<const Moment> moment;
    double position = 0;            // in epochs
    std::size_t history_bytes = 0;  // of its history, not shared with the next entry's
  };

  // Of all entries from this place on.
  void drop(std::size_t place);
  void count_history(std::size_t place);
  std::size_t least_missed() const;
  void thin_out();

  std::vector<Entry> entries_;
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
};

}  // namespace descent
