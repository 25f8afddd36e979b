#include "web/cards/optimizer_settings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "engine/core/words.hpp"
#include "web/app/state/optimizer_choices.hpp"
#include "web/cards/settings_button.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr const char* optimizer_popup = "optimizer_settings";
constexpr float popup_width = 252;

void choose_optimizer(const Optimizer& now, float width, Actions& actions) {
  std::vector<ui::Choice> choices;
  for (const OptimizerChoice& choice : optimizer_choices()) {
    choices.push_back({choice.name, std::string(tr_marked(choice.note))});
  }
  const std::size_t selected = optimizer_choice(now);
  const char* hint =
      tr("The rule by which gradients become steps. The learning rate becomes its own.");
  const auto chosen = ui::drop_down("optimizer", tr("Optimizer"), choices, selected, hint, width);
  if (chosen) actions.push_back(SetOptimizer{chosen_optimizer(now, *chosen)});
}

void set(const Optimizer& now, std::string_view name, double value, Actions& actions) {
  const Optimizer changed = with_setting(now, name, value);
  if (name == "learning_rate") {
    actions.push_back(SetLearningRate{learning_rate(changed)});  // moments stay
  } else {
    actions.push_back(SetOptimizer{changed});
  }
}

void choose_nesterov(const SGD& now, Actions& actions) {
  const std::array<ui::Choice, 2> choices = {
      {{tr("off"), "", true, "off"}, {tr("on"), "", true, "on"}}};
  const auto chosen = ui::drop_down("optimizer.nesterov", "nesterov", choices, now.nesterov ? 1 : 0,
                                    tr("Whether the gradient is taken where the momentum leads"));
  if (!chosen) return;
  SGD changed = now;
  changed.nesterov = *chosen == 1;
  actions.push_back(SetOptimizer{changed});
}

void draw_settings(const Optimizer& now, Actions& actions) {
  const OptimizerChoice& choice = optimizer_choices()[optimizer_choice(now)];
  ui::section_title(choice.name +
                    (choice.name == "momentum" || choice.name == "Nesterov" ? " · SGD" : ""));
  for (const OptimizerSetting& setting : optimizer_settings(now)) {
    const std::string name(setting.name);
    const auto typed = ui::number_field(
        "optimizer." + name, name, static_cast<double>(setting.value),
        {.format = "%.7g",
         .tooltip = setting.hint,
         .allowed = {static_cast<double>(setting.low), static_cast<double>(setting.high)}});
    if (typed) set(now, setting.name, *typed, actions);
  }
  if (const auto* sgd = std::get_if<SGD>(&now)) choose_nesterov(*sgd, actions);
  const bool changed = now != choice.optimizer;
  if (ui::button("optimizer.defaults", tr("Defaults"), tr("All settings as they begin"),
                 ui::ButtonStyle::soft, -1, changed)) {
    actions.push_back(SetOptimizer{choice.optimizer});
  }
}

// Above the button, or below it in the upper half of the screen.
void place_popup(const Rect& button) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const bool above = button.center().y > screen.y / 2;
  const float x = std::clamp(button.center().x - popup_width / 2, 8.f,
                             std::max(8.f, screen.x - popup_width - 8));
  ImGui::SetNextWindowPos({x, above ? button.min.y - 8 : button.max.y + 8}, ImGuiCond_Always,
                          {0, above ? 1.f : 0.f});
  ImGui::SetNextWindowSize({popup_width, 0});
  const float room = above ? button.min.y - 16 : screen.y - button.max.y - 16;
  ImGui::SetNextWindowSizeConstraints({popup_width, 0}, {popup_width, std::max(60.f, room)});
}

}  // namespace

void draw_optimizer_choice(const RunView& run, Actions& actions, float width) {
  const Optimizer& now = run.experiment().training.optimizer;
  if (width < 0) width = ImGui::GetContentRegionAvail().x;
  choose_optimizer(now, width - settings_button_room(), actions);
  const SettingsButton button =
      draw_settings_button("optimizer.settings", tr("The optimizer's settings"));
  if (button.pressed) {
    ImGui::OpenPopup(optimizer_popup);
    ui::request_frame();
  }
  place_popup(button.place);
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav;
  if (!ImGui::BeginPopup(optimizer_popup, flags)) return;
  const bool list_open = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);  // over it
  draw_settings(now, actions);
  const bool typing = ImGui::GetIO().WantTextInput;
  if (ImGui::IsKeyPressed(ImGuiKey_Escape) && !list_open && !typing) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace descent
