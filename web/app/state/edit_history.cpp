#include "web/app/state/edit_history.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace descent {
namespace {

using Rows = std::vector<std::vector<double>>;

bool are_even(const Rows& rows) {
  return std::all_of(rows.begin(), rows.end(),
                     [&](const auto& row) { return row.size() == rows.front().size(); });
}

std::vector<double> packed(const Rows& rows) {
  std::vector<double> numbers;
  for (const auto& row : rows) numbers.insert(numbers.end(), row.begin(), row.end());
  return numbers;
}

Rows unpacked(const std::vector<double>& numbers, std::size_t width) {
  Rows rows;
  for (std::size_t i = 0; i + width <= numbers.size() && width > 0; i += width) {
    const auto first = numbers.begin() + static_cast<std::ptrdiff_t>(i);
    rows.emplace_back(first, first + static_cast<std::ptrdiff_t>(width));
  }
  return rows;
}

std::size_t bytes_of(const Parameters& weights) {
  std::size_t bytes = 0;
  for (const Tensor* tensor : tensors(weights)) bytes += tensor->size() * sizeof(float);
  return bytes;
}

std::size_t bytes_of(const Trained* trained) {
  if (!trained) return 0;
  std::size_t bytes = trained->history->epochs.bytes() + bytes_of(*trained->weights);
  if (const Continuation* now = trained->continuation.get()) {
    bytes += bytes_of(now->optimizer) + bytes_of(now->batcher);
  }
  for (const KeptWeights& best : trained->best) {
    if (best.weights) bytes += bytes_of(*best.weights);
  }
  return bytes;
}

// Training goes on from the same weights, at the beginning of an epoch.
void drop_continuation(EditState& state) {
  if (!state.trained || !state.trained->continuation) return;
  Trained rest = *state.trained;
  rest.continuation.reset();
  rest.best.clear();
  rest.restored_epoch = 0;
  state.trained = std::make_shared<const Trained>(std::move(rest));
}

void drop_trained(EditState& state) { state.trained.reset(); }

bool same_place(const SetParameter& a, const SetParameter& b) {
  return a.layer == b.layer && a.bias == b.bias && a.index == b.index;
}

// Whether bringing back `first` also takes back an edit after it.
bool covers(const EditState& first, const EditState& later) {
  using Kind = EditState::Kind;
  if (first.kind == Kind::lab || later.kind == Kind::lab) return first.kind == later.kind;
  if (first.kind == Kind::past || later.kind == Kind::past) return first.kind == later.kind;
  if (first.kind == Kind::network) return true;
  if (first.kind == Kind::settings) return later.kind == Kind::settings;
  return later.kind == Kind::weights &&
         std::equal(first.weights.begin(), first.weights.end(), later.weights.begin(),
                    later.weights.end(), same_place);
}

}  // namespace

KeptExperiment::KeptExperiment(Experiment experiment) : rest_(std::move(experiment)) {
  DataSettings& data = rest_.data;
  if (data.x.empty() || data.y.empty() || !are_even(data.x) || !are_even(data.y)) return;
  points_ = std::make_shared<const Points>(
      Points{data.x.front().size(), data.y.front().size(), packed(data.x), packed(data.y)});
  data.x.clear();
  data.x.shrink_to_fit();
  data.y.clear();
  data.y.shrink_to_fit();
}

Experiment KeptExperiment::experiment() const {
  Experiment experiment = rest_;
  if (points_) {
    experiment.data.x = unpacked(points_->x, points_->x_width);
    experiment.data.y = unpacked(points_->y, points_->y_width);
  }
  return experiment;
}

void KeptExperiment::share_points(const KeptExperiment& other) {
  if (points_ && other.points_ && *points_ == *other.points_) points_ = other.points_;
}

std::size_t KeptExperiment::bytes() const {
  std::size_t bytes = sizeof(EditState) + rest_.model.size() * sizeof(Layer);
  for (const Rows& rows : {std::cref(rest_.data.x), std::cref(rest_.data.y)}) {
    for (const auto& row : rows) bytes += sizeof(row) + row.size() * sizeof(double);
  }
  return bytes;
}

std::size_t KeptExperiment::point_bytes() const {
  return points_ ? (points_->x.size() + points_->y.size()) * sizeof(double) : 0;
}

void EditHistory::push(States& states, EditState state) {
  if (!states.empty()) state.experiment.share_points(states.back().experiment);
  states.push_back(std::move(state));
}

void EditHistory::record(EditState before) {
  redo_.clear();
  if (recorded_in_gesture_ && !undo_.empty() && covers(undo_.back(), before)) return;
  push(undo_, std::move(before));
  recorded_in_gesture_ = gesture_;
  make_room();
}

void EditHistory::begin_gesture() {
  gesture_ = true;
  recorded_in_gesture_ = false;
}

void EditHistory::end_gesture() {
  gesture_ = false;
  recorded_in_gesture_ = false;
}

void EditHistory::step_back(EditState now) {
  undo_.pop_back();
  push(redo_, std::move(now));
  recorded_in_gesture_ = false;
  make_room();
}

void EditHistory::step_forward(EditState now) {
  redo_.pop_back();
  push(undo_, std::move(now));
  recorded_in_gesture_ = false;
  make_room();
}

std::size_t EditHistory::bytes() const {
  std::size_t bytes = 0;
  for (const States* states : {&undo_, &redo_}) {
    const EditState* before = nullptr;
    for (const EditState& state : *states) {
      bytes += state.experiment.bytes() + bytes_of(state.trained.get());
      if (state.moment) bytes += state.moment->bytes;
      if (state.timeline) bytes += state.timeline->bytes();
      const bool shared = before && before->experiment.shares_points(state.experiment);
      if (!shared) bytes += state.experiment.point_bytes();
      before = &state;
    }
  }
  return bytes;
}

void EditHistory::make_room() {
  while (undo_.size() > most_steps) undo_.pop_front();
  if (bytes() <= most_bytes) return;
  for (const auto drop : {drop_continuation, drop_trained}) {
    for (States* states : {&redo_, &undo_}) {
      // All but the next one.
      for (std::size_t i = 0; i + 1 < states->size() && bytes() > most_bytes; ++i) {
        drop((*states)[i]);
      }
    }
  }
  while (bytes() > most_bytes && undo_.size() > 1) undo_.pop_front();
  while (bytes() > most_bytes && !redo_.empty()) redo_.pop_front();
}

}  // namespace descent
