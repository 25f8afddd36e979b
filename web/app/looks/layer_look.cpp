#include "web/app/looks/layer_look.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

constexpr std::uint64_t most_layer_work =
    200'000'000;  // multiply-adds of a look: a tenth of a second
constexpr std::size_t most_samples = 256, enough_samples = 32;
constexpr std::uint64_t work_of_activation = 16;    // about, in multiply-adds
constexpr std::uint64_t most_numbers = 16'000'000;  // that the layers put out: 64 MB

}  // namespace

std::size_t samples_to_look_at(const Sequential& model) {
  // Forward, and for both gradients of a layer. Layers that look at all samples together do so at
  // once, however long it takes.
  const std::uint64_t work =
      3 * model.multiply_adds() + work_of_activation * model.activation_count() + 1;
  const std::uint64_t in_time =
      (model.across_samples() ? most_layer_work / 8 : most_layer_work) / work;
  const std::uint64_t in_memory = most_numbers / (model.activation_count() + 1);
  const auto samples = std::clamp<std::uint64_t>(in_time, enough_samples, most_samples);
  return static_cast<std::size_t>(std::max<std::uint64_t>(std::min(samples, in_memory), 1));
}

// What layer_statistics() finds out, in pieces.
class LayerLook::Pass : public Look {
 public:
  Pass(const RunView& run, Loss loss)
      : dataset_(run.shared_dataset()),
        model_(run.snapshot().model),
        epoch_(run.snapshot().epoch),
        step_(run.snapshot().step),
        pass_(*model_, run.kernels(), dataset_->train, dataset_->classes, loss,
              target_code(*dataset_, loss, model_->output_size(),
                          layer_activation(model_->layers().back())),
              samples_to_look_at(*model_)) {}

  const ModelStatistics& statistics() const { return pass_.statistics(); }  // once it is done
  std::string moment() const {
    if (step_ > 0) {
      return tr("As it was in epoch {0}, step {1}", with_commas(epoch_ + 1), with_commas(step_));
    }
    if (epoch_ > 0) return tr("As it was after epoch {0}", with_commas(epoch_));
    return tr("As it was before the first step");
  }

  // The first look into a large network is where the browser compiles the kernels that it trains
  // with.
  bool may_begin_at_once() const override { return model_->multiply_adds() < 1'000'000; }

 protected:
  bool advance() override { return pass_.advance(); }

 private:
  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Sequential> model_;
  std::size_t epoch_, step_;
  LayerStatisticsPass pass_;
};

bool LayerLook::looking() const { return pass_.under_way(); }

void LayerLook::ask(const RunView& run) {
  asked_ = false;
  if (!run.ready()) return;
  auto pass = std::make_shared<Pass>(run, run.experiment().training.loss);
  pass_.asked(pass);
  asked_ = true;
  run.looks().ask(std::move(pass));
}

bool LayerLook::take_answer(double now) {
  if (!asked_ || pass_.under_way()) return false;
  asked_ = false;
  rests_until_ = now + 3 * (now - looked_at_);
  const Pass* answer = pass_.answer();
  failed_ = answer == nullptr;
  if (failed_) return true;
  statistics_ = answer->statistics();
  moment_ = answer->moment();
  pass_.forget();
  return true;
}

// What was found tells nothing of what is there now: of another network, or of one that has begun
// anew.
bool LayerLook::is_past(const RunView& run) const {
  if (!looked_ || network_ != run.network() || !run.ready()) return true;
  const Snapshot& now = run.snapshot();
  return now.epoch < epoch_ || (now.epoch == epoch_ && now.step < step_);
}

bool LayerLook::update(const RunView& run, double now, double pause) {
  bool other = take_answer(now);
  const bool past = is_past(run);
  if (!past && (version_ == run.version() || pass_.under_way())) return other;
  if (!past && run.playing() && now < std::max(looked_at_ + pause, rests_until_)) return other;
  if (past) {
    pass_.forget();
    other |= !statistics_.layers.empty();
    statistics_ = {};
    moment_.clear();
    failed_ = false;
  }
  looked_ = true;
  looked_at_ = now;
  network_ = run.network();
  version_ = run.version();
  epoch_ = run.ready() ? run.snapshot().epoch : 0;
  step_ = run.ready() ? run.snapshot().step : 0;
  ask(run);
  return take_answer(now) || other;
}

}  // namespace descent
