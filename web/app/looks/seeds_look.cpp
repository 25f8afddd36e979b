#include "web/app/looks/seeds_look.hpp"

#include <new>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::chrono::milliseconds seeds_piece{3};

}  // namespace

SeedsLook::SeedsLook(Experiment experiment, SeedOrder order, std::shared_ptr<const Dataset> images,
                     const KernelTable& kernels)
    : experiment_(std::move(experiment)),
      order_(order),
      runs_(experiment_, order, std::move(images), kernels) {}

SeedsLook::SeedsLook(Experiment experiment, SeedOrder order, std::vector<SeedCourse> courses)
    : experiment_(std::move(experiment)),
      order_(order),
      runs_(experiment_, {}, nullptr, default_kernels()),
      finished_(courses.size()),
      courses_(std::move(courses)) {
  go_on();  // there is nothing left to do
}

bool SeedsLook::is_of(const Experiment& experiment) const {
  TrainingSettings training = experiment.training;
  training.epochs = experiment_.training.epochs;
  return experiment.seed == experiment_.seed && experiment.data == experiment_.data &&
         experiment.features == experiment_.features && experiment.model == experiment_.model &&
         training == experiment_.training;
}

std::vector<SeedCourse> SeedsLook::courses() const {
  const std::lock_guard lock(mutex_);
  return courses_;
}

std::string SeedsLook::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

bool SeedsLook::advance() {
  std::string problem;
  try {
    runs_.advance(seeds_piece);
  } catch (const Error& error) {
    problem = error.what();
  } catch (const std::bad_alloc&) {
    problem = tr("There is not enough memory for this.");
  }
  epochs_.store(runs_.epochs_done(), std::memory_order_relaxed);
  if (!problem.empty()) {
    const std::lock_guard lock(mutex_);
    problem_ = problem;
    return true;
  }
  const std::vector<SeedCourse>& done = runs_.courses();
  if (done.size() > finished()) {
    const std::lock_guard lock(mutex_);
    courses_ = done;
    finished_.store(done.size(), std::memory_order_release);
  }
  return runs_.done();
}

}  // namespace descent
