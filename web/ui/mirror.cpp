#include "web/ui/mirror.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "web/ui/host.hpp"
#include "web/ui/input.hpp"
#include "web/ui/keyboard_focus.hpp"
#include "web/ui/mirror_text.hpp"
#include "web/ui/picture_words.hpp"
#include "web/ui/sought.hpp"
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

// A table that somebody reads, and when it is out of date.
struct ReadTable {
  std::string picture;
  double due = 0;
};

struct CountedTexts {
  std::string card;
  int count = 0;
};

struct Mirror {
  bool on = false;
  Asked asked;
  std::string told;
  std::vector<Mark> known;  // as the page has them
  ImGuiID layer = 0;
  std::vector<ReadTable> read;
  std::vector<NewTables> tables;
  std::vector<CountedTexts> texts;  // noted in this frame
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
  auto counted = std::ranges::find(mirror.texts, card, &CountedTexts::card);
  if (counted == mirror.texts.end()) counted = mirror.texts.insert(counted, CountedTexts{card, 0});
  mark("text." + card + "." + std::to_string(++counted->count), rect, std::move(control));
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

bool has(const std::vector<Mark>& all, const std::string& id) {
  return std::ranges::any_of(all, [&](const Mark& mark) { return mark.id == id; });
}

// What of this frame is other than what is known, which is as this frame has it then. Answers
// whether the order is another. As a rule all come in the same one, so that nothing is searched.
bool follow_marks(MirrorNews& news) {
  std::vector<Mark>& known = mirror.known;
  std::vector<Mark> now;
  now.reserve(known.size());
  std::size_t next = 0;
  bool moved = false;
  for (const Mark& mark : marks()) {
    if (!is_mirrored_mark(mark)) continue;
    if (next >= known.size() || known[next].id != mark.id) {
      if (has(now, mark.id)) continue;  // a name is one element's
      moved = true;
      next = 0;
      while (next < known.size() && known[next].id != mark.id) ++next;
    }
    Mark* before = next < known.size() ? &known[next++] : nullptr;
    if (before == nullptr || !is_same(*before, mark)) {
      news.records.push_back(&mark);
      now.push_back(mark);
      continue;
    }
    if (!is_same(before->rect, mark.rect)) news.places.push_back(&mark);
    before->rect = mark.rect;
    now.push_back(std::move(*before));
  }
  moved |= now.size() != known.size();
  known = std::move(now);
  return moved;
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
  const bool moved = follow_marks(news);
  if (moved) news.order = &mirror.known;
  news.layer = front_layer();
  news.other_layer = std::exchange(mirror.layer, news.layer) != news.layer;
  const std::vector<NewTables> tables = std::exchange(mirror.tables, {});
  news.tables = &tables;
  news.told = std::exchange(mirror.told, {});
  return mirror_text(news);
}

void do_in_mirror(MirrorDeed deed, std::string_view id, std::string_view text) {
  if (deed == MirrorDeed::show) return seek(id);
  if (!mirror.on) return;
  request_frame();
  if (deed == MirrorDeed::unfold) {
    std::erase_if(mirror.read, [&](const ReadTable& table) { return table.picture == id; });
    mirror.read.push_back(ReadTable{std::string(id), 0});
  } else if (deed == MirrorDeed::fold) {
    std::erase_if(mirror.read, [&](const ReadTable& table) { return table.picture == id; });
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
  const auto found = std::ranges::find(mirror.read, id, &ReadTable::picture);
  if (found == mirror.read.end()) return false;
  const double now = ImGui::GetTime();
  if (now < found->due) {
    request_frame_in(found->due - now);
    return false;
  }
  found->due = now + table_pause;
  return true;
}

void give_table(std::string_view id, std::vector<PictureTable> tables) {
  mirror.tables.push_back({std::string(id), std::move(tables)});
}

void tell_picture(std::string_view id, const std::function<std::string()>& sentence,
                  const std::function<std::vector<PictureTable>()>& tables) {
  if (!mirror.on) return;
  describe_picture(id, sentence());
  if (wants_table(id)) give_table(id, tables());
}

}  // namespace descent::ui
