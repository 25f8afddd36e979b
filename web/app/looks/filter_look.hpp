#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/inspect/filter_answers.hpp"
#include "web/app/looks/watch.hpp"

namespace descent {

// The layers whose filters one may ask about: those with a kernel.
std::vector<std::size_t> layers_with_filters(const Sequential& model);
// The one that the view has chosen, else the first; nothing where there is none.
std::optional<std::size_t> filter_layer(const RunView& run);

struct FilterRequest {
  std::size_t layer = 0;
  bool operator==(const FilterRequest&) const = default;
  bool follows(const FilterRequest& before) const { return *this == before; }
};

// What the filters of a layer answer to most and least, of the first images that epochs are
// evaluated on.
class FilterLook : public Look {
 public:
  static constexpr std::size_t most_images = 1000;

  FilterLook(const RunView& run, std::size_t layer, std::uint64_t number);

  std::uint64_t number() const { return number_; }  // which of its asker's looks it is
  const Sequential& model() const { return *model_; }
  const Dataset& dataset() const { return *dataset_; }
  std::size_t layer() const { return layer_; }
  // Once it is done.
  double seconds() const { return seconds_; }  // that it took
  std::size_t images() const { return answers_->images(); }
  const FilterAnswers& answers() const { return *answers_; }

 protected:
  bool advance() override;

 private:
  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Sequential> model_;
  const KernelTable& kernels_;
  std::size_t layer_, count_;
  std::uint64_t number_;
  double seconds_ = 0;
  std::optional<FilterAnswers> answers_;
};

// Asks for it while the run trains, of the layer that is chosen.
class FilterWatch {
 public:
  // See Watch.
  std::optional<double> update(const RunView& run, double now);
  const FilterLook* answer() { return watch_.answer(); }  // null: none yet
  bool under_way() const { return watch_.under_way(); }

 private:
  Watch<FilterLook, FilterRequest> watch_;
  std::uint64_t asks_ = 0;
};

}  // namespace descent
