#include "engine/training/model_pool.hpp"

#include <mutex>
#include <utility>
#include <vector>

namespace descent {

struct ModelPool::Spare {
  std::mutex mutex;
  std::vector<std::unique_ptr<Sequential>> models;

  Spare() { models.reserve(most_spare); }

  std::unique_ptr<Sequential> take() {
    const std::lock_guard lock(mutex);
    if (models.empty()) return nullptr;
    std::unique_ptr<Sequential> model = std::move(models.back());
    models.pop_back();
    return model;
  }

  void give_back(std::unique_ptr<Sequential> model) {
    const std::lock_guard lock(mutex);
    if (models.size() < most_spare) models.push_back(std::move(model));
  }
};

ModelPool::ModelPool() : spare_(std::make_shared<Spare>()) {}

std::shared_ptr<const Sequential> ModelPool::publish(const Sequential& model) {
  std::unique_ptr<Sequential> copy = spare_->take();
  if (copy) {
    *copy = model;  // into the memory that is there
  } else {
    copy = std::make_unique<Sequential>(model);
  }
  return {copy.release(), [spare = spare_](Sequential* given) {
            spare->give_back(std::unique_ptr<Sequential>(given));
          }};
}

}  // namespace descent
