#include <utility>

#include "engine/core/error.hpp"
#include "web/platform/page.hpp"

// How files come into the program's memory and out of it. Image sets: the page downloads or opens
// the files, unpacks them and writes their bytes to addresses that it asks for here. Texts come as
// a request. web/shell/files.js is the page's side.
// clang-format off
EM_JS(void, host_save_file, (const char* name, const char* bytes, size_t size), {
  Module["host"].saveFile(UTF8ToString(name), bytes, size);
})
EM_JS(void, host_choose_file, (), { Module["host"].chooseFile(); })
EM_JS(void, host_choose_picture, (), { Module["host"].choosePicture(); })
EM_JS(void, host_take_picture, (), { Module["host"].takePicture(); })
EM_JS(void, host_begin_film, (), { Module["host"].beginFilm(); })
EM_JS(void, host_end_film, (), { Module["host"].endFilm(); })
EM_JS(void, host_copy_text, (const char* text), { Module["host"].copyText(UTF8ToString(text)); })
EM_JS(void, host_paste, (), { Module["host"].paste(); })
// clang-format on

namespace descent::platform {
namespace {

std::vector<std::uint8_t>& file_of(int which) {
  ImageFiles& files = page().files;
  std::vector<std::uint8_t>* all[] = {&files.train_images, &files.train_labels, &files.test_images,
                                      &files.test_labels};
  return *all[which];
}

void take_image_set(const std::string& name, ImageFiles files, bool is_whole) {
  try {
    auto dataset = std::make_shared<const Dataset>(read_image_set(name, std::move(files)));
    page().program->apply(ImageSetLoaded{name, std::move(dataset), is_whole});
  } catch (const Error& error) {
    page().program->apply(ImageSetFailed{name, error.what()});
  }
}

}  // namespace

std::string save_file(const std::string& name, std::string_view bytes) {
  host_save_file(name.c_str(), bytes.data(), bytes.size());
  return "";
}

void choose_file() { host_choose_file(); }
void choose_picture() { host_choose_picture(); }
void take_picture() { host_take_picture(); }
bool makes_films() { return true; }
void begin_film() { host_begin_film(); }
void end_film() { host_end_film(); }
Copying copy_text(const std::string& text) {
  host_copy_text(text.c_str());
  return Copying::pending;
}
void paste() { host_paste(); }

extern "C" {

// A file of the person's own, or why it could not be read; others may come with it.
EMSCRIPTEN_KEEPALIVE void descent_add_file(const char* name, const char* bytes, size_t size,
                                           const char* problem) {
  guarded([&] { page().several.files.push_back({{name, {bytes, size}}, problem}); });
}

// So many files that an image set took before, or why it did not.
EMSCRIPTEN_KEEPALIVE void descent_add_images(const char* names, size_t count, const char* problem) {
  guarded([&] { page().several.files.push_back({{names, {}}, problem, count}); });
}

// All that come at once are there.
EMSCRIPTEN_KEEPALIVE void descent_open_files() {
  guarded([&] {
    page().program->apply(std::exchange(page().several, {}));
    tell_events();
  });
}

// Tells of a file that could not be opened.
EMSCRIPTEN_KEEPALIVE void descent_tell_error(const char* sentence) {
  guarded([&] {
    page().program->apply(Tell{sentence, true});
    tell_events();
  });
}

// --- image sets: 0 train images, 1 train labels, 2 test images, 3 test labels ---
// A file of that many bytes, which come in pieces: to touch all of its memory at once would hold
// the page up. Whether there is room for it.
EMSCRIPTEN_KEEPALIVE bool descent_file_begin(int which, int size) {
  return guarded(
      [&] {
        file_of(which) = {};
        file_of(which).reserve(static_cast<std::size_t>(size));
        return true;
      },
      false);
}

// Where its next piece goes; no more may come than was said.
EMSCRIPTEN_KEEPALIVE std::uint8_t* descent_file_piece(int which, int size) {
  std::vector<std::uint8_t>& file = file_of(which);
  file.resize(file.size() + static_cast<std::size_t>(size));
  return file.data() + file.size() - size;
}

EMSCRIPTEN_KEEPALIVE void descent_image_set_loaded(const char* name, int is_whole) {
  guarded([&] {
    take_image_set(name, std::exchange(page().files, {}), is_whole != 0);
    tell_events();
  });
}

EMSCRIPTEN_KEEPALIVE void descent_image_set_progress(const char* name, double fraction) {
  page().program->apply(ImageSetProgress{name, fraction});
}

EMSCRIPTEN_KEEPALIVE void descent_image_set_failed(const char* name, const char* message) {
  page().files = {};
  page().given_files.clear();
  page().program->apply(ImageSetFailed{name, message});
  tell_events();
}

// Files of the person's own, one after the other, then the set that they stand for.
EMSCRIPTEN_KEEPALIVE std::uint8_t* descent_given_file(const char* name, int size) {
  return guarded(
      [&] {
        page().given_files.push_back(
            {name, std::vector<std::uint8_t>(static_cast<std::size_t>(size))});
        return page().given_files.back().bytes.data();
      },
      static_cast<std::uint8_t*>(nullptr));
}

EMSCRIPTEN_KEEPALIVE void descent_given_files_done(const char* set) {
  guarded([&] {
    try {
      take_image_set(set, sort_image_files(std::exchange(page().given_files, {})), true);
    } catch (const Error& error) {
      page().program->apply(ImageSetFailed{set, error.what()});
    }
    tell_events();
  });
}

}  // extern "C"

}  // namespace descent::platform
