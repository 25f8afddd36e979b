#include <SDL.h>
#include <emscripten.h>

#include <cfloat>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include "engine/core/error.hpp"
#include "web/app/given_files.hpp"
#include "web/platform/platform.hpp"
#include "web/platform/window.hpp"
#include "web/render/textures.hpp"

// The page's side is web/shell/: it calls the exported functions below, and `Module.host` is what
// is called from here.
// clang-format off
EM_JS(void, host_wake, (), { Module["host"].wake(); })
EM_JS(void, host_fail, (const char* sentence), { Module["host"].fail(UTF8ToString(sentence)); })
EM_JS(void, host_event, (const char* name, const char* detail), {
  Module["host"].event(UTF8ToString(name), UTF8ToString(detail));
})
EM_JS(void, host_request_image_set, (const char* name), {
  Module["host"].requestImageSet(UTF8ToString(name));
})
EM_JS(void, host_open_image_files, (const char* name), {
  Module["host"].openImageFiles(UTF8ToString(name));
})
// clang-format on

namespace descent::platform {
namespace {

struct Page {
  std::unique_ptr<Window> window;
  std::unique_ptr<Program> program;
  Surroundings surroundings;
  std::vector<ImageSetStatus> image_sets;
  float font_ratio = 0;
  std::string clipboard;
  std::string answer;  // of the last request, until the next
  ImageFiles files;    // being filled by the page
  std::vector<GivenFile> given_files;
};

Page* page = nullptr;  // from run() on, for as long as the page lives

// No exception may leave an exported function: the page would have no words for it.
template <typename Work>
auto guarded(Work&& work, decltype(work()) otherwise) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    host_fail(
        "There is not enough memory for this. Close other pages, or choose a smaller model or "
        "fewer samples, and reload.");
  } catch (const std::exception& error) {
    host_fail(error.what());
  }
  return otherwise;
}

void tell_events() {
  for (const AppEvent& event : page->program->take_events()) {
    host_event(event.name.c_str(), event.detail.c_str());
  }
}

double draw() {
  const float ratio = page->window->pixel_ratio();
  if (ratio != page->font_ratio) {
    page->program->build_fonts(ratio);
    page->window->fonts_changed();
    page->font_ratio = ratio;
  }
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) page->window->process(event);
  page->window->begin_frame();
  const double next = page->program->draw(page->surroundings);
  page->window->end_frame();
  tell_events();
  return std::isfinite(next) ? next : -1;
}

void press_chord(ImGuiKey key) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

void connect_clipboard() {
  ImGuiIO& io = ImGui::GetIO();
  io.SetClipboardTextFn = [](void*, const char* text) { page->clipboard = text; };
  io.GetClipboardTextFn = [](void*) { return page->clipboard.c_str(); };
}

ImageSetStatus status_of(const char* name, double megabytes) {
  ImageSetStatus status;
  status.name = name;
  status.title = data_set_info(name).title;
  status.download_megabytes = megabytes;
  status.state = megabytes > 0 ? ImageSetStatus::State::available : ImageSetStatus::State::absent;
  return status;
}

std::vector<std::uint8_t>& file_of(int which) {
  ImageFiles& files = page->files;
  std::vector<std::uint8_t>* all[] = {&files.train_images, &files.train_labels, &files.test_images,
                                      &files.test_labels};
  return *all[which];
}

void take_image_set(const std::string& name, ImageFiles files) {
  try {
    auto dataset = std::make_shared<const Dataset>(read_image_set(name, std::move(files)));
    page->program->apply(ImageSetLoaded{name, std::move(dataset)});
  } catch (const Error& error) {
    page->program->apply(ImageSetFailed{name, error.what()});
  }
}

}  // namespace

// Arguments: FASHION_MNIST_MEGABYTES MNIST_MEGABYTES, 0 where the site has none.
int run(int argument_count, char** arguments, const MakeProgram& make_program) {
  page = new Page;
  return guarded(
      [&] {
        const auto megabytes = [&](int i) {
          return argument_count > i ? std::atof(arguments[i]) : 0.;
        };
        page->image_sets = {status_of("fashion_mnist", megabytes(1)),
                            status_of("mnist", megabytes(2))};
        page->window = std::make_unique<Window>(64, 64);
        connect_clipboard();
        set_shader_directory(asset_directory() + "/shaders");
        page->program = make_program();
        return 0;
      },
      1);
}

std::string asset_directory() { return "/assets"; }
std::vector<ImageSetStatus> image_sets() { return page->image_sets; }
void request_image_set(const std::string& name) { host_request_image_set(name.c_str()); }
void open_image_files(const std::string& name) { host_open_image_files(name.c_str()); }
void wake() { host_wake(); }

