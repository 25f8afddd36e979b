#include <SDL.h>
#include <emscripten/threading.h>

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "engine/core/error.hpp"
#include "engine/core/file.hpp"
#include "engine/experiment/catalogue.hpp"
#include "web/platform/embedded_files.hpp"
#include "web/platform/page.hpp"
#include "web/platform/waiting_input.hpp"
#include "web/render/textures.hpp"

// The page's side is web/shell/: it calls the exported functions below, and `Module.host` is what
// is called from here.
// clang-format off
EM_JS(void, host_wake, (), { Module["host"].wake(); })
EM_JS(void, host_fail, (const char* sentence), { Module["host"].fail(UTF8ToString(sentence)); })
EM_JS(void, host_event, (const char* name, const char* detail), {
  Module["host"].event(UTF8ToString(name), UTF8ToString(detail));
})
EM_JS(void, host_request_image_set, (const char* name, int beginning), {
  Module["host"].requestImageSet(UTF8ToString(name), beginning !== 0);
})
// For when the program may not be called any more: SDL listens by itself, threads go on by themselves.
EM_JS(void, host_can_silence, (), {
  Module["silence"] = () => {
    if (typeof JSEvents !== "undefined") JSEvents.removeAllEventListeners();
    if (typeof PThread !== "undefined") PThread.terminateAllThreads();
  };
})
EM_JS(void, host_choose_language, (const char* code), {
  Module["host"].chooseLanguage(UTF8ToString(code));
})
EM_JS(void, host_open_lessons, (), { Module["host"].openLessons(); })
EM_JS(void, host_open_image_files, (const char* name), {
  Module["host"].openImageFiles(UTF8ToString(name));
})
// clang-format on

namespace descent::platform {
namespace {

Page* the_page = nullptr;

}  // namespace

Page& page() { return *the_page; }

namespace {

void prepare_frame() {
  // The page tells of the mouse and the keys, by platform_web_input.cpp, within the browser's
  // events.
  SDL_PumpEvents();
  SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
  const float ratio = page().window->pixel_ratio();
  if (ratio != page().font_ratio) {
    page().program->build_fonts(ratio);
    page().window->fonts_changed();
    page().font_ratio = ratio;
  }
}

}  // namespace

void fail(const char* sentence) { host_fail(sentence); }

void take_input() {
  prepare_frame();
  take_waiting_input(*page().window, *page().program, page().surroundings);
}

void tell_events() {
  for (const ToldEvent& event : page().program->take_events()) {
    host_event(event.name.c_str(), event.detail.c_str());
  }
}

namespace {

double draw() {
  take_input();
  page().window->begin_frame();
  const double next = page().program->draw(page().surroundings);
  page().window->end_frame();
  tell_events();
  return std::isfinite(next) ? next : -1;
}

// SDL keeps its hands off: where it took an event, it would keep the browser from it as well.
void ignore_sdl_input() {
  for (const auto type :
       {SDL_MOUSEMOTION, SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP, SDL_MOUSEWHEEL, SDL_KEYDOWN,
        SDL_KEYUP, SDL_TEXTINPUT, SDL_FINGERDOWN, SDL_FINGERUP, SDL_FINGERMOTION}) {
    SDL_EventState(static_cast<Uint32>(type), SDL_IGNORE);
  }
}

void connect_clipboard() {
  ImGuiIO& io = ImGui::GetIO();
  io.SetClipboardTextFn = [](void*, const char* text) { page().clipboard = text; };
  io.GetClipboardTextFn = [](void*) { return page().clipboard.c_str(); };
}

// "30.9 10000 8.8": the megabytes of the whole set, 0 where the site has none, and of its beginning
// the training images and the megabytes.
ImageSetStatus status_of(const char* name, const char* sizes) {
  ImageSetStatus status;
  status.name = name;
  status.title = data_set_info(name).title;
  char* rest = nullptr;
  status.download_megabytes = std::strtod(sizes, &rest);
  status.beginning.train_images = std::strtoul(rest, &rest, 10);
  status.beginning.megabytes = std::strtod(rest, nullptr);
  status.state = status.download_megabytes > 0 ? ImageSetStatus::State::available
                                               : ImageSetStatus::State::absent;
  return status;
}

}  // namespace

// Arguments: FASHION_MNIST MNIST, see status_of(), BUILD, the name of the module that the page
// chose, and ADDRESS, the page's without what stands behind its #.
int run(int argument_count, char** arguments, const MakeProgram& make_program) {
  the_page = new Page;
  host_can_silence();
  return guarded(
      [&] {
        const auto sizes = [&](int i) { return argument_count > i ? arguments[i] : ""; };
        page().image_sets = {status_of("fashion_mnist", sizes(1)), status_of("mnist", sizes(2))};
        page().window = std::make_unique<Window>(64, 64);
        if (argument_count > 4) page().address = arguments[4];
        ignore_sdl_input();
        connect_clipboard();
        for (const EmbeddedFile& file : embedded_files()) give_file(file.path, file.bytes);
        set_shader_directory(asset_directory() + "/shaders");
        page().program = make_program();
        if (argument_count > 3) page().program->apply(SetBuild{{arguments[3]}});
        return 0;
      },
      1);
}

std::string asset_directory() { return "/assets"; }
std::vector<ImageSetStatus> image_sets() { return page().image_sets; }
void request_image_set(const std::string& name, bool beginning) {
  host_request_image_set(name.c_str(), beginning ? 1 : 0);
}
void open_image_files(const std::string& name) { host_open_image_files(name.c_str()); }
void choose_language(const std::string& code) { host_choose_language(code.c_str()); }

bool has_lessons() { return true; }

void show_lessons() { host_open_lessons(); }
std::string address() { return page().address; }
bool has_threads() { return emscripten_has_threading_support() != 0; }
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
        const bool changed = page().program->work(std::chrono::duration<double>(seconds));
        tell_events();
        return changed ? 1 : 0;
      },
      0);
}

