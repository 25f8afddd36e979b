#include "web/ui/mirror.hpp"

#include <imgui.h>

#include <map>
#include <utility>

#include "web/ui/host.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/mirror_text.hpp"
#include "web/ui/picture_words.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr int most_frames = 4;     // for which a control is waited for that something was done to
constexpr double table_pause = 1;  // seconds

struct Asked {
  MirrorDeed deed = MirrorDeed::fold;  // fold: nothing is asked for
  std::string id, text;
  int frames = 0;  // that have begun since
};

struct Mirror {
  bool on = false;
  Asked asked;
  std::string told;
  std::map<std::string, Mark, std::less<>> known;  // as the page has them
  std::vector<std::string> order;
  unsigned layer = 0;
  std::map<std::string, double, std::less<>> unfolded;  // since when the table is out of date
  std::map<std::string, std::vector<PictureTable>, std::less<>> tables;  // that are new
  std::map<std::string, int, std::less<>> texts;  // how many of each card, in this frame
};
Mirror mirror;

bool take(MirrorDeed deed, std::string_view id) {
  if (mirror.asked.deed != deed || mirror.asked.id != id || mirror.asked.frames == 0) return false;
  mirror.asked.deed = MirrorDeed::fold;
  request_frame();
  return true;
}

void note(Role role, std::string_view words, const Rect& rect) {
  if (!mirror.on || words.empty()) return;
  Control control{.role = role};
  control.label = words;
  const std::string card(open_group());
  mark("text." + card + "." + std::to_string(++mirror.texts[card]), rect, std::move(control));
}

bool is_same(const Rect& a, const Rect& b) {
  return a.min.x == b.min.x && a.min.y == b.min.y && a.max.x == b.max.x && a.max.y == b.max.y;
}

bool is_same(const Mark& a, const Mark& b) {
  return a.stop == b.stop && a.layer == b.layer && a.card == b.card && a.control == b.control;
}

// The ring and the words beside it are told by the page's own means.
bool is_mirrored_mark(const Mark& mark) {
  return mark.control.role != Role::none && !mark.control.spare;
}

}  // namespace

void set_mirrored(bool on) {
  mirror = {};
  mirror.on = on;
  request_frame();
}

bool is_mirrored() { return mirror.on; }

std::string mirror_news() {
  if (!mirror.on) return "";
  MirrorNews news;
  std::vector<std::string> order;
  std::map<std::string, Mark, std::less<>> known;
  for (const Mark& mark : marks()) {
    if (!is_mirrored_mark(mark) || known.contains(mark.id)) continue;
    order.push_back(mark.id);
    auto before = mirror.known.extract(mark.id);
    if (before.empty() || !is_same(before.mapped(), mark)) {
      news.records.push_back(&mark);
      known.emplace(mark.id, mark);
      continue;
    }
    if (!is_same(before.mapped().rect, mark.rect)) news.places.push_back(&mark);
    before.mapped().rect = mark.rect;
    known.insert(std::move(before));
  }
  mirror.known = std::move(known);
  const unsigned layer = front_layer();
  const bool moved = order != mirror.order;
  mirror.order = std::move(order);
  if (moved) news.order = &mirror.order;
  news.other_layer = std::exchange(mirror.layer, layer) != layer;
  news.layer = layer;
  news.tables = std::exchange(mirror.tables, {});
  news.told = std::exchange(mirror.told, {});
  return mirror_text(news);
}

void do_in_mirror(MirrorDeed deed, std::string_view id, std::string_view text) {
  if (!mirror.on) return;
  request_frame();
  if (deed == MirrorDeed::unfold) {
    mirror.unfolded[std::string(id)] = 0;
  } else if (deed == MirrorDeed::fold) {
    mirror.unfolded.erase(std::string(id));
  } else if (deed == MirrorDeed::focus) {
    leave_field();
    ring_goes_to(id);
  } else {
    mirror.asked = {deed, std::string(id), std::string(text)};
  }
}

bool mirror_waits() { return mirror.asked.deed != MirrorDeed::fold; }

void begin_mirror_frame() {
  mirror.texts.clear();
  if (!mirror_waits()) return;
  if (++mirror.asked.frames > most_frames) mirror.asked.deed = MirrorDeed::fold;
}

bool mirror_pressed(std::string_view id) { return mirror.on && take(MirrorDeed::press, id); }

std::optional<std::string> mirror_typed(std::string_view id) {
  if (!mirror.on || !take(MirrorDeed::type, id)) return std::nullopt;
  return mirror.asked.text;
}

std::optional<double> mirror_number(std::string_view id, const AllowedNumber& allowed) {
  const auto typed = mirror_typed(id);
  if (!typed) return std::nullopt;
  const auto number = allowed_number(*typed, allowed);
  if (!number) tell_mirror(allowed_text(allowed));
  return number;
}

bool mirror_entered(std::string_view id) { return mirror.on && take(MirrorDeed::enter, id); }

void tell_mirror(std::string sentence) {
  if (mirror.on) mirror.told = std::move(sentence);
}

void note_text(std::string_view words, const Rect& rect) { note(Role::text, words, rect); }
void note_heading(std::string_view words, const Rect& rect) { note(Role::heading, words, rect); }
void note_alert(std::string_view words, const Rect& rect) { note(Role::alert, words, rect); }

Region::Region(std::string_view id, const Rect& rect, std::string_view name) : open_(mirror.on) {
  if (!open_) return;
  Control control{.role = Role::group};
  control.label = name;
  mark(id, rect, std::move(control));
  begin_group(id);
}

Region::~Region() {
  if (open_) end_group();
}

void describe_picture(std::string_view id, std::string sentence) {
  Mark* picture = newest_mark(id);
  if (picture == nullptr) return;
  picture->control.role = Role::img;  // one that is pressed too
  picture->control.value = std::move(sentence);
  picture->control.table = true;
}

bool wants_table(std::string_view id) {
  if (!mirror.on) return false;
  const auto found = mirror.unfolded.find(id);
  if (found == mirror.unfolded.end()) return false;
  const double now = ImGui::GetTime();
  if (now < found->second) {
    request_frame_in(found->second - now);
    return false;
  }
  found->second = now + table_pause;
  return true;
}

void give_table(std::string_view id, std::vector<PictureTable> tables) {
  mirror.tables[std::string(id)] = std::move(tables);
}

}  // namespace descent::ui
