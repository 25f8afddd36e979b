#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/inspect/map_numbers.hpp"
#include "engine/inspect/output_terms.hpp"
#include "web/app/looks/chosen_image.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// What lies between two layers for one image.
struct InsideStage {
  Shape shape;
  MapShape maps;
  std::vector<float> values;        // in the shape's order
  std::vector<MapNumbers> numbers;  // of each channel
  float size = 0;                   // the largest magnitude of all
};

// What a model makes of one image, layer by layer, as it stood when it was asked.
class InsideLook : public Look {
 public:
  // As many numbers as the model's input has; an Error on advance otherwise.
  InsideLook(std::shared_ptr<const Sequential> model, const KernelTable& kernels,
             std::vector<float> image, std::uint64_t number = 0);

  // Which of its asker's looks it is.
  std::uint64_t number() const { return number_; }
  const Sequential& model() const { return *model_; }
  // Once it is done. Stage 0 is the image, stage n what layer n puts out, counted from 1.
  const std::vector<InsideStage>& stages() const { return stages_; }
  const InsideStage& input_of(std::size_t layer) const { return stages_[layer]; }
  const InsideStage& output_of(std::size_t layer) const { return stages_[layer + 1]; }
  float size() const { return size_; }  // the largest magnitude in all stages
  // Of a layer counted from 0: see output_terms().
  OutputTerms terms(std::size_t layer, std::size_t output) const;

 protected:
  bool advance() override;

 private:
  std::shared_ptr<const Sequential> model_;
  const KernelTable& kernels_;
  std::uint64_t number_;
  std::vector<InsideStage> stages_;
  float size_ = 0;
};

// Looks into the run's model while it trains, with the image that is chosen: again where one of
// them has changed, at most ten times a second.
class InsideWatch {
 public:
  static constexpr double pause = 0.1;  // seconds

  // `now` is in seconds, of any clock. Returns after how many more it wants to be called again;
  // nothing: not before something changes.
  std::optional<double> update(const RunView& run, double now);
  // The newest that is known; null before the first, and where there is no image that fits.
  const InsideLook* answer() { return looking_.answer(); }
  const ChosenImage& image() const { return image_; }  // of the last look that was asked for

 private:
  void ask(const RunView& run);

  Looking<InsideLook> looking_;
  bool asked_ = false;
  std::uint64_t asks_ = 0, network_ = 0, version_ = 0;
  ChosenImage image_;
  double asked_at_ = 0;
};

}  // namespace descent
