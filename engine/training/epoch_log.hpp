#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

#include "engine/training/metrics.hpp"

namespace descent {

// One line of Keras's History. The training figures are means over the batches as trained; the
// validation figures are taken at the end of the epoch, NaN where there are no test samples.
struct EpochRecord {
  std::size_t epoch = 0;  // counted from 1
  Scores train;
  Scores validation;
  // Of all training samples with the weights as the epoch left them: what Keras's evaluate() says,
  // where train.loss is the mean over the weights on the way. NaN where it is not taken, which is
  // so for all but a single neuron (see `neuron`) with few samples.
  double evaluated_loss = Scores::none;
  double seconds = 0;  // spent computing
  // Of a model with no more than two parameters, one neuron: its weight and bias as the epoch left
  // them. 0 for larger models.
  std::array<float, 2> neuron = {};
  float learning_rate = 0;  // that its last step had, or the next one would have had
};

// The records of a training's epochs, in order. A value whose copies share what is in them: copying
// takes the same time whatever the age, and one that somebody holds does not change when another
// goes on, not even on another thread.
//
// Memory stays small however long a training gets: the newest 4,096 epochs are all there, and of
// older ones fewer, the older they are: for each doubling of the age about 1,000. Of two
// neighbours the later one stays, unless the earlier is the very first or its loss is not finite.
// So do the records of a million epochs take about 1.7 MB.
class EpochLog {
 public:
  EpochLog() = default;
  // In order; epochs may be missing. The records of another log come back as they are.
  explicit EpochLog(const std::vector<EpochRecord>& records);

  // None is ever left out: for who has to write them all.
  void keep_all() { keeps_all_ = true; }

  // How many epochs are done: the newest one's number.
  std::size_t count() const { return empty() ? 0 : back().epoch; }
  // How many of them are kept, and those by their place.
  std::size_t size() const { return closed_size() + tail_size_; }
  bool empty() const { return size() == 0; }
  const EpochRecord& operator[](std::size_t i) const;
  const EpochRecord& front() const { return (*this)[0]; }
  const EpochRecord& back() const { return (*this)[size() - 1]; }
  // The place of the first record that is kept of the epochs behind this one; size(): there is
  // none.
  std::size_t place_after(std::size_t epoch) const;
  // The record of this epoch, or of the first one behind it that is kept; null: there is none.
  const EpochRecord* find(std::size_t epoch) const;

  // Its epoch must be behind the others.
  void append(const EpochRecord& record);
  // Drops the epochs behind this one.
  void cut(std::size_t epoch);

  // What the records take; those that copies share are counted in each.
  std::size_t bytes() const { return size() * sizeof(EpochRecord); }
  // What this one takes beside a later log of the same training, which shares the most of it. The
  // time it takes is bounded, and mostly next to none.
  std::size_t bytes_beside(const EpochLog& later) const;

  class Iterator {
   public:
    using value_type = EpochRecord;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const EpochLog& log, std::size_t place) : log_(&log), place_(place) {}
    const EpochRecord& operator*() const { return (*log_)[place_]; }
    const EpochRecord* operator->() const { return &**this; }
    Iterator& operator++() { return ++place_, *this; }
    Iterator operator++(int) { return {*log_, place_++}; }
    bool operator==(const Iterator&) const = default;

   private:
    const EpochLog* log_ = nullptr;
    std::size_t place_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  static constexpr std::size_t chunk_size = 32;
  // How many chunks there may be whose records are neighbours, and of those farther apart.
  static constexpr std::size_t most_dense_chunks = 128, most_thin_chunks = 32;

  struct Chunk {
    std::array<EpochRecord, chunk_size> records;
    // So many have been written. Whoever wants to write the next one claims it here; a copy that
    // comes too late goes on in a chunk of its own.
    std::atomic<std::size_t> written{0};
    std::size_t thinned = 0;  // how often every second record was left out
  };
  using Chunks = std::vector<std::shared_ptr<const Chunk>>;

  std::size_t closed_size() const { return closed_ ? closed_->size() * chunk_size : 0; }
  std::size_t chunk_count() const;
  const Chunk* chunk(std::size_t i) const;  // closed ones, then the tail; i < chunk_count()
  void claim_place();
  void close_tail();
  static std::size_t thinning_of(const Chunk& chunk);
  static void thin_out(Chunks& chunks);
  static std::shared_ptr<const Chunk> joined(const Chunk& older, const Chunk& newer, bool oldest);

  std::shared_ptr<const Chunks> closed_;  // full ones
  std::shared_ptr<Chunk> tail_;
  std::size_t tail_size_ = 0;  // of it, this log's
  bool keeps_all_ = false;
};

}  // namespace descent
