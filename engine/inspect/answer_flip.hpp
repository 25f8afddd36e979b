#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/sequential.hpp"

namespace descent {

// A picture of numbers 0 … 1 a step of `epsilon` along a sign, -1, 0 or 1 for each number: kept
// within 0 … 1.
std::vector<float> stepped(std::span<const float> sample, std::span<const float> signs,
                           float epsilon);

// The signs of a gradient, or of its opposite: the fast gradient sign method (Goodfellow and
// others, 2015) steps along these.
std::vector<float> signs_of(std::span<const float> gradient, bool opposite);

// How small a step changes what a model answers: the class of its largest output. First at steps
// that grow from small ones to 1, then by halving what lies between the last without a change and
// the first with one. A still smaller one may change it in between and back.
class AnswerFlip {
 public:
  struct Found {
    float epsilon;       // 0 … 1, where the answer is another; 0: it is so from the beginning
    std::size_t answer;  // what it then is
  };

  // Away from `answer`, or until it is `wanted`.
  AnswerFlip(std::vector<float> sample, std::vector<float> signs, std::size_t answer,
             std::optional<std::size_t> wanted = {});

  // Tries some more steps; returns whether all is found out.
  bool advance(const Sequential& model, const KernelTable& kernels);
  // Nothing: no step changes it.
  const std::optional<Found>& found() const { return found_; }

 private:
  bool changed(std::size_t answer) const { return wanted_ ? answer == *wanted_ : answer != from_; }
  std::vector<std::size_t> answers_at(std::span<const float> steps, const Sequential& model,
                                      const KernelTable& kernels) const;
  void scan(const Sequential& model, const KernelTable& kernels);
  void halve(const Sequential& model, const KernelTable& kernels);

  std::vector<float> sample_, signs_;
  std::size_t from_;
  std::optional<std::size_t> wanted_;
  std::size_t scanned_ = 0, halved_ = 0;
  float unchanged_ = 0;  // the largest step known to change nothing before found_
  std::optional<Found> found_;
};

}  // namespace descent
