#include "engine/training/trainer.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/training/slice_rows.hpp"

namespace descent {
namespace {

// Reading the clock takes longer than a slice of a tiny network: it is read after so many of them.
std::size_t slices_between_looks(const Sequential& model, std::size_t rows) {
  constexpr std::uint64_t multiply_adds_between_looks = 200'000;  // about 50 µs
  const std::uint64_t work = model.multiply_adds() * rows + 1000;
  return std::max<std::size_t>(static_cast<std::size_t>(multiply_adds_between_looks / work), 1);
}

const Dataset& with_samples(const std::shared_ptr<const Dataset>& dataset) {
  if (!dataset || dataset->train.count() == 0) {
    throw Error(
        tr("There are no training samples: choose a larger sample or a smaller test_fraction."));
  }
  return *dataset;
}

// What a look at all of a split costs, in multiply-adds.
std::uint64_t evaluation_work(const Sequential& model, const Split& split) {
  constexpr std::uint64_t work_of_activation = 16;
  return split.count() *
         (model.multiply_adds() + work_of_activation * model.activation_count() + 1);
}
constexpr std::uint64_t most_work_of_epoch = 50'000;        // 10 µs, at each epoch's end
constexpr std::uint64_t most_work_of_snapshot = 2'000'000;  // half a millisecond, for each picture

std::size_t checked_batch_size(std::size_t batch_size, std::size_t samples) {
  if (batch_size == 0) throw Error(tr("batch_size has to be at least 1."));
  return std::min(batch_size, samples);
}

}  // namespace

Trainer::Trainer(Sequential model, std::shared_ptr<const Dataset> dataset,
                 TrainingSettings settings, std::uint64_t seed, const KernelTable& kernels,
                 ThreadPool& threads)
    : model_(std::move(model)),
      initial_parameters_(std::make_shared<const Parameters>(model_.parameters())),
      dataset_(std::move(dataset)),
      settings_(std::move(settings)),
      seed_(seed),
      kernels_(&kernels),
      target_code_(target_code(with_samples(dataset_), settings_.loss, model_.output_size(),
                               layer_activation(model_.layers().back()))),
      batcher_(dataset_->train.count(),
               checked_batch_size(settings_.batch_size, dataset_->train.count()), seed),
      dropout_random_(seed, RandomStream::dropout),
      validation_(model_, dataset_->validation, dataset_->classes, settings_.loss, target_code_,
                  threads),
      train_sums_(dataset_->classes, model_.output_size(), target_code_.threshold),
      before_batch_{dropout_random_, train_sums_} {
  history_.classification = dataset_->classes > 0;
  history_.validates_on_test = dataset_->validates_on_test;
  const bool is_neuron = model_.parameter_count() <= EpochRecord{}.neuron.size();
  if (is_neuron && evaluation_work(model_, dataset_->train) <= most_work_of_epoch) {
    fit_.emplace(model_, dataset_->train, dataset_->classes, settings_.loss, target_code_);
  }
  history_.course = new_course();
  note_beginning();
  begin_callbacks();
  finite_.begin(model_.parameters());
  make_cache(threads);
  begin_epoch();
}

bool Trainer::run_for(std::chrono::duration<double> budget) {
  if (finished()) return false;
  resume_clock();
  const Clock::time_point end = resumed_ + std::chrono::duration_cast<Clock::duration>(budget);
  const std::size_t slices = budget.count() > 0 ? slices_between_looks(model_, slice_rows_) : 1;
  do {
    for (std::size_t i = 0; i < slices && !finished(); ++i) advance();
  } while (!finished() && Clock::now() < end);
  pause_clock();
  return true;
}

void Trainer::step(std::size_t count) {
  resume_clock();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begun = epoch();
    const std::size_t step = step_;
    while (!finished() && begun == epoch() && (phase_ == Phase::validating || step == step_)) {
      advance();
    }
  }
  pause_clock();
}

void Trainer::step_epoch() {
  resume_clock();
  const std::size_t begun = epoch();
  while (!finished() && begun == epoch()) advance();
  pause_clock();
}

void Trainer::advance() {
  if (phase_ == Phase::training) {
    train_slice();
    if (timeline_) offer_step();
  } else {
    validation_.advance(model_, *kernels_);
  }
  if (phase_ == Phase::validating && validation_.done()) finish_epoch();
}

