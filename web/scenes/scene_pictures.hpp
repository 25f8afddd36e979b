#pragma once

#include <array>
#include <memory>

#include "web/frame/run_pictures.hpp"

namespace descent {

// What stands beside each other of two runs, in whichever scene they are.
class ScenePictures : public RunPictures {
 public:
  ScenePictures();
  ~ScenePictures() override;

  bool has(const RunView& run) const override { return of(run) != nullptr; }
  float height(const RunView& run, float width) const override;
  void draw(const RunView& run, const RunView& other, std::size_t place, const Rect& area) override;
  void forget() override;

 private:
  RunPictures* of(const RunView& run) const;  // null: there are none

  std::array<std::unique_ptr<RunPictures>, 3> all_;
};

}  // namespace descent
