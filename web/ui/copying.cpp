#include "web/ui/copying.hpp"

#include <imgui.h>

#include <optional>

#include "web/ui/host.hpp"

namespace descent::ui {
namespace {

constexpr double told_seconds = 2;

struct Last {
  std::string id;
  std::optional<bool> done = {};    // nothing: the answer is still to come
  std::optional<double> told = {};  // since when it is said, in ImGui's time
};

Last& last() {
  static Last text;
  return text;
}

}  // namespace

void copy(std::string_view id, const std::string& text) {
  last() = {std::string(id)};
  host().copy_text(text);
}

void copied(bool done) {
  last().done = done;
  request_frame();
}

bool just_copied(std::string_view id) {
  if (last().id != id || !last().done.value_or(false)) return false;
  const double now = ImGui::GetTime();
  if (!last().told) last().told = now;
  const double left = *last().told + told_seconds - now;
  if (left > 0) request_frame_in(left + 0.05);
  return left > 0;
}

bool copy_refused(std::string_view id) { return last().id == id && last().done == false; }

}  // namespace descent::ui
