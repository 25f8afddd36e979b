#include "web/ui/copying.hpp"

#include "web/ui/host.hpp"

namespace descent::ui {
namespace {

Copying last = Copying::none;

}  // namespace

void copy(const std::string& text) {
  last = Copying::pending;
  host().copy_text(text);
}

void copied(bool done) {
  last = done ? Copying::done : Copying::refused;
  request_frame();
}

Copying copying() { return last; }

}  // namespace descent::ui
