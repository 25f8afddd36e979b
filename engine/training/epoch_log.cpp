#include "engine/training/epoch_log.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace descent {
namespace {

bool is_finite(const EpochRecord& record) {
  return std::isfinite(record.train.loss) && !std::isinf(record.validation.loss);
}

}  // namespace

EpochLog::EpochLog(const std::vector<EpochRecord>& records) {
  for (const EpochRecord& record : records) append(record);
}

const EpochRecord& EpochLog::operator[](std::size_t i) const {
  const std::size_t closed = closed_size();
  if (i >= closed) return tail_->records[i - closed];
  return (*closed_)[i / chunk_size]->records[i % chunk_size];
}

std::size_t EpochLog::place_after(std::size_t epoch) const {
  std::size_t first = 0, count = size();
  while (count > 0) {
    const std::size_t half = count / 2;
    if ((*this)[first + half].epoch <= epoch) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

const EpochRecord* EpochLog::find(std::size_t epoch) const {
  const std::size_t place = epoch == 0 ? 0 : place_after(epoch - 1);
  return place < size() ? &(*this)[place] : nullptr;
}

std::size_t EpochLog::chunk_count() const {
  return closed_size() / chunk_size + (tail_size_ > 0 ? 1 : 0);
}

const EpochLog::Chunk* EpochLog::chunk(std::size_t i) const {
  return i < closed_size() / chunk_size ? (*closed_)[i].get() : tail_.get();
}

std::size_t EpochLog::bytes_beside(const EpochLog& later) const {
  const bool same_closed = closed_ == later.closed_;
  const std::size_t closed = closed_size() / chunk_size, theirs = later.chunk_count();
  const std::size_t first = same_closed ? closed : 0;
  std::size_t bytes = same_closed ? 0 : closed * sizeof(Chunks::value_type);
  for (std::size_t i = first, k = first; i < chunk_count(); ++i) {
    const Chunk* own = chunk(i);
    const std::size_t epoch = own->records[0].epoch;
    while (k < theirs && later.chunk(k)->records[0].epoch < epoch) ++k;
    if (k == theirs || later.chunk(k) != own) bytes += sizeof(Chunk);
  }
  return bytes;
}

void EpochLog::append(const EpochRecord& record) {
  if (tail_size_ == chunk_size) close_tail();
  claim_place();
  tail_->records[tail_size_++] = record;
}

void EpochLog::claim_place() {
  std::size_t written = tail_size_;
  if (tail_ && tail_->written.compare_exchange_strong(written, tail_size_ + 1)) return;
  auto own = std::make_shared<Chunk>();
  if (tail_) std::copy_n(tail_->records.begin(), tail_size_, own->records.begin());
  own->written = tail_size_ + 1;
  tail_ = std::move(own);
}

// How often records so far apart have been thinned out: those of a log that is read back were. The
// very first one stays wherever the others go.
std::size_t EpochLog::thinning_of(const Chunk& chunk) {
  const std::size_t span = chunk.records.back().epoch - chunk.records[1].epoch;
  const std::size_t gap = (span + (chunk_size - 2) / 2) / (chunk_size - 2);
  return gap > 1 ? static_cast<std::size_t>(std::bit_width(gap)) - 1 : 0;
}

void EpochLog::close_tail() {
  const std::size_t thinned = thinning_of(*tail_);
  if (thinned != tail_->thinned) tail_->thinned = thinned;  // not written where copies may read it
  auto chunks = closed_ ? std::make_shared<Chunks>(*closed_) : std::make_shared<Chunks>();
  chunks->push_back(std::move(tail_));
  if (!keeps_all_) thin_out(*chunks);
  closed_ = std::move(chunks);
  tail_.reset();
  tail_size_ = 0;
}

// Where there are too many chunks of a kind, the two oldest become one of the next kind.
void EpochLog::thin_out(Chunks& chunks) {
  for (std::size_t kind = 0;; ++kind) {
    const auto of_kind = [kind](const auto& chunk) { return chunk->thinned == kind; };
    const auto first = std::find_if(chunks.begin(), chunks.end(), of_kind);
    const auto count = static_cast<std::size_t>(std::count_if(first, chunks.end(), of_kind));
    if (count <= (kind == 0 ? most_dense_chunks : most_thin_chunks)) return;
    *first = joined(**first, **(first + 1), first == chunks.begin());
    chunks.erase(first + 1);
  }
}

std::shared_ptr<const EpochLog::Chunk> EpochLog::joined(const Chunk& older, const Chunk& newer,
                                                        bool oldest) {
  auto chunk = std::make_shared<Chunk>();
  for (std::size_t i = 0; i < chunk_size; ++i) {
    const Chunk& from = i < chunk_size / 2 ? older : newer;
    const EpochRecord* pair = &from.records[2 * i % chunk_size];
    const bool earlier = (oldest && i == 0) || !is_finite(pair[0]);
    chunk->records[i] = pair[earlier ? 0 : 1];
  }
  chunk->written = chunk_size;
  chunk->thinned = older.thinned + 1;
  return chunk;
}

void EpochLog::cut(std::size_t epoch) {
  const std::size_t kept = place_after(epoch);
  const std::size_t closed = closed_size();
  if (kept >= closed) {
    tail_size_ = kept - closed;
    return;
  }
  auto chunks = std::make_shared<Chunks>(*closed_);
  chunks->resize(kept / chunk_size);
  tail_ = std::make_shared<Chunk>();
  tail_size_ = kept % chunk_size;
  std::copy_n((*closed_)[kept / chunk_size]->records.begin(), tail_size_, tail_->records.begin());
  tail_->written = tail_size_;
  closed_ = std::move(chunks);
}

}  // namespace descent
