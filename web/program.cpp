#include "web/program.hpp"

#include <limits>
#include <optional>
#include <utility>

#include "web/frame/help.hpp"
#include "web/frame/locked_controls.hpp"
#include "web/frame/message.hpp"
#include "web/frame/share.hpp"
#include "web/frame/transport_bar.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr const char* synthetic_name = "synthetic_digits";

// The two downloaded sets, and the one that is drawn here.
std::vector<ImageSetStatus> with_synthetic(std::vector<ImageSetStatus> sets) {
  ImageSetStatus status;
  status.name = synthetic_name;
  status.title = data_set_info(synthetic_name).title;
  status.state = ImageSetStatus::State::available;
  sets.push_back(std::move(status));
  return sets;
}

void begin_root_window(const Layout& layout) {
  ImGui::SetNextWindowPos(layout.screen.min);
  ImGui::SetNextWindowSize(layout.screen.size());
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.f);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.f);
  constexpr ImGuiWindowFlags flags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
      ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground;  // as the frame is cleared
  ImGui::Begin("##root", nullptr, flags);
  ImGui::PopStyleVar(3);
}

}  // namespace

ProgramPanels::ProgramPanels(std::vector<Preset> presets, std::vector<ImageSetStatus> image_sets,
                             App::RequestImageSet request_from_platform, Schedule schedule)
    : request_from_platform_(std::move(request_from_platform)),
      app_(
          std::move(presets), with_synthetic(std::move(image_sets)),
          [this](const ImageSetStatus& set) { request_image_set(set); }, schedule) {
  ui::apply_theme(false, {});
}

double ProgramPanels::draw() {
  const bool dark = app_.view().theme == ThemeChoice::dark ||
                    (app_.view().theme == ThemeChoice::system && ui::host().dark_system);
  if (!ui::theme_is(dark, ui::host().system_colors)) {
    ui::apply_theme(dark, ui::host().system_colors);
  }

  ui::set_lock_reasons(lock_reasons(app_));
  ui::begin_frame();
  Actions actions;
  Layout layout = make_layout(ImGui::GetIO().DisplaySize, app_.view());
  std::optional<Rect> past_row;  // for a phone, whose bar has no room for it
  const bool in_the_past = app_.driver() && !app_.shown_run().is_now();
  if (layout.phone() && in_the_past) past_row = take_row_above_bar(layout);
  const bool popup = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
  const std::optional<Rect> message = message_place(app_, layout);
  if (message) ui::leave_free(*message);
  begin_root_window(layout);
  const bool performance = app_.view().open.has(Part::performance);
  if (!performance || !layout.phone()) scenes_.draw(app_.shown_run(), layout, actions);
  if (performance) draw_performance(performance_, app_, layout, actions);
  draw_top_bar(top_bar_, app_, layout, actions);
  if (past_row) {
    draw_past_row(transport_.film, app_.shown_run(), *past_row, actions);
  }
  draw_transport_bar(transport_, app_, layout, actions);
  ImGui::End();
  draw_help(top_bar_.help_open, layout);
  draw_share_dialog(top_bar_.share, app_, layout, actions);
  draw_runs_dialog(top_bar_.runs, app_, scenes_.run_pictures(), layout, actions);
  draw_table_dialog(table_, app_.view(), layout, actions);
  draw_weights_dialog(weights_, app_.view(), layout, actions);
  draw_step_dialog(step_, app_.shown_run(), layout, actions);
  draw_landscape_dialog(landscape_, app_.shown_run(), layout, actions);
  if (message) draw_message(app_, *message, actions);
  if (!popup) take_keys(actions);
  if (!popup) take_chords(actions);
  add_gesture(actions);
  if (!actions.empty()) ui::request_frame();
  app_.apply(actions);
  return ui::end_frame();
}

void ProgramPanels::take_keys(Actions& actions) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool elsewhere = io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper ||
                         ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
  if (elsewhere) return;
  const auto pressed = [](ImGuiKey key, bool repeat = false) {
    return ImGui::IsKeyPressed(key, repeat);
  };
  if (ui::shortcut(ImGuiKey_R)) actions.push_back(Reset{});
  if (ui::shortcut(ImGuiKey_E)) actions.push_back(StepEpoch{});
  if (ui::shortcut(ImGuiKey_P))
    actions.push_back(ShowPart{Part::performance, !app_.view().open.has(Part::performance)});
  if (pressed(ImGuiKey_Escape)) take_escape(actions);
  // The brush has the others: digits choose classes, arrows move it, the space paints.
  if (app_.view().brush.painting && scene_info(app_.view().scene).map) return;
  if (pressed(ImGuiKey_Space) && !ui::keys_taken()) {
    actions.push_back(app_.playing() ? Action(Pause{}) : Action(Play{}));
  }
  if (pressed(ImGuiKey_RightArrow, true) && !ui::keys_taken()) actions.push_back(StepBatch{});
  static_assert(scene_count <= 9);
  for (std::size_t i = 0; i < scene_count; ++i) {
    const auto digit = static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(i));
    if (ui::shortcut(digit)) actions.push_back(SetScene{all_scenes()[i].scene});
  }
}

