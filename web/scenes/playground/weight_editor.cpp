#include "web/scenes/playground/weight_editor.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float per_pixel = 0.01f, per_step = 0.1f;
constexpr float fine = 0.1f;  // with Shift
constexpr float least_drag = 4;

// 0.1 rather than 0.100000001490116.
double as_written(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.7g", static_cast<double>(value));
  return std::strtod(text, nullptr);
}

void drag(WeightEditor::Held& held, const Sequential& model, std::string_view more,
          Actions& actions) {
  ui::keep_drag();
  const ImVec2 mouse = ImGui::GetMousePos();
  if (!ImGui::IsMousePosValid(&mouse)) return;
  const float up = held.pressed_at.y - mouse.y;
  held.dragged = held.dragged || std::abs(up) >= least_drag;
  const float now = parameter_at(model, held.place);
  if (held.dragged) {
    const float scale = ImGui::GetIO().KeyShift ? fine * per_pixel : per_pixel;
    const float value = held.start + up * scale;
    if (value != now) {
      actions.push_back(SetParameter{held.place.layer, held.place.bias, held.place.index, value});
    }
  }
  const std::string number = short_text(static_cast<double>(now));
  ui::hover_text((held.place.bias ? tr("bias {0}", number) : tr("weight {0}", number)) + "\n" +
                 held.name + std::string(more));
  ui::request_frame();
}

void draw_field(WeightEditor& editor, const Sequential& model, std::string_view more,
                Actions& actions) {
  const ParameterPlace place = *editor.typed;
  ui::small_print(
      (place.bias ? tr("Bias of {0}", editor.typed_name) : tr("Weight {0}", editor.typed_name)) +
      std::string(more));
  const double value = as_written(parameter_at(model, place));
  const auto typed =
      ui::number_field("parameter", "", value, {.format = "%.6g", .width = 180, .open = true});
  if (typed) {
    actions.push_back(
        SetParameter{place.layer, place.bias, place.index, static_cast<float>(*typed)});
  }
  ui::small_print(tr("Enter sets it. Dragging it up or down in the picture changes it, too."));
  const bool done = !ImGui::IsWindowAppearing() && !ImGui::IsAnyItemActive() &&
                    (typed || ImGui::IsKeyPressed(ImGuiKey_Enter));
  if (done || ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
}

}  // namespace

std::optional<ParameterPlace> WeightEditor::spoken_of() const {
  if (held) return held->place;
  return ImGui::IsPopupOpen("parameter.field") ? typed : std::nullopt;
}

float parameter_at(const Sequential& model, const ParameterPlace& place) {
  if (place.layer >= model.parameters().size()) return 0;
  const auto& parameters = model.parameters()[place.layer];
  const Tensor& values = place.bias ? parameters.bias() : parameters.kernel();
  return place.index < values.size() ? values.data()[place.index] : 0;
}

void hold_parameter(WeightEditor& editor, const ParameterPlace& place, float value,
                    const std::string& name) {
  editor.held = {place, name, ImGui::GetMousePos(), value, false};
}

void type_parameter(WeightEditor& editor, const ParameterPlace& place, const std::string& name) {
  editor.typed = place;
  editor.typed_name = name;
  editor.open_field = true;
  ui::request_frame();
}

void turn_parameter(const ParameterPlace& place, float value, int steps, Actions& actions) {
  const float step = ImGui::GetIO().KeyShift ? fine * per_step : per_step;
  actions.push_back(
      SetParameter{place.layer, place.bias, place.index, value + static_cast<float>(steps) * step});
}

void draw_weight_editor(WeightEditor& editor, const Sequential& model, std::string_view more,
                        Actions& actions) {
  if (editor.held && ImGui::IsMouseDown(0)) drag(*editor.held, model, more, actions);
  if (editor.held && !ImGui::IsMouseDown(0)) {
    if (!editor.held->dragged && !ui::finger_asked())
      type_parameter(editor, editor.held->place, editor.held->name);
    editor.held.reset();
  }
  if (editor.open_field) {
    editor.open_field = false;
    ImGui::OpenPopup("parameter.field");
  }
  ImGui::SetNextWindowSize({260, 0});
  if (!ImGui::BeginPopup("parameter.field", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav)) {
    return;
  }
  if (editor.typed) draw_field(editor, model, more, actions);
  ImGui::EndPopup();
}

}  // namespace descent
