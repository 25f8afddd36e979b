#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "web/app/looks/landscape_pass.hpp"
#include "web/driver/look.hpp"

namespace descent {

// A stretch of such a pass, up to where there is more to show. The next one goes on with it.
class LandscapeLook : public Look {
 public:
  explicit LandscapeLook(std::shared_ptr<LandscapePass> pass)
      : pass_(std::move(pass)), stage_(pass_->stage()) {}

  // --- once it is done ---
  bool was_the_last() const { return last_; }
  const Landscape& found() const { return pass_->found(); }

 protected:
  bool advance() override;

 private:
  std::shared_ptr<LandscapePass> pass_;
  std::size_t stage_;
  bool last_ = false;
};

// The network at a place of a landscape's plane, and what it comes to on the landscape's samples.
struct PlaceOnLandscape {
  std::shared_ptr<const Snapshot> snapshot;  // of which the model alone counts
  MeasuredLoss measured;
};
PlaceOnLandscape network_at(const RunView& run, const Landscape& landscape, PlaneSpot place);
// The run's network as it is shown, the same.
PlaceOnLandscape network_of(const RunView& run, const Landscape& landscape);
// Where that lies on the plane, or nearest to it. NaN where its weights are no numbers, or others
// than the plane's are trained.
PlaneSpot place_of(const RunView& run, const Landscape& landscape);

// The landscape that the view asks for, while its dialog is open: of the run's training as it
// stands, and again where that has gone on, but for a pause while it trains. It stays as it is
// while a place of it is looked at.
class LandscapeWatch {
 public:
  static constexpr double pause = 2;      // seconds, while the network is trained on
  static constexpr double share = 0.125;  // of the time, the same

  // `now` is in seconds, of any clock. Null: there is none, or nothing is known of it yet.
  const Landscape* update(const RunView& run, double now);
  bool under_way() const { return look_ != nullptr; }
  // Why there is none; empty where there is one, or it is on its way.
  const std::string& problem() const { return problem_; }

 private:
  void forget();
  void begin(const RunView& run, double now);
  bool is_due(const RunView& run, double now) const;
  void take(const RunView& run);

  std::shared_ptr<LandscapePass> pass_;
  std::shared_ptr<LandscapeLook> look_;
  std::optional<Landscape> found_;
  std::string problem_;
  bool asked_ = false;
  std::uint64_t network_ = 0, seed_ = 0;
  PlaneChoice plane_{};
  std::shared_ptr<const Dataset> dataset_;
  std::shared_ptr<const Sequential> model_;
  double asked_at_ = 0;
};

}  // namespace descent
