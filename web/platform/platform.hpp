#pragma once

#include <imgui.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/app/page/kept_state.hpp"
#include "web/app/page/told_event.hpp"
#include "web/app/state/app.hpp"

// Where the program runs: a window of the desktop or a page's canvas. One header, one of
// platform_native.cpp and platform_web.cpp.
namespace descent::platform {

// Colours that the system forces on all pages, as 0xBBGGRR.
struct ForcedColors {
  std::uint32_t ground = 0, text = 0, highlight = 0, link = 0;
};

struct Surroundings {
  bool dark = false;            // the system's theme
  bool reduced_motion = false;  // the system's setting
  bool touch = false;           // the last press came from a finger
  bool camera = false;          // the page may ask for one; natively never
  bool more_contrast = false;   // the system's setting
  std::optional<ForcedColors> forced_colors;
};

// What the platform runs. It calls these from one thread.
class Program {
 public:
  virtual ~Program() = default;

  // Fills ImGui's font atlas for that many device pixels to a CSS pixel.
  virtual void build_fonts(float pixel_ratio) = 0;
  // One frame, from ImGui::NewFrame() to before ImGui::Render(). Returns the seconds until another
  // one is asked for even if nothing happens: 0 at once, infinity never.
  virtual double draw(const Surroundings& surroundings) = 0;
  // Trains or prepares data for about the budget; returns whether there is something new to see.
  virtual bool work(std::chrono::duration<double> budget) = 0;
  // 0: there is work to do; infinity: there is none; else when there is again, in seconds.
  virtual double seconds_until_work() const = 0;
  // The wheel at that place belongs to something here, not to the page around.
  virtual bool wants_wheel(ImVec2 place) const = 0;
  // Tab goes to another control here; else to what follows in the page around.
  virtual bool wants_tab(bool backwards) const = 0;
  // Ctrl+C copies something although no field has the keyboard.
  virtual bool takes_copy() const = 0;
  // What is pasted is for something here, whether or not a field has the keyboard.
  virtual bool wants_paste() const = 0;
  // Some of the input that came waits for another frame.
  virtual bool input_waits() const = 0;
  // The field that has the keyboard, as web/shell/text_input.js reads it: a line "ID KIND READ_ONLY
  // X Y WIDTH HEIGHT SELECTION CURSOR", and after it what stands in the field. Empty where there is
  // none.
  virtual std::string edited_field() const = 0;
  // What stands in it now; the selection and the cursor in characters.
  virtual void set_edited_text(std::string_view text, int selection, int cursor) = 0;
  // Something follows the finger that is down: a stroke, a slider.
  virtual bool keeps_finger() const = 0;
  // What lies under the finger that is down scrolls when that goes by so many pixels.
  virtual bool scrolls_with_finger(float pixels) const = 0;
  // Just before a finger is lifted: how many seconds it lay there, by the platform's clock.
  virtual void finger_lay(double seconds) = 0;
  // Whether the last text that was to be copied is in the clipboard; told for Copying::pending.
  virtual void copied(bool done) = 0;
  // The keyboard's focus goes elsewhere: an open field takes what was typed.
  virtual void leave_field() = 0;
  // What is drawn a second time as text (web/ui/mirror.hpp): whether somebody reads it, what has
  // changed of it, and what was done there; `deed` counts as in ui::MirrorDeed.
  virtual void set_mirrored(bool on) = 0;
  virtual std::string mirror_news() = 0;
  virtual void do_in_mirror(int deed, std::string_view id, std::string_view text) = 0;
  virtual void apply(const Action& action) = 0;
  // What a reload of the page brings back, through a RestoreState action, and a count of the
  // changes to it.
  virtual KeptState kept_state() const = 0;
  virtual std::uint64_t changes() const = 0;
  // The newest message, where it tells of something that could not be done; else empty.
  virtual std::string refusal() const = 0;
  // A request of the embed API, JSON in and out.
  virtual std::string request(std::string_view json) = 0;
  // What stands written in the picture, as a JSON list; empty until a frame was drawn after the
  // first call.
  virtual std::string texts() = 0;
  // What an embedding page is to hear of, that has happened since the last call.
  virtual std::vector<ToldEvent> take_events() = 0;
};

using MakeProgram = std::function<std::unique_ptr<Program>()>;

// Natively: shows the window until it is closed and returns the exit code. In the browser: returns
// at once, and the page's events drive the program from there on.
int run(int argument_count, char** arguments, const MakeProgram& make_program);

// The folder with fonts/, shaders/ and presets/.
std::string asset_directory();

// Fashion-MNIST and MNIST: whether this machine or site has them.
std::vector<ImageSetStatus> image_sets();

// Starts to load an image set, or ImageSetStatus::beginning; the answer comes as ImageSet… actions.
void request_image_set(const std::string& name, bool beginning);

// Asks the person for an image set's IDX files.
void open_image_files(const std::string& name);

// Gives the person a file: in the browser a download, natively in the folder where the program was
// started. Answers with a sentence that says where it lies, empty where the browser says so itself.
// An Error where it cannot be written.
std::string save_file(const std::string& name, std::string_view bytes);

// Asks the person for a file; it comes as an OpenFile action, as one that is dropped does. Natively
// files can only be dropped.
void choose_file();
// The same for a picture; on a phone the camera too.
void choose_picture();
// The same from the camera, where Surroundings::camera.
void take_picture();

// What is drawn from begin_film() on becomes a film, which the person gets as a file at end_film().
// Where the browser cannot make one it says so. Natively there are none.
bool makes_films();
void begin_film();
void end_film();

enum class Copying { pending, done, refused };
// Only a browser answers `pending`; Program::copied() hears the end of it.
Copying copy_text(const std::string& text);
// What was copied elsewhere comes as if pasted with Ctrl+V.
void paste();

// What is said from now on is in that language (engine/experiment/catalogue.hpp); in the browser as
// soon as its catalogue has come. An Error where there is none.
void choose_language(const std::string& code);

// Shows the lessons that there are beside the canvas. Natively there is no place for them.
bool has_lessons();
void show_lessons();

// The page's address without what stands behind its #; natively empty.
std::string address();

// Whether the program can start threads: always natively, in a browser in one build of the page.
bool has_threads();

// A frame is needed although no event came.
void wake();

}  // namespace descent::platform
