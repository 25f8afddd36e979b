#include "engine/training/timeline.hpp"

#include <algorithm>
#include <utility>

namespace descent {

void Timeline::offered(std::shared_ptr<const Moment> moment) {
  const auto first = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.moment->place >= moment->place;
  });
  drop(static_cast<std::size_t>(first - entries_.begin()));
  const double position = moment->position();
  bytes_ += moment->bytes;
  entries_.push_back({std::move(moment), position});
  count_history(size() - 1);
  if (size() > 1) count_history(size() - 2);
  thin_out();
}

void Timeline::cut(MomentPlace place) {
  std::size_t kept = size();
  while (kept > 0 && entries_[kept - 1].moment->place > place) --kept;
  drop(kept);
}

void Timeline::go_on_from(const Moment& moment) {
  cut(moment.place);
  if (empty() || back().get() == &moment) return;
  if (back()->history->course != moment.history->course) clear();
}

void Timeline::clear() { drop(0); }

std::shared_ptr<const Moment> Timeline::find(std::size_t epoch) const {
  const MomentPlace end{epoch, 0};
  const auto behind = std::upper_bound(entries_.begin(), entries_.end(), end,
                                       [](const MomentPlace& searched, const Entry& entry) {
                                         return searched < entry.moment->place;
                                       });
  return behind == entries_.begin() ? nullptr : (behind - 1)->moment;
}

void Timeline::drop(std::size_t place) {
  if (place >= size()) return;
  for (std::size_t i = place; i < size(); ++i) {
    bytes_ -= entries_[i].moment->bytes + entries_[i].history_bytes;
  }
  entries_.resize(place);
  if (place > 0) count_history(place - 1);
}

// An epoch's records are with the newest of the moments that hold them.
void Timeline::count_history(std::size_t place) {
  static const EpochLog none;
  const bool newest = place + 1 == size();
  const EpochLog& next = newest ? none : entries_[place + 1].moment->history->epochs;
  Entry& entry = entries_[place];
  bytes_ -= entry.history_bytes;
  entry.history_bytes = entry.moment->history->epochs.bytes_beside(next);
  bytes_ += entry.history_bytes;
}

// The one that leaves the smallest gap for its age. So gaps grow in proportion to the age.
std::size_t Timeline::least_missed() const {
  std::size_t found = 1;
  double smallest = 0;
  const double newest = entries_.back().position;
  for (std::size_t i = 1; i + 1 < size(); ++i) {
    const double gap = entries_[i + 1].position - entries_[i - 1].position;
    const double closeness = gap / (newest - entries_[i].position + 1);
    if (i > 1 && closeness >= smallest) continue;
    smallest = closeness;
    found = i;
  }
  return found;
}

void Timeline::thin_out() {
  while (size() > 2 && (size() > most_moments || bytes_ > most_bytes_)) {
    const std::size_t place = least_missed();
    bytes_ -= entries_[place].moment->bytes + entries_[place].history_bytes;
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(place));
    count_history(place - 1);
  }
}

}  // namespace descent
