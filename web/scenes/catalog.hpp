#pragma once

#include <array>
#include <memory>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"
#include "web/cards/layout.hpp"
#include "web/scenes/scene_pictures.hpp"

namespace descent {

// Draws a scene, and keeps what it shows from frame to frame.
class ScenePanel {
 public:
  virtual ~ScenePanel() = default;
  virtual void draw(const RunView& run, const Layout& layout, Actions& actions) = 0;
};

// The panels of all scenes, each made when it is first shown.
class ScenePanels {
 public:
  // That of layout.scene.
  void draw(const RunView& run, const Layout& layout, Actions& actions);
  // Of two runs of whichever scene, beside each other.
  RunPictures& run_pictures() { return run_pictures_; }

 private:
  std::array<std::unique_ptr<ScenePanel>, scene_count> panels_;
  ScenePictures run_pictures_;
};

}  // namespace descent
