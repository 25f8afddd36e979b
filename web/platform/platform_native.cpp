#include <SDL.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/image_files.hpp"
#include "web/app/page/given_files.hpp"
#include "web/app/page/open_file.hpp"
#include "web/platform/frame_clock.hpp"
#include "web/platform/native_options.hpp"
#include "web/platform/picture.hpp"
#include "web/platform/platform.hpp"
#include "web/platform/platform_native_pictures.hpp"
#include "web/platform/waiting_input.hpp"
#include "web/platform/window.hpp"
#include "web/render/textures.hpp"

namespace descent::platform {
namespace {

using Seconds = std::chrono::duration<double>;

FrameClock frame_clock;
std::vector<std::string> asked_sets;  // to be read after the next frame
std::string dropped_set = "mnist";    // what files that are dropped on the window stand for
std::vector<std::string> dropped_files;
bool file_asked_for = false;

void read_asked_sets(Program& program) {
  for (const std::string& name : std::exchange(asked_sets, {})) {
    try {
      auto dataset = std::make_shared<const Dataset>(load_image_set(name));
      program.apply(ImageSetLoaded{name, std::move(dataset)});
    } catch (const Error& error) {
      program.apply(ImageSetFailed{name, error.what()});
    }
    frame_clock.wake();
  }
}

std::vector<std::uint8_t> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  // A folder opens as a file does, and only then cannot be read.
  if (!file || std::filesystem::is_directory(path)) throw Error(tr("Cannot read {0}.", path));
  return {std::istreambuf_iterator<char>(file), {}};
}

OpenFiles::Given given_file(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  try {
    const std::vector<std::uint8_t> bytes = read_bytes(path);
    const bool picture = file_kind(path) == FileKind::picture;
    return {{name, picture ? graymap_of(bytes, name) : std::string(bytes.begin(), bytes.end())}};
  } catch (const Error& error) {
    return {{name, ""}, error.what()};
  }
}

// What is no file of an image set is opened.
void open_single_files(Program& program) {
  const auto is_single = [](const std::string& path) { return file_kind(path) != FileKind::other; };
  OpenFiles single;
  for (const std::string& path : dropped_files) {
    if (is_single(path)) single.files.push_back(given_file(path));
  }
  std::erase_if(dropped_files, is_single);
  if (!single.files.empty()) program.apply(std::move(single));
}

void take_dropped_files(Program& program) {
  open_single_files(program);
  if (dropped_files.empty()) return;
  try {
    std::vector<GivenFile> files;
    for (const std::string& path : std::exchange(dropped_files, {})) {
      files.push_back({std::filesystem::path(path).filename().string(), read_bytes(path)});
    }
    auto dataset = std::make_shared<const Dataset>(
        read_image_set(dropped_set, sort_image_files(std::move(files))));
    program.apply(ImageSetLoaded{dropped_set, std::move(dataset)});
  } catch (const Error& error) {
    program.apply(ImageSetFailed{dropped_set, error.what()});
  }
}

void answer_request_for_file(Program& program) {
  if (!std::exchange(file_asked_for, false)) return;
  program.apply(Tell{tr("Drop the file on this window, and it is opened.")});
}

class Loop {
 public:
  Loop(const NativeOptions& options, Program& program, Window& window)
      : options_(options), program_(program), window_(window) {}

  void run() {
    while (!quit_) {
      wait_and_process();
      const bool changed = program_.seconds_until_work() <= 0 && program_.work(Seconds(0.008));
      if (changed) frame_clock.wake(1);
      take_dropped_files(program_);
      answer_request_for_file(program_);
      if (frame_clock.seconds_left() <= 0) draw();
      program_.take_events();  // nobody listens here
      read_asked_sets(program_);
    }
  }

  // Trains for a while and leaves a picture: for tests without a person.
  void smoke() {
    SDL_WarpMouseInWindow(window_.handle(), 0, 0);  // nothing is pointed at
    const auto end = std::chrono::steady_clock::now() + Seconds(options_.seconds);
    while (std::chrono::steady_clock::now() < end) {
      SDL_Event event;
      while (SDL_PollEvent(&event) != 0) window_.process(event);
      program_.work(Seconds(0.008));
      draw();
      read_asked_sets(program_);
    }
    // A picture of a standstill, with everything in its place.
    for (int i = 0; i < 30; ++i) draw(i == 29);
  }

