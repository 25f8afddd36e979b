#include "web/app/looks/confusion_look.hpp"

#include <utility>

#include "engine/training/evaluator.hpp"

namespace descent {
namespace {

constexpr std::uint64_t most_work = 1'000'000'000;  // multiply-adds of a look: a tenth of a second
constexpr std::uint64_t work_of_activation = 16;    // about, in multiply-adds

bool takes_long(const Sequential& model, std::size_t samples) {
  const std::uint64_t work = model.multiply_adds() + work_of_activation * model.activation_count();
  return samples * work > most_work;
}

}  // namespace

// A model taken over all samples of a split.
class ConfusionLook::Evaluation : public Look {
 public:
  Evaluation(const Driver& driver, bool train, Loss loss)
      : dataset_(driver.shared_dataset()),
        model_(driver.snapshot().model),
        kernels_(driver.kernels()),
        split_(train ? dataset_->train : dataset_->test),
        evaluator_(*model_, split_, dataset_->classes, loss,
                   target_code(*dataset_, loss, model_->output_size(),
                               layer_activation(model_->layers().back()))) {
    evaluator_.begin();
  }

  const ConfusionMatrix& matrix() const { return *matrix_; }  // once it is done

 protected:
  bool advance() override {
    if (!evaluator_.done()) evaluator_.advance(*model_, kernels_);
    if (!evaluator_.done()) return false;
    matrix_ = confusion_matrix(dataset_->classes, split_, evaluator_.predictions());
    return true;
  }

 private:
  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Sequential> model_;
  const KernelTable& kernels_;
  const Split& split_;
  Evaluator evaluator_;
  std::optional<ConfusionMatrix> matrix_;
};

const std::optional<ConfusionMatrix>& ConfusionLook::matrix() {
  if (const Evaluation* answer = evaluation_.answer()) matrix_ = answer->matrix();
  return matrix_;
}

bool ConfusionLook::looking() const { return evaluation_.under_way(); }

void ConfusionLook::ask(const App& app, bool train) {
  if (!app.driver()) return;
  const Dataset& dataset = app.driver()->dataset();
  const Split& split = train ? dataset.train : dataset.test;
  const Snapshot& snapshot = app.driver()->snapshot();
  if (dataset.classes == 0 || split.count() == 0) return;
  if (takes_long(*snapshot.model, split.count())) {
    evaluation_.forget();
    matrix_.reset();
    if (train || !snapshot.predictions) return;
    matrix_ = confusion_matrix(dataset.classes, split, *snapshot.predictions);
    return;
  }
  auto look = std::make_shared<Evaluation>(*app.driver(), train, app.experiment().training.loss);
  evaluation_.asked(look);
  app.looks().ask(std::move(look));
}

void ConfusionLook::update(const App& app, bool train, double now, double pause) {
  const bool another = !looked_ || train_ != train || scene_ != app.view().scene;
  if (!another && (version_ == app.version() || evaluation_.under_way())) return;
  if (!another && app.playing() && now - looked_at_ < pause) return;
  // What another data set's classes were taken for tells nothing of this one's.
  if (another || version_ >> 40 != app.version() >> 40) {
    evaluation_.forget();
    matrix_.reset();
  }
  looked_ = true;
  train_ = train;
  scene_ = app.view().scene;
  version_ = app.version();
  looked_at_ = now;
  ask(app, train);
}

}  // namespace descent
