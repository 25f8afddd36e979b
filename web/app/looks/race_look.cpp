#include "web/app/looks/race_look.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/training/trainer.hpp"

namespace descent {
namespace {

constexpr std::size_t steps_in_a_piece = 250;

std::array<float, 2> neuron_of(const Sequential& model) {
  const LayerParameters& layer = model.parameters().front();
  const bool bias = std::get<Dense>(model.layers().front()).use_bias;
  return {layer.kernel().data()[0], bias ? layer.bias().data()[0] : 0.0f};
}

bool is_finite(const std::array<float, 2>& neuron) {
  return std::isfinite(neuron[0]) && std::isfinite(neuron[1]);
}

}  // namespace

RaceLook::RaceLook(std::shared_ptr<const Dataset> dataset, std::shared_ptr<const Sequential> model,
                   const KernelTable& kernels, std::uint64_t seed, RaceRequest request)
    : dataset_(std::move(dataset)),
      model_(std::move(model)),
      kernels_(&kernels),
      seed_(seed),
      request_(std::move(request)) {}

RaceLook::~RaceLook() = default;

void RaceLook::set_out() {
  TrainingSettings settings = request_.racers[paths_.size()];
  settings.epochs = std::max(settings.epochs, request_.steps);  // it is the steps that end it
  trainer_ = std::make_unique<Trainer>(*model_, dataset_, std::move(settings), seed_, *kernels_);
  trainer_->set_parameter(0, false, 0, request_.start[0]);
  if (std::get<Dense>(model_->layers().front()).use_bias) {
    trainer_->set_parameter(0, true, 0, request_.start[1]);
  }
  paths_.push_back({neuron_of(trainer_->model())});
}

bool RaceLook::advance() {
  if (!trainer_) {
    if (paths_.size() == request_.racers.size()) return true;
    set_out();
  }
  NeuronPath& path = paths_.back();
  for (std::size_t i = 0; i < steps_in_a_piece; ++i) {
    bool over = path.size() > request_.steps || trainer_->finished();
    if (!over) {
      trainer_->step();
      const std::array<float, 2> now = neuron_of(trainer_->model());
      over = !is_finite(now);
      if (!over) path.push_back(now);
    }
    if (over) {
      trainer_.reset();
      return paths_.size() == request_.racers.size();
    }
  }
  return false;
}

void RaceWatch::update(const RunView& run, const RaceRequest& request) {
  const bool same =
      asked_ == request && dataset_ == run.shared_dataset() && layers_ == run.experiment().model;
  if (same) return;
  asked_ = request;
  dataset_ = run.shared_dataset();
  layers_ = run.experiment().model;
  auto look = std::make_shared<RaceLook>(dataset_, run.snapshot().model, run.kernels(),
                                         run.experiment().seed, request);
  looking_.asked(look);
  run.looks().ask(std::move(look));
}

const RaceLook* RaceWatch::answer(const RaceRequest& request) {
  const RaceLook* look = looking_.answer();
  return look && look->request() == request ? look : nullptr;
}

}  // namespace descent