extern "C" {

// One frame. Seconds until another one is asked for; below 0 never.
EMSCRIPTEN_KEEPALIVE double descent_frame() {
  return guarded([] { return draw(); }, -1.);
}

// One slice of work. Whether there is something new to see.
EMSCRIPTEN_KEEPALIVE int descent_work(double seconds) {
  return guarded(
      [&] {
        const bool changed = page->program->work(std::chrono::duration<double>(seconds));
        tell_events();
        return changed ? 1 : 0;
      },
      0);
}

// Below 0: there is no work.
EMSCRIPTEN_KEEPALIVE double descent_seconds_until_work() {
  const double seconds = page->program->seconds_until_work();
  return std::isfinite(seconds) ? seconds : -1;
}

EMSCRIPTEN_KEEPALIVE void descent_resize(double width, double height, int pixel_width,
                                         int pixel_height) {
  // SDL maps the mouse by the window's size; the page has the last word on the canvas's pixels.
  SDL_SetWindowSize(page->window->handle(), static_cast<int>(std::lround(width)),
                    static_cast<int>(std::lround(height)));
  page->window->set_canvas_size(static_cast<float>(width), static_cast<float>(height), pixel_width,
                                pixel_height);
}

EMSCRIPTEN_KEEPALIVE void descent_surroundings(int dark, int reduced_motion, int touch) {
  page->surroundings = {dark != 0, reduced_motion != 0, touch != 0};
}

EMSCRIPTEN_KEEPALIVE void descent_context_restored() {
  guarded(
      [] {
        gl_context_renewed();
        page->window->context_renewed();
        return 0;
      },
      0);
}

EMSCRIPTEN_KEEPALIVE int descent_wants_wheel(double x, double y) {
  return page->program->wants_wheel({static_cast<float>(x), static_cast<float>(y)}) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int descent_wants_text() { return ImGui::GetIO().WantTextInput ? 1 : 0; }

// A finger: 0 down, 1 moved, 2 up, 3 taken away by the browser (a pinch).
EMSCRIPTEN_KEEPALIVE void descent_finger(int phase, double x, double y) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  if (phase == 3) {  // let go where nothing is pressed by it
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMouseButtonEvent(0, false);
    return;
  }
  io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
  if (phase == 0) io.AddMouseButtonEvent(0, true);
  if (phase == 2) {
    io.AddMouseButtonEvent(0, false);
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // a finger that is gone hovers over nothing
  }
}

EMSCRIPTEN_KEEPALIVE void descent_type(const char* text) {
  ImGui::GetIO().AddInputCharactersUTF8(text);
}

// "a" selects all, "z" undoes, "y" redoes.
EMSCRIPTEN_KEEPALIVE void descent_chord(int letter) {
  if (letter >= 'a' && letter <= 'z') {
    press_chord(static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a')));
  }
}

// From the keyboard of a touch screen: "Enter", "Backspace", "Escape".
EMSCRIPTEN_KEEPALIVE void descent_key(const char* name) {
  ImGuiKey key = ImGuiKey_None;
  if (std::strcmp(name, "Enter") == 0) key = ImGuiKey_Enter;
  if (std::strcmp(name, "Backspace") == 0) key = ImGuiKey_Backspace;
  if (std::strcmp(name, "Escape") == 0) key = ImGuiKey_Escape;
  if (key == ImGuiKey_None) return;
  ImGui::GetIO().AddKeyEvent(key, true);
  ImGui::GetIO().AddKeyEvent(key, false);
}

// What the text field that is active has selected; with `cut` it is taken out. The page has to
// know within its own copy event, so a few frames are drawn here.
EMSCRIPTEN_KEEPALIVE const char* descent_copy(int cut) {
  page->clipboard.clear();
  press_chord(cut != 0 ? ImGuiKey_X : ImGuiKey_C);
  for (int i = 0; i < 4; ++i) descent_frame();
  return page->clipboard.c_str();
}

EMSCRIPTEN_KEEPALIVE void descent_paste(const char* text) {
  page->clipboard = text;
  press_chord(ImGuiKey_V);
}

EMSCRIPTEN_KEEPALIVE const char* descent_request(const char* json) {
  return guarded(
      [&] {
        page->answer = page->program->request(json);
        tell_events();
        return page->answer.c_str();
      },
      "{\"error\":\"Descent stopped because of an error: reload the page.\"}");
}

// --- image sets: 0 train images, 1 train labels, 2 test images, 3 test labels ---
// Room for that many bytes, to be filled by the page. 0 where there is no memory.
EMSCRIPTEN_KEEPALIVE std::uint8_t* descent_file(int which, int size) {
  return guarded(
      [&] {
        file_of(which).assign(static_cast<std::size_t>(size), 0);
        return file_of(which).data();
      },
      static_cast<std::uint8_t*>(nullptr));
}

EMSCRIPTEN_KEEPALIVE void descent_image_set_loaded(const char* name) {
  guarded(
      [&] {
        take_image_set(name, std::exchange(page->files, {}));
        tell_events();
        return 0;
      },
      0);
}

EMSCRIPTEN_KEEPALIVE void descent_image_set_progress(const char* name, double fraction) {
  page->program->apply(ImageSetProgress{name, fraction});
}

EMSCRIPTEN_KEEPALIVE void descent_image_set_failed(const char* name, const char* message) {
  page->files = {};
  page->program->apply(ImageSetFailed{name, message});
  tell_events();
}

// Files of the person's own, one after the other, then the set that they stand for.
EMSCRIPTEN_KEEPALIVE std::uint8_t* descent_given_file(const char* name, int size) {
  return guarded(
      [&] {
        page->given_files.push_back(
            {name, std::vector<std::uint8_t>(static_cast<std::size_t>(size))});
        return page->given_files.back().bytes.data();
      },
      static_cast<std::uint8_t*>(nullptr));
}

EMSCRIPTEN_KEEPALIVE void descent_given_files_done(const char* set) {
  guarded(
      [&] {
        try {
          take_image_set(set, sort_image_files(std::exchange(page->given_files, {})));
        } catch (const Error& error) {
          page->program->apply(ImageSetFailed{set, error.what()});
        }
        tell_events();
        return 0;
      },
      0);
}

}  // extern "C"

}  // namespace descent::platform