// Below 0: there is no work.
EMSCRIPTEN_KEEPALIVE double descent_seconds_until_work() {
  const double seconds = page().program->seconds_until_work();
  return std::isfinite(seconds) ? seconds : -1;
}

EMSCRIPTEN_KEEPALIVE void descent_resize(double width, double height, int pixel_width,
                                         int pixel_height) {
  page().window->set_canvas_size(static_cast<float>(width), static_cast<float>(height), pixel_width,
                                 pixel_height);
}

EMSCRIPTEN_KEEPALIVE void descent_surroundings(int dark, int reduced_motion, int touch, int camera,
                                               int more_contrast) {
  const auto forced = page().surroundings.forced_colors;
  page().surroundings = {dark != 0,   reduced_motion != 0, touch != 0,
                         camera != 0, more_contrast != 0,  forced};
}

// Each as 0xBBGGRR; all the same where none are forced.
EMSCRIPTEN_KEEPALIVE void descent_forced_colors(unsigned ground, unsigned text, unsigned highlight,
                                                unsigned link) {
  auto& forced = page().surroundings.forced_colors;
  forced.reset();
  if (ground != text) forced = {ground, text, highlight, link};
}

// Null, or why the language stays as it is: the caller's to free.
EMSCRIPTEN_KEEPALIVE char* descent_use_language(const char* catalogue) {
  try {
    use_catalogue(catalogue);
  } catch (const Error& error) {
    return strdup(error.what());
  }
  return nullptr;
}

EMSCRIPTEN_KEEPALIVE void descent_seen(int seen, int behind) {
  guarded([&] { page().program->apply(SetSeen{seen != 0, behind != 0}); });
}

EMSCRIPTEN_KEEPALIVE void descent_context_lost() {
  guarded([] {
    gl_context_renewed();
    page().window->context_lost();
  });
}

EMSCRIPTEN_KEEPALIVE void descent_context_restored() {
  guarded([] { page().window->context_renewed(); });
}

// The answer belongs to the caller, who frees it. Null where the program cannot go on.
EMSCRIPTEN_KEEPALIVE char* descent_request(const char* json) {
  return guarded(
      [&] {
        char* answer = strdup(page().program->request(json).c_str());
        if (answer == nullptr) throw std::bad_alloc();
        tell_events();
        return answer;
      },
      static_cast<char*>(nullptr));
}

// The same.
EMSCRIPTEN_KEEPALIVE char* descent_texts() {
  return guarded([] { return strdup(page().program->texts().c_str()); },
                 static_cast<char*>(nullptr));
}

}  // extern "C"

}  // namespace descent::platform
