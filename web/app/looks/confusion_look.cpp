#include "web/app/looks/confusion_look.hpp"

#include <utility>

#include "engine/training/evaluator.hpp"

namespace descent {
namespace {

constexpr std::uint64_t most_confusion_work =
    1'000'000'000;  // multiply-adds of a look: a tenth of a second
constexpr std::uint64_t confusion_activation_work = 16;  // about, in multiply-adds

bool takes_long(const Sequential& model, std::size_t samples) {
  const std::uint64_t work =
      model.multiply_adds() + confusion_activation_work * model.activation_count();
  return samples * work > most_confusion_work;
}

}  // namespace

// A model taken over all samples of a split.
class ConfusionLook::Evaluation : public Look {
 public:
  Evaluation(const RunView& run, bool train, Loss loss)
      : dataset_(run.shared_dataset()),
        model_(run.snapshot().model),
        kernels_(run.kernels()),
        split_(train ? dataset_->train : dataset_->validation),
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

void ConfusionLook::ask(const RunView& run, bool train) {
  if (!run.ready()) return;
  const Dataset& dataset = run.dataset();
  const Split& split = train ? dataset.train : dataset.validation;
  const Snapshot& snapshot = run.snapshot();
  if (dataset.classes == 0 || split.count() == 0) return;
  if (takes_long(*snapshot.model, split.count())) {
    evaluation_.forget();
    matrix_.reset();
    if (train || !snapshot.predictions) return;
    matrix_ = confusion_matrix(dataset.classes, split, *snapshot.predictions);
    return;
  }
  auto look = std::make_shared<Evaluation>(run, train, run.experiment().training.loss);
  evaluation_.asked(look);
  run.looks().ask(std::move(look));
}

void ConfusionLook::update(const RunView& run, bool train, double now, double pause) {
  const bool another = !looked_ || train_ != train || network_ != run.network();
  if (!another && (version_ == run.version() || evaluation_.under_way())) return;
  if (!another && run.playing() && now - looked_at_ < pause) return;
  // What another data set's classes were taken for tells nothing of this one's.
  if (another) {
    evaluation_.forget();
    matrix_.reset();
  }
  looked_ = true;
  train_ = train;
  network_ = run.network();
  version_ = run.version();
  looked_at_ = now;
  ask(run, train);
}

}  // namespace descent
