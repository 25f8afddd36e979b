#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "engine/inspect/class_means.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// The mean training image of each class, gathered beside training.
class ClassMeansLook : public Look {
 public:
  explicit ClassMeansLook(std::shared_ptr<const Dataset> dataset);

  const ClassMeans& means() const { return means_; }  // once it is done
  const Dataset* dataset() const { return dataset_.get(); }

 protected:
  bool advance() override;

 private:
  std::shared_ptr<const Dataset> dataset_;
  ClassMeans means_;
};

// Those of the run's data: asked for once, when somebody looks.
class ClassMeansWatch {
 public:
  // Null before they are known.
  const ClassMeans* means(const RunView& run);
  // The same as images, of each class that has any; null before.
  const Split* images(const RunView& run);

 private:
  Looking<ClassMeansLook> looking_;
  std::optional<Split> images_;
  std::shared_ptr<const Dataset> dataset_;  // whose were asked for
};

}  // namespace descent