// Closes what was opened last, one thing after another; in the end a test image gives way to one's
// own drawing.
void ProgramPanels::take_escape(Actions& actions) {
  const View& view = app_.view();
  if (!app_.message().empty()) actions.push_back(DismissMessage{});
  const bool performance = view.open.has(Part::performance);
  if (performance && !(view.brush.painting && scene_info(view.scene).map)) {
    actions.push_back(ShowPart{Part::performance, false});
  }
  const bool other = !app_.message().empty() || performance || view.cell || ui::ring_is_shown();
  if (view.scene == Scene::images && !view.inspect_drawing && !other) {
    actions.push_back(InspectDrawing{});
  }
}

// Ctrl, or on a Mac its own key, and a letter.
void ProgramPanels::take_chords(Actions& actions) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!io.KeyCtrl || io.KeyAlt || io.WantTextInput) return;
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, true); };
  if (pressed(ImGuiKey_Z)) actions.push_back(io.KeyShift ? Action(Redo{}) : Action(Undo{}));
  if (pressed(ImGuiKey_Y)) actions.push_back(Redo{});
  if (ImGui::IsKeyPressed(ImGuiKey_S, false)) save_experiment_file(app_, actions);
  if (ImGui::IsKeyPressed(ImGuiKey_O, false)) ui::host().choose_file();
}

// What is edited between a press and its release is one step to undo.
void ProgramPanels::add_gesture(Actions& actions) {
  const bool down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (down && !mouse_was_down_) actions.insert(actions.begin(), BeginGesture{});
  if (!down && mouse_was_down_) actions.push_back(EndGesture{});
  const bool moves = down || mouse_was_down_;
  mouse_was_down_ = down;
  if (moves) {
    turned_ = 0;
  } else if (!actions.empty()) {
    add_turn_gesture(actions);
  }
}

// So is what the wheel or the arrow keys turn without pause.
void ProgramPanels::add_turn_gesture(Actions& actions) {
  constexpr double pause = 1;
  const ImGuiID turned = ui::turned_control();
  const double now = ImGui::GetTime();
  const bool goes_on = turned != 0 && turned == turned_ && now - turned_at_ < pause;
  if (!goes_on) {
    actions.insert(actions.begin(), turned != 0 ? Action(BeginGesture{}) : Action(EndGesture{}));
  }
  turned_ = turned;
  turned_at_ = now;
}

bool ProgramPanels::work(std::chrono::duration<double> budget) {
  if (synthetic_) return draw_digits_for(budget);
  return app_.run_for(budget);
}

double ProgramPanels::seconds_until_work() const {
  if (synthetic_) return 0;
  return app_.busy() ? app_.seconds_until_due() : std::numeric_limits<double>::infinity();
}

void ProgramPanels::request_image_set(const ImageSetStatus& set) {
  if (set.name == synthetic_name) {
    synthetic_.emplace(set.drawn.seed, set.drawn.train_count, set.drawn.test_count);
  } else {
    request_from_platform_(set);
  }
}

bool ProgramPanels::draw_digits_for(std::chrono::duration<double> budget) {
  const auto end = std::chrono::steady_clock::now() + budget;
  constexpr std::size_t at_once = 8;
  while (!synthetic_->finished() && std::chrono::steady_clock::now() < end) {
    synthetic_->draw_next(at_once);
  }
  if (!synthetic_->finished()) {
    const auto done = static_cast<double>(synthetic_->drawn());
    app_.apply(ImageSetProgress{synthetic_name, done / static_cast<double>(synthetic_->total())});
    return true;
  }
  auto dataset = std::make_shared<const Dataset>(synthetic_->take());
  synthetic_.reset();
  app_.apply(ImageSetLoaded{synthetic_name, std::move(dataset)});
  return true;
}

}  // namespace descent
