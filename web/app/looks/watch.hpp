#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// A look into a run's model, asked for again where the model has changed, or what is asked: then
// soon, and while the model is trained on at most so often that looking takes an eighth of the
// time. A Request is equal to another that asks for the same, and says follows(before) where the
// answer to the other one may be shown until its own is there. A look tells the seconds() that it
// took.
template <typename T, typename Request>
class Watch {
 public:
  static constexpr double pause = 0.1, training_pause = 0.25;  // seconds, from look to look
  static constexpr double share = 0.125;  // of the time, while the model is trained on

  // `now` is in seconds, of any clock. make(): a shared pointer to the look; null: nothing can be
  // asked. Returns after how many seconds it wants to be called again; nothing: not before
  // something changes.
  template <typename Make>
  std::optional<double> update(const RunView& run, const Request& request, double now,
                               Make&& make) {
    const bool follows = request_ && network_ == run.network() && request.follows(*request_);
    const bool same = follows && request == *request_;
    if (same && version_ == run.version()) return {};
    if (!follows) {
      looking_.forget();
    } else if (looking_.under_way()) {
      return {};  // its end makes a frame
    } else if (const double due = due_at(same) - now; due > 0) {
      return due;
    }
    request_ = request;
    network_ = run.network();
    version_ = run.version();
    asked_at_ = now;
    if (std::shared_ptr<T> look = make()) {
      looking_.asked(look);
      run.looks().ask(std::move(look));
    } else {
      looking_.forget();
    }
    return {};
  }
  // The newest that is known; null: none yet.
  const T* answer() { return looking_.answer(); }
  bool under_way() const { return looking_.under_way(); }
  void forget() {
    looking_.forget();
    request_.reset();
  }

 private:
  double due_at(bool same) {
    const T* last = looking_.answer();
    const double took = last ? last->seconds() : 0;
    return asked_at_ + (same ? std::max(training_pause, took / share) : pause);
  }

  Looking<T> looking_;
  std::optional<Request> request_;
  std::uint64_t network_ = 0, version_ = 0;
  double asked_at_ = 0;
};

}  // namespace descent
