#include <algorithm>
#include <cstring>
#include <utility>

#include "web/platform/page.hpp"

// What a reload brings back, on its way into the browser's storage and out of it.
// web/shell/keeper.js is the page's side.
namespace descent::platform {

extern "C" {

EMSCRIPTEN_KEEPALIVE double descent_changes() {
  return static_cast<double>(page().program->changes());
}

// Takes hold of how things stand. The head, which belongs to the caller; null where the program
// cannot go on.
EMSCRIPTEN_KEEPALIVE char* descent_keep_begin() {
  return guarded(
      [&] {
        page().keeping = std::make_unique<KeptPieces>(page().program->kept_state());
        char* head = strdup(page().keeping->head().c_str());
        if (head == nullptr) throw std::bad_alloc();
        return head;
      },
      static_cast<char*>(nullptr));
}

// The size of the next piece, at most so many bytes; 0 at the end. What was held is let go then.
EMSCRIPTEN_KEEPALIVE int descent_keep_next(int most) {
  return guarded(
      [&] {
        page().piece = {};
        if (page().keeping) page().piece = page().keeping->next(static_cast<std::size_t>(most));
        if (page().piece.empty()) page().keeping.reset();
        return static_cast<int>(page().piece.size());
      },
      0);
}
EMSCRIPTEN_KEEPALIVE const std::uint8_t* descent_keep_bytes() { return page().piece.data(); }

// Room for the bytes of what was kept. Null where there is no memory.
EMSCRIPTEN_KEEPALIVE std::uint8_t* descent_restore_room(int size) {
  try {
    page().brought_back.assign(std::max<std::size_t>(static_cast<std::size_t>(size), 1), 0);
    page().brought_back.resize(static_cast<std::size_t>(size));
    return page().brought_back.data();
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

// Brings it back, `with_parts` as RestoreState has it. Null, or a sentence that says why not, which
// belongs to the caller.
EMSCRIPTEN_KEEPALIVE char* descent_restore(const char* head, int with_parts) {
  return guarded(
      [&]() -> char* {
        page().program->apply(DismissMessage{});
        page().program->apply(
            RestoreState{head, std::exchange(page().brought_back, {}), with_parts != 0});
        const std::string refusal = page().program->refusal();
        tell_events();
        return refusal.empty() ? nullptr : strdup(refusal.c_str());
      },
      static_cast<char*>(nullptr));
}

}  // extern "C"

}  // namespace descent::platform
