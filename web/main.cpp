#include <nlohmann/json.hpp>
#include <utility>

#include "engine/experiment/json_text.hpp"
#include "web/app/lessons/lesson_guide.hpp"
#include "web/app/page/api.hpp"
#include "web/platform/platform.hpp"
#include "web/program.hpp"
#include "web/ui/copying.hpp"
#include "web/ui/drawn_texts.hpp"
#include "web/ui/edited_field.hpp"
#include "web/ui/event_queue.hpp"
#include "web/ui/fingers.hpp"
#include "web/ui/fonts.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/mirror.hpp"
#include "web/ui/widgets.hpp"

namespace {

using namespace descent;

std::vector<ControlPlace> control_places() {
  std::vector<ControlPlace> places;
  const auto box = [](const Rect& rect) {
    return ControlBox{rect.min.x, rect.min.y, rect.width(), rect.height()};
  };
  for (const ui::Mark& mark : ui::marks()) {
    ControlPlace place{mark.id, box(mark.rect), box(mark.seen), mark.whole};
    const ui::Control& control = mark.control;
    place.role = ui::to_string(control.role);
    place.label = control.label;
    place.value = control.value;
    place.group = control.group;
    if (control.hint != control.label) place.hint = control.hint;
    place.on = control.on;
    place.enabled = control.enabled;
    place.now = control.now;
    place.min = control.min;
    place.max = control.max;
    places.push_back(std::move(place));
  }
  return places;
}

ui::SystemColors system_colors(const platform::Surroundings& surroundings) {
  ui::SystemColors system{.more_contrast = surroundings.more_contrast};
  if (const auto& forced = surroundings.forced_colors) {
    const auto opaque = [](std::uint32_t color) { return color | IM_COL32_A_MASK; };
    system.forced = true;
    system.ground = opaque(forced->ground);
    system.text = opaque(forced->text);
    system.highlight = opaque(forced->highlight);
    system.link = opaque(forced->link);
  }
  return system;
}

// The panels in the terms of the platform.
class Program : public platform::Program {
 public:
  Program()
      : panels_(
            load_presets(platform::asset_directory() + "/presets"), platform::image_sets(),
            [](const ImageSetStatus& set) {
              platform::request_image_set(set.name, set.asks_beginning);
            },
            platform::has_threads() ? Schedule::own_thread : Schedule::between_frames) {
    ui::host().open_image_files = platform::open_image_files;
    ui::host().save_file = platform::save_file;
    ui::host().choose_file = platform::choose_file;
    ui::host().choose_picture = platform::choose_picture;
    ui::host().take_picture = platform::take_picture;
    ui::host().makes_films = platform::makes_films();
    ui::host().begin_film = platform::begin_film;
    ui::host().end_film = platform::end_film;
    ui::host().copy_text = [](const std::string& text) {
      const platform::Copying now = platform::copy_text(text);
      if (now != platform::Copying::pending) ui::copied(now == platform::Copying::done);
    };
    ui::host().choose_language = platform::choose_language;
    if (platform::has_lessons()) ui::host().show_lessons = platform::show_lessons;
    ui::host().paste = platform::paste;
    ui::host().address = platform::address;
  }

  void build_fonts(float pixel_ratio) override {
    ui::build_fonts(platform::asset_directory() + "/fonts", pixel_ratio);
  }

  double draw(const platform::Surroundings& surroundings) override {
    ui::Host& host = ui::host();
    host.dark_system = surroundings.dark;
    host.system_colors = system_colors(surroundings);
    host.reduced_motion = surroundings.reduced_motion;
    host.touch = surroundings.touch;
    host.camera = surroundings.camera;
    ui::new_frame();
    ui::forget_drawn_texts();
    return panels_.draw();
  }

  bool work(std::chrono::duration<double> budget) override { return panels_.work(budget); }
  double seconds_until_work() const override { return panels_.seconds_until_work(); }
  bool takes_copy() const override { return ui::host().takes_copy; }
  bool wants_wheel(ImVec2 place) const override { return ui::wants_wheel(place); }

  bool input_waits() const override { return ui::input_waits(); }
  bool keeps_finger() const override { return ui::keeps_finger(); }
  bool scrolls_with_finger(float pixels) const override { return ui::scrolls_with_finger(pixels); }
  void finger_lay(double seconds) override { ui::finger_lay(seconds); }
  std::string edited_field() const override { return ui::described(ui::edited_field()); }

  void set_edited_text(std::string_view text, int selection, int cursor) override {
    ui::set_edited_text(text, selection, cursor);
  }

  void copied(bool done) override { ui::copied(done); }

  bool wants_paste() const override { return ui::wants_paste(); }
  bool wants_tab(bool backwards) const override { return ui::tab_stays(backwards); }

  void leave_field() override {
    ui::leave_field();
    ui::drop_key_focus();
  }

  void set_mirrored(bool on) override {
    ui::set_mirrored(on);
    platform::wake();
  }
  std::string mirror_news() override { return ui::mirror_news(); }
  void do_in_mirror(int deed, std::string_view id, std::string_view text) override {
    ui::do_in_mirror(static_cast<ui::MirrorDeed>(deed), id, text);
  }

  void apply(const Action& action) override {
    panels_.app().apply(action);
    platform::wake();
  }

  KeptState kept_state() const override { return panels_.app().kept_state(); }
  std::uint64_t changes() const override { return panels_.app().changes(); }
  std::string refusal() const override {
    const App& app = panels_.app();
    return app.message_is_error() ? app.message() : "";
  }

  std::string request(std::string_view json) override {
    return handle_request(panels_.app(), json, control_places(), &panels_.guide());
  }

  std::string texts() override { return dump_mended_json(Json(ui::drawn_texts())); }

  std::vector<ToldEvent> take_events() override {
    const std::vector<Event> events = panels_.app().take_events();
    std::vector<ToldEvent> told = told_events(events);
    for (ToldEvent& news : panels_.guide().follow(events)) told.push_back(std::move(news));
    return told;
  }

 private:
  ProgramPanels panels_;
};

}  // namespace

int main(int argument_count, char** arguments) {
  return descent::platform::run(argument_count, arguments,
                                [] { return std::make_unique<Program>(); });
}
