#pragma once

#include <imgui.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/inspect/step_apart.hpp"
#include "engine/model/sequential.hpp"
#include "web/app/state/actions.hpp"

// Changing a single weight or bias by hand: a drag up or down turns it while the output follows, a
// press opens a field to type it.
namespace descent {

// 0 where there is none.
float parameter_at(const Sequential& model, const ParameterPlace& place);

struct WeightEditor {
  struct Held {
    ParameterPlace place;
    std::string name;
    ImVec2 pressed_at;
    float start = 0;
    bool dragged = false;
  };
  std::optional<Held> held;  // since the mouse or the finger pressed it
  std::optional<ParameterPlace> typed;
  std::string typed_name;
  bool open_field = false;  // in the coming frame

  // What is held, else what is typed while its field is open.
  std::optional<ParameterPlace> spoken_of() const;
};

// The mouse or a finger has just been put on it. `name` is how it is called: "x → layer 1, unit 3".
void hold_parameter(WeightEditor& editor, const ParameterPlace& place, float value,
                    const std::string& name);
// By a key.
void type_parameter(WeightEditor& editor, const ParameterPlace& place, const std::string& name);
// One step of an arrow key.
void turn_parameter(const ParameterPlace& place, float value, int steps, Actions& actions);

// Once a frame, after everything that may have been pressed. `more`: said of what is held, below
// its value, and of what is typed; lines of its own, or nothing.
void draw_weight_editor(WeightEditor& editor, const Sequential& model, std::string_view more,
                        Actions& actions);

}  // namespace descent