 private:
  void wait_and_process() {
    SDL_Event event;
    const double left = std::min(program_.seconds_until_work(), frame_clock.seconds_left());
    const int timeout = std::isinf(left) ? -1 : static_cast<int>(std::ceil(left * 1000));
    bool more = timeout < 0   ? SDL_WaitEvent(&event) != 0
                : timeout > 0 ? SDL_WaitEventTimeout(&event, timeout) != 0
                              : SDL_PollEvent(&event) != 0;
    for (; more; more = SDL_PollEvent(&event) != 0) {
      frame_clock.wake();
      if (event.type == SDL_QUIT) quit_ = true;
      if (event.type == SDL_DROPFILE) {
        dropped_files.emplace_back(event.drop.file);
        SDL_free(event.drop.file);
      }
      if (event.type == SDL_MOUSEBUTTONDOWN) touch_ = event.button.which == SDL_TOUCH_MOUSEID;
      if (event.type == SDL_MOUSEMOTION && event.motion.which != SDL_TOUCH_MOUSEID) touch_ = false;
      window_.process(event);
    }
  }

  void draw(bool keep_picture = false) {
    if (const float ratio = window_.pixel_ratio(); ratio != font_ratio_) {
      program_.build_fonts(ratio);
      window_.fonts_changed();
      font_ratio_ = ratio;
    }
    Surroundings surroundings;
    surroundings.dark = options_.dark;
    surroundings.reduced_motion = options_.reduced_motion;
    surroundings.touch = touch_;
    take_waiting_input(window_, program_, surroundings);
    window_.begin_frame();
    const double next = program_.draw(surroundings);
    frame_clock.drawn(next);
    window_.end_frame();
    if (keep_picture && !options_.picture.empty()) save_picture(options_.picture, window_.handle());
    window_.present();
  }

  const NativeOptions& options_;
  Program& program_;
  Window& window_;
  float font_ratio_ = 0;
  bool quit_ = false, touch_ = false;
};

}  // namespace

int run(int argument_count, char** arguments, const MakeProgram& make_program) {
  try {
    const NativeOptions options = parse_native_options(argument_count, arguments);
    if (options.help) {
      std::fputs(native_help().c_str(), stdout);
      return 0;
    }
    choose_language(options.language);
    Window window(options.width, options.height);
    set_shader_directory(asset_directory() + "/shaders");
    const std::unique_ptr<Program> program = make_program();
    dropped_files = options.files;
    take_dropped_files(*program);
    for (const std::string& json : options.requests) {
      std::printf("%s\n", program->request(json).c_str());
    }
    Loop loop(options, *program, window);
    options.smoke ? loop.smoke() : loop.run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}

std::string asset_directory() {
  char* base = SDL_GetBasePath();  // follows links
  const std::string directory = base == nullptr ? "" : base;
  SDL_free(base);
  for (const char* place : {"assets", "../assets"}) {
    if (std::filesystem::is_directory(directory + place)) return directory + place;
  }
  throw Error(tr("The folder assets is missing beside {0}playground.", directory));
}

bool has_lessons() { return false; }

void show_lessons() {}

void choose_language(const std::string& code) {
  use_language_file(asset_directory() + "/languages", code);
}

std::vector<ImageSetStatus> image_sets() {
  std::vector<ImageSetStatus> sets;
  for (const char* name : {"fashion_mnist", "mnist"}) {
    ImageSetStatus status;
    status.name = name;
    status.title = data_set_info(name).title;
    status.state = find_image_folder(name, "").empty() ? ImageSetStatus::State::absent
                                                       : ImageSetStatus::State::available;
    sets.push_back(std::move(status));
  }
  return sets;
}

void request_image_set(const std::string& name, bool) {
  asked_sets.push_back(name);
  frame_clock.wake();
}

void open_image_files(const std::string& name) { dropped_set = name; }

std::string save_file(const std::string& name, std::string_view bytes) {
  const std::filesystem::path path = std::filesystem::absolute(name);
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    throw Error(
        tr("Cannot write {0}. Start Descent in a folder where you may write.", path.string()));
  }
  return tr("Saved as {0}.", path.string());
}

void choose_file() {
  file_asked_for = true;
  frame_clock.wake();
}
void choose_picture() { choose_file(); }
void take_picture() {}  // nobody is offered a camera
bool makes_films() { return false; }
void begin_film() {}
void end_film() {}
Copying copy_text(const std::string& text) {
  return SDL_SetClipboardText(text.c_str()) == 0 ? Copying::done : Copying::refused;
}
void paste() {}  // there is a keyboard

std::string address() { return ""; }

bool has_threads() { return true; }

void wake() { frame_clock.wake(); }

}  // namespace descent::platform
