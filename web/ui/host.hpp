#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "web/ui/system_colors.hpp"

// What the panels need of the world around them, without knowing which world it
// is.
namespace descent::ui {

struct Host {
  // Asks the person for the four IDX files of "mnist" or "fashion_mnist"; the
  // answer comes as ImageSet… actions.
  std::function<void(const std::string& set)> open_image_files = [](const std::string&) {};
  // Gives the person a file of that name. Answers with a sentence that says where it lies, empty
  // where the browser says so itself. An Error where it cannot be written.
  std::function<std::string(const std::string& name, std::string_view bytes)> save_file =
      [](const std::string&, std::string_view) { return std::string(); };
  // Asks the person for a file; what is chosen comes as an OpenFile action.
  std::function<void()> choose_file = [] {};
  // The same for a picture; on a phone the camera too.
  std::function<void()> choose_picture = [] {};
  // The same from the camera, where there is one.
  std::function<void()> take_picture = [] {};
  // What is drawn becomes a film, which the person gets as a file at its end.
  bool makes_films = false;
  std::function<void()> begin_film = [] {};
  std::function<void()> end_film = [] {};
  // What is said from now on is in that language, as soon as its words are there.
  std::function<void(const std::string& code)> choose_language = [](const std::string&) {};
  // Shows the lessons that there are; empty where there is nothing to show them with.
  std::function<void()> show_lessons;
  std::function<void(const std::string& text)> copy_text = [](const std::string&) {};
  // This page's address without what stands behind its #; empty where there is none.
  std::function<std::string()> address = [] { return std::string(); };
  // Asks for what was copied elsewhere; it comes as if pasted with Ctrl+V.
  std::function<void()> paste = [] {};
  // Ctrl+C copies something here although no field has the keyboard.
  bool takes_copy = false;
  bool reduced_motion = false;
  bool dark_system = false;
  SystemColors system_colors;
  bool touch = false;  // the last press came from a finger: nothing hovers
  bool camera = false;
};

Host& host();

// --- frames ---
// Nothing is drawn while nothing changes. Who animates asks for the next frame
// here.
void request_frame();
// Asks for a frame in that many seconds (a tooltip's delay).
void request_frame_in(double seconds);

}  // namespace descent::ui
