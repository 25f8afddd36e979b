#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "engine/inspect/principal_plane.hpp"
#include "web/app/looks/last_inputs.hpp"
#include "web/app/runs/run_view.hpp"
#include "web/driver/look.hpp"

namespace descent {

// What goes into a model's last layer for some images, seen in a plane.
class ProjectionLook : public Look {
 public:
  // Of the first `images` of dataset->validation. Without a basis the plane in which they differ
  // most is found.
  ProjectionLook(std::shared_ptr<const Dataset> dataset, std::shared_ptr<const Sequential> model,
                 const KernelTable& kernels, std::size_t images,
                 std::shared_ptr<const PlaneBasis> basis);

  // Once it is done.
  const Projection& seen() const { return seen_; }
  const std::shared_ptr<const PlaneBasis>& basis() const { return basis_; }

 protected:
  bool advance() override;

 private:
  LastInputs inputs_;
  bool gathered_ = false;
  std::optional<PrincipalPlane> plane_;
  std::shared_ptr<const PlaneBasis> basis_;
  Projection seen_;
};

// The newest of a run, again where it has changed, but for a pause after a look while it trains.
// The plane stays while epochs pass, so that one sees the points move and not the plane.
class ProjectionWatch {
 public:
  static constexpr double pause = 0.5;  // seconds

  // `now` is in seconds, of any clock.
  void update(const RunView& run, double now);
  const Projection* seen();                                 // null before the first
  std::size_t basis_epoch() const { return basis_epoch_; }  // when the plane was found
  bool looking() const { return looking_.under_way(); }
  // With the next look, at once.
  void find_plane_again();

 private:
  void take_answer();

  Looking<ProjectionLook> looking_;
  std::shared_ptr<const PlaneBasis> basis_;
  bool asked_ = false, finds_plane_ = false;
  std::uint64_t network_ = 0, version_ = 0;
  std::size_t asked_epoch_ = 0, basis_epoch_ = 0;
  double asked_at_ = 0;
};

}  // namespace descent
