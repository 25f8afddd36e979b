#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/data/synthetic_digits.hpp"
#include "web/app/lessons/lesson_guide.hpp"
#include "web/app/state/app.hpp"
#include "web/frame/landscape_dialog.hpp"
#include "web/frame/performance.hpp"
#include "web/frame/step_dialog.hpp"
#include "web/frame/top_bar.hpp"
#include "web/frame/transport_bar.hpp"
#include "web/frame/weights_dialog.hpp"
#include "web/scenes/catalog.hpp"
#include "web/scenes/playground/table_dialog.hpp"

namespace descent {

// The state and all panels: what happens between two frames, and one frame.
class ProgramPanels {
 public:
  ProgramPanels(std::vector<Preset> presets, std::vector<ImageSetStatus> image_sets,
                App::RequestImageSet request_image_set,
                Schedule schedule = Schedule::between_frames);

  App& app() { return app_; }
  const App& app() const { return app_; }
  LessonGuide& guide() { return guide_; }

  // Between ImGui::NewFrame() and ImGui::Render(). Carries out what the person did in it. Returns
  // the seconds until another frame is asked for: 0 at once, infinity never.
  double draw();

  // Trains, or draws synthetic digits, for about the budget. Whether there is something new.
  bool work(std::chrono::duration<double> budget);
  // 0: there is work to do; infinity: there is none; else when there is again, in seconds.
  double seconds_until_work() const;

 private:
  void request_image_set(const ImageSetStatus& set);
  bool draw_digits_for(std::chrono::duration<double> budget);
  void take_keys(Actions& actions);
  void take_escape(Actions& actions);
  void take_chords(Actions& actions);
  void add_gesture(Actions& actions);
  void add_turn_gesture(Actions& actions);

  App::RequestImageSet request_from_platform_;
  std::optional<SyntheticDigits> synthetic_;
  App app_;
  LessonGuide guide_{app_};
  TopBar top_bar_;
  TransportBar transport_;
  StepDialog step_;
  LandscapeDialog landscape_;
  ScenePanels scenes_;
  PerformancePanel performance_;
  bool mouse_was_down_ = false;
  ImGuiID turned_ = 0;    // what the wheel or the arrow keys turned last,
  double turned_at_ = 0;  // and when
  TableDialog table_;
  WeightsDialog weights_;
};

}  // namespace descent
