#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/training/trainer.hpp"

// Moments of a training, and going back to them.
namespace descent {
namespace {

// Without regularisation, which changes while training runs.
std::vector<Layer> plain_layers(const Sequential& model) {
  std::vector<Layer> layers = model.layers();
  for (Layer& layer : layers) {
    if (Regularizer* regularizer = kernel_regularizer(layer)) *regularizer = {};
  }
  return layers;
}

// What training and keeping a moment take, in quarters of a nanosecond, roughly: it only decides
// how far apart moments are. A step of the smallest network takes a microsecond.
double work_of_epoch(const Sequential& model, std::size_t samples, std::size_t steps) {
  return 3 * static_cast<double>(model.multiply_adds()) * static_cast<double>(samples) +
         4'000 * static_cast<double>(steps);
}
double work_of_moment(const Moment& moment) { return 40'000 + static_cast<double>(moment.bytes); }

}  // namespace

std::shared_ptr<const Moment> Trainer::moment() const {
  auto moment = std::make_shared<Moment>();
  moment->place = {epoch(), step_};
  moment->steps_per_epoch = batcher_.steps_per_epoch();
  moment->dataset = dataset_;
  moment->settings = settings_;
  moment->model = shared_model();
  moment->continuation = continuation();
  moment->history = shared_history();
  moment->callbacks = callbacks_;
  moment->samples_seen = samples_seen_;
  moment->predictions = predictions_;
  const Parameters& own = moment->model->parameters();
  const bool same = finite_.keeps(own);
  moment->finite = same ? std::shared_ptr<const Parameters>(moment->model, &own)
                        : std::make_shared<const Parameters>(finite_.parameters());
  moment->finite_notes = finite_.notes();
  moment->stop_cause = stop_cause_;
  moment->stopped_by = stopped_by_;
  moment->stop_reason = stop_reason_;
  moment->restored_epoch = restored_epoch_;
  moment->bytes = bytes_of(*moment);
  return moment;
}

void Trainer::check_own(const Moment& moment) const {
  if (moment.dataset.lock() != dataset_) {
    throw Error(tr("That moment is of a training with other data: choose one of this training."));
  }
  if (moment.model->input_shape() != model_.input_shape() ||
      plain_layers(*moment.model) != plain_layers(model_)) {
    throw Error(tr("That moment is of another network: choose one of this training."));
  }
  if (moment.settings.loss != settings_.loss) {
    throw Error(tr("That moment is of a training with another loss: choose one of this training."));
  }
  if (!same_but_for_rate(moment.settings.optimizer, settings_.optimizer)) {
    throw Error(
        tr("At that moment the optimizer was another one ({0}), or had other settings: choose it "
           "again, then go back.",
           optimizer_name(moment.settings.optimizer)));
  }
}

void Trainer::go_to(const Moment& moment) {
  check_own(moment);
  if (timeline_) timeline_->go_on_from(moment);
  shared_timeline_.reset();
  take_moment(moment);
  // As if the settings were changed there and then.
  if (moment.settings.batch_size != settings_.batch_size) set_batch_size(settings_.batch_size);
  set_epochs(settings_.epochs);
  if (timeline_ && (timeline_->empty() || timeline_->back()->place != moment.place)) {
    offer_moment();
  }
}

void Trainer::take_moment(const Moment& moment) {
  take_parameters(moment.model->parameters());
  take(moment.continuation);
  const TestLog tests = history_.tests;
  history_ = *moment.history;
  if (tests.all().size() > history_.tests.all().size()) history_.tests = tests;
  history_.course = new_course();
  const bool same_rate = moment.settings.optimizer == settings_.optimizer &&
                         moment.settings.schedule == settings_.schedule;
  if (!same_rate) history_.learning_rate.reset();
  shared_history_.reset();
  if (moment.settings.callbacks == settings_.callbacks) {
    callbacks_ = moment.callbacks;
  } else {
    begin_callbacks();
  }
  samples_seen_ = moment.samples_seen;
  augmented_.forget();
  predictions_ = moment.predictions;
  finite_.go_back(*moment.finite, moment.finite_notes);
  stop_cause_ = moment.stop_cause;
  stopped_by_ = moment.stopped_by;
  stop_reason_ = moment.stop_reason;
  restored_epoch_ = moment.restored_epoch;
}

void Trainer::keep_timeline(std::size_t most_bytes) {
  timeline_.reset();
  shared_timeline_.reset();
  if (most_bytes == 0) return;
  timeline_.emplace(most_bytes);
  offer_moment();
}

void Trainer::take_timeline(const Timeline& timeline) {
  if (!timeline_) return;
  timeline_ = timeline;
  shared_timeline_.reset();
}

void Trainer::begin_timeline() {
  if (!timeline_) return;
  timeline_->clear();
  offer_moment();
}

void Trainer::offer_moment() {
  shared_timeline_.reset();
  if (position_ > 0) return;  // the next one comes soon
  timeline_->offered(moment());
}

// All of the first 128 epochs; then the distance grows with the age to where keeping moments takes
// no more than some 2 % of the time.
bool Trainer::epoch_is_due() const {
  if (stop_cause_ == StopCause::not_finite) return false;  // nothing to go on from
  if (finished() || timeline_->empty()) return true;
  constexpr double share = 50;
  const Moment& last = *timeline_->back();
  const std::size_t passed = epoch() - std::min(last.place.epoch, epoch());
  const auto dense = static_cast<double>(std::max<std::size_t>(epoch() / 64, 1));
  const auto distance = static_cast<double>(passed);
  if (distance >= dense) return true;
  const double work = work_of_epoch(model_, dataset_->train.count(), batcher_.steps_per_epoch());
  return distance * work >= share * work_of_moment(last);
}

void Trainer::offer_epoch() {
  if (timeline_ && epoch_is_due()) offer_moment();
}

void Trainer::offer_step() {
  const bool early = epoch() == 0 && phase_ == Phase::training && position_ == 0;
  if (!early || finished() || !std::has_single_bit(step_)) return;
  offer_moment();
}

std::shared_ptr<const Timeline> Trainer::timeline() const {
  if (timeline_ && !shared_timeline_) {
    shared_timeline_ = std::make_shared<const Timeline>(*timeline_);
  }
  return shared_timeline_;
}

}  // namespace descent
