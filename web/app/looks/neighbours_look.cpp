#include "web/app/looks/neighbours_look.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace descent {
namespace {

constexpr std::size_t iterations_a_look = 10;

}  // namespace

Arrangement::Arrangement(std::shared_ptr<const Dataset> dataset,
                         std::shared_ptr<const Sequential> model, const KernelTable& kernels,
                         std::size_t images)
    : inputs_(std::move(dataset), std::move(model), kernels, images) {}

bool Arrangement::advance() {
  if (!finite_) return true;
  if (tsne_) return tsne_->advance();
  if (!inputs_.advance()) return false;
  finite_ = std::all_of(inputs_.points().begin(), inputs_.points().end(),
                        [](float value) { return std::isfinite(value); });
  if (finite_) tsne_.emplace(inputs_.points(), inputs_.dimensions());
  return !finite_;
}

NeighboursLook::NeighboursLook(std::shared_ptr<Arrangement> arrangement)
    : arrangement_(std::move(arrangement)) {
  const Tsne* tsne = arrangement_->tsne();
  wanted_ = (tsne ? tsne->iteration() : 0) + iterations_a_look;
}

bool NeighboursLook::advance() {
  finished_ = arrangement_->advance();
  finite_ = arrangement_->finite();
  const Tsne* tsne = arrangement_->tsne();
  if (!finished_ && (!tsne || tsne->iteration() < wanted_)) return false;
  if (tsne) {
    x_.assign(tsne->x().begin(), tsne->x().end());
    y_.assign(tsne->y().begin(), tsne->y().end());
    iteration_ = tsne->iteration();
    perplexity_ = tsne->perplexity();
  }
  arrangement_.reset();
  return true;
}

void NeighboursWatch::begin(const RunView& run) {
  const Sequential& model = *run.snapshot().model;
  const std::size_t images = images_to_project(model, run.dataset().validation.count());
  arrangement_ = std::make_shared<Arrangement>(run.shared_dataset(), run.snapshot().model,
                                               run.kernels(), std::min(images, most_images));
  epoch_ = run.snapshot().epoch;
  looking_.drop();
}

void NeighboursWatch::update(const RunView& run) {
  if (!run.ready() || run.dataset().validation.count() == 0) {
    arrangement_.reset();
    looking_.forget();
    return;
  }
  const bool went_back = run.snapshot().epoch < epoch_;  // to the first weights, say
  if (network_ != run.network() || went_back) {
    network_ = run.network();
    arrangement_.reset();
    looking_.forget();
  }
  const bool begins = !arrangement_;
  if (begins) begin(run);
  const NeighboursLook* answer = seen();
  if (!begins && (looking_.under_way() || looking_.failed() || (answer && answer->finished())))
    return;
  auto look = std::make_shared<NeighboursLook>(arrangement_);
  looking_.asked(look);
  run.looks().ask(std::move(look));
}

}  // namespace descent
