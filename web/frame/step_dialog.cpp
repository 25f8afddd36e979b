#include "web/frame/step_dialog.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/open_list.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float step_dialog_width = 940;

void go_to_stage(StepChoice& choice, std::size_t stage, std::size_t count) {
  choice.stage = std::min(stage, count - 1);
  choice.unit = choice.parameter = 0;
  choice.check.reset();
  choice.moved = true;
  ui::request_frame();
}

void take_step_keys(StepChoice& choice, const std::vector<StepStage>& stages) {
  if (ImGui::GetIO().WantTextInput || ui::list_is_open()) return;
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
  const std::size_t count = stages.size();
  if (pressed(ImGuiKey_RightArrow)) go_to_stage(choice, choice.stage + 1, count);
  if (pressed(ImGuiKey_LeftArrow) && choice.stage > 0) go_to_stage(choice, choice.stage - 1, count);
  if (pressed(ImGuiKey_Home)) go_to_stage(choice, 0, count);
  if (pressed(ImGuiKey_End)) go_to_stage(choice, count - 1, count);
}

void choose_stage(StepChoice& choice, const StepApart& step, const std::vector<StepStage>& stages) {
  const bool finger = ui::control_height() > 40;
  const float side = finger ? 44.f : 36.f;
  if (ui::icon_button("step.back", ui::Icon::chevron_left, tr("The stage before. Key ←"), side,
                      ui::ButtonStyle::outline, choice.stage > 0)) {
    go_to_stage(choice, choice.stage - 1, stages.size());
  }
  ImGui::SameLine(0, 8);
  std::vector<ui::Choice> choices;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    choices.push_back({.text = std::to_string(i + 1) + ". " + stage_title(step, stages[i]),
                       .id = std::to_string(i + 1)});
  }
  const float width = std::min(320.f, ImGui::GetContentRegionAvail().x - side - 8);
  if (const auto chosen = ui::drop_down("step.stage", "", choices, choice.stage,
                                        tr("From the batch to the new weights"), width)) {
    go_to_stage(choice, *chosen, stages.size());
  }
  ImGui::SameLine(0, 8);
  if (ui::icon_button("step.on", ui::Icon::chevron_right, tr("The stage behind it. Key →"), side,
                      ui::ButtonStyle::outline, choice.stage + 1 < stages.size())) {
    go_to_stage(choice, choice.stage + 1, stages.size());
  }
}

void choose_sample(StepChoice& choice, const StepApart& step, const StepStage& stage, bool below) {
  if (!is_of_a_sample(stage) || step.rows() < 2) {
    if (below) ui::take_rect(ui::control_height());
    return;
  }
  if (!below) ImGui::SameLine(0, 24);
  const auto rows = static_cast<long>(step.rows());
  if (const auto chosen =
          ui::stepper("step.sample", static_cast<long>(choice.sample) + 1, 1, rows,
                      tr("Which sample of the batch"), 120, {}, below ? 28.f : 36.f)) {
    choice.sample = static_cast<std::size_t>(*chosen - 1);
  }
  ImGui::SameLine(0, 10);
  const Rect words = ui::next_rect(below ? ui::control_height() : 36.f);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text, words, ui::colors().secondary,
                   tr("of {0} samples", step.rows()));
  ImGui::Dummy(
      {ui::text_size(ui::Font::text, tr("of {0} samples", step.rows())).x, words.height()});
}

std::string step_words(const StepApart& step) {
  return tr_n("Epoch {2}, step {3} of {4}: a batch of one sample.",
              "Epoch {2}, step {3} of {4}: a batch of {1} samples.", step.rows(), step.rows(),
              step.place.epoch + 1, step.place.step + 1, step.steps_per_epoch) +
         " " + tr("Nothing is trained until you apply it.");
}

void draw_step(StepDialog& state, const StepApartLook& look, const Rect& screen) {
  const StepApart& step = *look.step();
  const std::vector<StepStage> stages = stages_of(step);
  StepChoice& choice = state.choice;
  choice.stage = std::min(choice.stage, stages.size() - 1);
  choice.sample = std::min(choice.sample, step.rows() - 1);
  take_step_keys(choice, stages);
  ui::small_print(step_words(step));
  const bool below = ImGui::GetContentRegionAvail().x < 640;
  choose_stage(choice, step, stages);
  choose_sample(choice, step, stages[choice.stage], below);
  const float buttons = ui::control_height() + 60;
  const float room = screen.height() - ImGui::GetCursorPosY() - buttons;
  const Rect area = ui::take_rect(std::clamp(room, 180.f, 430.f));
  const ui::KeepLayout keep;
  draw_step_body(choice, step, look.notes(), stages[choice.stage], area);
}

}  // namespace

void draw_step_dialog(StepDialog& state, const RunView& run, const Layout& layout,
                      Actions& actions) {
  const StepApartLook* look = state.watch.update(run);
  const std::shared_ptr<const Moment>& wanted = run.view().apart;
  if (!wanted) return;
  if (state.shown != wanted) {
    state.choice = {};
    state.shown = wanted;
  }
  ui::Dialog dialog("step_dialog", layout.screen, step_dialog_width);
  if (!dialog.is_drawn()) return;
  bool close = ui::close_button("step.close");
  ui::text(tr("One step, taken apart"), ui::Font::title);
  ui::space(4);
  if (look && look->step()) {
    draw_step(state, *look, layout.screen);
  } else if (look) {
    ui::error_box(look->problem());
  } else {
    ui::secondary_paragraph(tr("It is being worked out …"));
  }
  const bool applies = ui::button("step.apply", tr("Apply this step"),
                                  tr("Makes it: exactly one step of the training"),
                                  ui::ButtonStyle::filled, 0, look && look->step());
  if (applies) actions.push_back(StepBatch{});
  if (!applies && !close && !dialog.escape() && !dialog.pressed_outside()) return;
  actions.push_back(CloseStepApart{});
  dialog.close();
}

}  // namespace descent
