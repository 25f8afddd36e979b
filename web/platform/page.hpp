#pragma once

#include <emscripten.h>

#include <exception>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "web/app/page/given_files.hpp"
#include "web/platform/platform.hpp"
#include "web/platform/window.hpp"

// What the parts of the browser's platform share: the functions that the page calls are exported
// from platform_web.cpp, platform_web_input.cpp and platform_web_files.cpp; web/shell/engine.js
// and loop.js are their callers.
namespace descent::platform {

struct Page {
  std::unique_ptr<Window> window;
  std::unique_ptr<Program> program;
  Surroundings surroundings;
  std::vector<ImageSetStatus> image_sets;
  float font_ratio = 0;
  std::string clipboard;
  std::string address;
  std::string field;                       // as it was described last
  std::string mirror_news;                 // the last ones
  std::unique_ptr<KeptPieces> keeping;     // being fetched by the page, piece by piece
  std::span<const std::uint8_t> piece;     // of it, the newest
  std::vector<std::uint8_t> brought_back;  // being filled by the page
  ImageFiles files;                        // being filled by the page
  std::vector<GivenFile> given_files;
  OpenFiles several;  // being filled by the page
};

// From run() on, for as long as the page lives.
Page& page();

// Shows the sentence in the page's error panel; the program stands still then.
void fail(const char* sentence);

// Goes through the input that came, unseen: within the browser's own event, where it lets a page
// copy, open a file and show the keyboard of a touch screen.
void take_input();

// Passes on what an embedding page may want to hear of.
void tell_events();

// No exception may leave an exported function: the page would have no words for it.
template <typename Work>
auto guarded(Work&& work, decltype(work()) otherwise) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    fail(
        tr("There is not enough memory for this. Close other pages, or choose a smaller model or "
           "fewer samples, and reload."));
  } catch (const std::exception& error) {
    fail(error.what());
  }
  return otherwise;
}

// The same for what answers nothing.
template <typename Work>
void guarded(Work&& work) {
  guarded(
      [&] {
        work();
        return 0;
      },
      0);
}

}  // namespace descent::platform
