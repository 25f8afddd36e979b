#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace descent {

struct Experiment;

enum class Scene { line, playground, images };
inline constexpr std::size_t scene_count = 3;

// Something to try: what it is called, and what happens then.
struct Tip {
  const char* name;
  const char* what;
};

// All that the program knows of a scene but for its panel (web/scenes/catalog.cpp): a row of the
// catalogue. Menus, keys, help, layout, links, files and the API read it.
struct SceneInfo {
  Scene scene;
  const char* id;     // in files, the API and the names of controls
  const char* title;  // on its tab
  const char* hint;
  // Whether it shows such an experiment; of several that would, the first. An Error where it would
  // but for one thing, which it names.
  bool (*shows)(const Experiment& experiment);

  const char* left;       // what lies in its left card: the drawer's name where there is one
  const char* left_hint;  // and what else
  float right_width;      // of the right card in pixels, at most
  bool map;               // of a plane, on which points are painted: its keys, and all of Part

  std::array<Tip, 4> tips;
  const char* reading;  // how its pictures are read; null where nobody has to be told
};

// In the order of Scene, which is that of their tabs and keys.
const std::array<SceneInfo, scene_count>& all_scenes();
const SceneInfo& scene_info(Scene scene);
// By its id; "digits" is what pages and browsers may have kept of Images.
std::optional<Scene> scene_named(std::string_view id);

}  // namespace descent
