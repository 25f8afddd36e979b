#include "web/scenes/catalog.hpp"

#include "web/scenes/images/images.hpp"
#include "web/scenes/line/line.hpp"
#include "web/scenes/playground/playground.hpp"

namespace descent {
namespace {

// A scene is a state and the function that draws it.
template <typename State, void (*draw_scene)(State&, const RunView&, const Layout&, Actions&)>
class Drawn : public ScenePanel {
 public:
  void draw(const RunView& run, const Layout& layout, Actions& actions) override {
    draw_scene(state_, run, layout, actions);
  }

 private:
  State state_;
};

template <typename State, void (*draw_scene)(State&, const RunView&, const Layout&, Actions&)>
std::unique_ptr<ScenePanel> make() {
  return std::make_unique<Drawn<State, draw_scene>>();
}

// Beside its row in web/app/state/scenes.cpp, and in the same order.
constexpr std::array<std::unique_ptr<ScenePanel> (*)(), scene_count> makers = {
    make<LinePanel, draw_line>,
    make<PlaygroundPanel, draw_playground>,
    make<ImagesPanel, draw_images>,
};

}  // namespace

void ScenePanels::draw(const RunView& run, const Layout& layout, Actions& actions) {
  const auto place = static_cast<std::size_t>(layout.scene);
  std::unique_ptr<ScenePanel>& panel = panels_[place];
  if (!panel) panel = makers[place]();
  panel->draw(run, layout, actions);
}

}  // namespace descent