// The way of the data: Batcher → Batch → forward → loss → backward → Optimizer → History.
void Trainer::train_slice() {
  StepProfiler::Slice profiled(profiler_, *kernels_, position_ == 0);
  const KernelTable& kernels = profiled.kernels();
  mark_step(StepPass::batch);
  const auto indices = batcher_.batch(step_);
  const std::size_t rows = std::min(slice_rows_, indices.size() - position_);
  if (position_ == 0 && rows < indices.size()) before_batch_ = {dropout_random_, train_sums_};
  fill_batch(batch_, dataset_->train, history_.classification, target_code_,
             indices.subspan(position_, rows), *cache_.threads);

  const float* input = batch_.inputs.data();
  const float* output = model_.forward(kernels, input, rows, cache_, dropout_random_);
  if (position_ == 0) {
    augmented_.take(model_, cache_, input, indices.first(rows), epoch() + 1, step_ + 1);
  }
  mark_step(StepPass::loss);
  const double loss =
      loss_and_gradient(settings_.loss, kernels, rows, model_.output_size(),
                        model_.loss_input(settings_.loss, cache_, input), batch_.targets.data(),
                        indices.size(), model_.loss_gradient(cache_));
  const float beta = position_ == 0 ? 0.0f : 1.0f;
  model_.backward(kernels, settings_.loss, input, rows, cache_, beta);

  mark_step(StepPass::metrics);
  train_sums_.add(rows, output, batch_.targets.data(), batch_.labels.data(), loss);
  batch_loss_ += loss;
  position_ += rows;
  if (position_ < indices.size()) return;
  mark_step(StepPass::update);
  finish_batch(kernels);
  profiled.ends_step();
}

void Trainer::finish_batch(const KernelTable& kernels) {
  const double penalty = model_.regularize(kernels, cache_);
  Optimizer optimizer = settings_.optimizer;
  descent::set_learning_rate(optimizer, present_learning_rate());
  update_.run(optimizer, kernels, optimizer_state_);
  model_.end_batch(cache_);
  published_.reset();

  const std::size_t samples = batcher_.batch(step_).size();
  penalties_ += penalty * static_cast<double>(samples);
  samples_seen_ += samples;
  if (!std::isfinite(batch_loss_ + penalty)) {
    stop(StopCause::not_finite,
         tr("The loss is no longer a finite number: the learning rate is probably too high."));
  }
  batch_loss_ = 0;
  position_ = 0;
  if (++step_ < batcher_.steps_per_epoch()) return;
  pause_clock();
  validation_.begin();
  phase_ = Phase::validating;
}

void Trainer::finish_epoch() {
  EpochRecord record;
  record.epoch = epoch() + 1;
  record.train = train_sums_.scores(penalties_ / static_cast<double>(train_sums_.samples()));
  record.validation = validation_.scores(penalty());
  pause_clock();
  record.seconds = epoch_seconds_;
  record.neuron = neuron();
  record.evaluated_loss = loss_after_epoch();
  record.learning_rate = present_learning_rate();
  history_.epochs.append(record);
  shared_history_.reset();
  finite_.offer(model_.parameters(), record, train_sums_.samples());
  if (history_.classification && dataset_->validation.count() > 0) {
    predictions_ = std::make_shared<const std::vector<Prediction>>(validation_.predictions());
  }
  for (RunningCallback& callback : callbacks_) callback.take(record);
  follow_callbacks();
  ask_callbacks();
  stop_after_last_epoch();
  restore_best_weights();
  begin_epoch();
  if (timeline_) offer_epoch();
}

void Trainer::stop(StopCause cause, std::string reason) {
  stop_cause_ = cause;
  stop_reason_ = std::move(reason);
}

void Trainer::forget_stop() {
  stop_cause_ = StopCause::none;
  stopped_by_.reset();
  stop_reason_.clear();
  restored_epoch_ = 0;
}

void Trainer::stop_after_last_epoch() {
  if (finished() || epoch() < settings_.epochs) return;
  stop(StopCause::all_epochs, tr("All {0} epochs are done.", settings_.epochs));
}

void Trainer::begin_epoch() {
  batcher_.begin_epoch();
  phase_ = Phase::training;
  step_ = 0;
  position_ = 0;
  batch_loss_ = 0;
  penalties_ = 0;
  train_sums_.clear();
  epoch_seconds_ = 0;
}

std::array<float, 2> Trainer::neuron() const {
  std::array<float, 2> values = {};
  if (model_.parameter_count() > values.size()) return values;
  std::size_t i = 0;
  for (const LayerParameters& layer : model_.parameters()) {
    for (const auto& parameter : layer) {
      for (const float value : parameter.values) values[i++] = value;
    }
  }
  return values;
}

void Trainer::note_beginning() {
  history_.initial_neuron = neuron();
  history_.initial_loss = loss_after_epoch();
}

double Trainer::loss_after_epoch() {
  if (!fit_) return Scores::none;
  fit_->begin();
  while (!fit_->done()) fit_->advance(model_, *kernels_);
  return fit_->scores(penalty()).loss;
}

double Trainer::loss_now() const {
  if (evaluation_work(model_, dataset_->train) > most_work_of_snapshot) return Scores::none;
  return evaluate(dataset_->train).loss;
}

void Trainer::resume_clock() { resumed_ = Clock::now(); }

void Trainer::pause_clock() {
  const Clock::time_point now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - resumed_).count();
  epoch_seconds_ += seconds;
  if (phase_ == Phase::training) training_seconds_ += seconds;
  resumed_ = now;
}

double Trainer::penalty() const { return model_.penalty(*kernels_); }

void Trainer::make_cache(ThreadPool& threads) {
  check_whole_batch(model_, batcher_.batch_size());
  slice_rows_ = training_rows(model_, batcher_.batch_size());
  cache_ = model_.make_cache(slice_rows_, Mode::training, threads);
  update_.prepare(model_, cache_);
}

}  // namespace descent
