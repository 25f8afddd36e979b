#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/training/evaluator.hpp"
#include "engine/training/snapshot.hpp"
#include "engine/training/test_log.hpp"
#include "web/driver/look.hpp"

namespace descent {

// A run's model as it stands, taken once over one of its splits.
class EvaluationLook : public Look {
 public:
  // The split, one of the data set, must have samples.
  EvaluationLook(std::shared_ptr<const Dataset> dataset, const Snapshot& snapshot,
                 const KernelTable& kernels, const Split& split, Loss loss);

  // Once it is done:
  const TestResult& result() const { return result_; }
  const std::vector<Prediction>& predictions() const { return evaluator_.predictions(); }
  // Of the history that it belongs to: see History::course.
  std::uint64_t course() const { return course_; }

 protected:
  bool advance() override;

 private:
  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Sequential> model_;
  const KernelTable& kernels_;
  std::uint64_t course_;
  TestResult result_;
  Evaluator evaluator_;
};

}  // namespace descent
