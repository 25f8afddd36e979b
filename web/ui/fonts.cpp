#include "web/ui/fonts.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/file.hpp"
#include "engine/core/words.hpp"
#include "web/ui/drawn_texts.hpp"
#include "web/ui/mark_sprites.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

struct FontFile {
  const char* file;
  float size;
};

constexpr std::array<FontFile, font_count> roles = {{
    {"inter-regular", 10},
    {"inter-regular", 11},
    {"inter-regular", 12},
    {"inter-semibold", 12},
    {"inter-regular", 14},
    {"inter-medium", 14},
    {"inter-semibold", 14},
    {"inter-semibold", 17},
    {"inter-semibold", 18},
    {"inter-semibold", 28},
}};

// Inter's line box is 1.21 em; ImGui's size of a font is its line box, CSS's is
// the em.
constexpr float line_height = 1.21f;

std::array<ImFont*, font_count> fonts{};

// Latin, the Greek and the signs that labels use: what the build's font files
// hold.
constexpr std::array<ImWchar, 9> glyph_ranges = {0x20,   0x17F,  0x391,  0x3C9, 0x2010,
                                                 0x22FF, 0x25A0, 0x25FF, 0};

// The weight whose file has the letters and signs, too, that only names of files and columns may
// have.
constexpr const char* whole_file = "inter-regular";

// What numbers are made of, and what is cut off ends with.
constexpr std::array<ImWchar, 7> number_ranges = {0x20, 0x7E, 0x2026, 0x2026, 0x2212, 0x2212, 0};

std::string font_bytes(const std::string& path) {
  std::optional<std::string> bytes = file_bytes(path);
  if (!bytes) {
    throw Error(
        tr("The font {0} is missing. Build again, so that the assets are made anew.", path));
  }
  return *std::move(bytes);
}

// Null where it is no font.
ImFont* add_font(const std::string& bytes, float pixels, ImFontConfig config,
                 const ImWchar* ranges) {
  void* copy = ImGui::MemAlloc(bytes.size());  // is the atlas's from here on
  std::memcpy(copy, bytes.data(), bytes.size());
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(bytes.size()), pixels,
                                                    &config, ranges);
}

std::string_view fitting(Font role, std::string_view text, float width, std::string& storage) {
  if (text_size(role, text).x <= width) return text;
  storage.assign(text);
  while (!storage.empty()) {
    while ((storage.back() & 0xC0) == 0x80) storage.pop_back();  // the rest of a UTF-8 character
    storage.pop_back();
    if (text_size(role, storage + "…").x <= width) break;
  }
  storage += "…";
  return storage;
}

}  // namespace

void build_fonts(const std::string& directory, float pixel_ratio) {
  ImGuiIO& io = ImGui::GetIO();
  const std::string whole = font_bytes(directory + "/" + whole_file + ".otf");
  io.Fonts->Clear();
  ImFontConfig config;
  config.OversampleH = pixel_ratio < 1.5f ? 3 : 2;
  config.OversampleV = 1;
  config.PixelSnapH = false;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const std::string path = directory + "/" + roles[i].file + ".otf";
    fonts[i] =
        add_font(font_bytes(path), roles[i].size * line_height * pixel_ratio, config,
                 static_cast<Font>(i) == Font::tiny ? number_ranges.data() : glyph_ranges.data());
    if (roles[i].file != std::string_view(whole_file)) {
      ImFontConfig others = config;
      others.MergeMode = true;
      add_font(whole, roles[i].size * line_height * pixel_ratio, others, glyph_ranges.data());
    }
    if (fonts[i] == nullptr) throw Error(tr("The font {0} cannot be read. Build again.", path));
  }
  add_mark_sprites(*io.Fonts, pixel_ratio);
  paint_mark_sprites(*io.Fonts);
  io.FontDefault = fonts[static_cast<std::size_t>(Font::text)];
  io.FontGlobalScale = 1 / pixel_ratio;
}

ImFont* font(Font role) { return fonts[static_cast<std::size_t>(role)]; }
float font_size(Font role) { return roles[static_cast<std::size_t>(role)].size * line_height; }

FontScope::FontScope(Font role) { ImGui::PushFont(font(role)); }
FontScope::~FontScope() { ImGui::PopFont(); }

namespace {

float width_of(Font role, std::string_view text) {
  return font(role)
      ->CalcTextSizeA(font_size(role), FLT_MAX, 0, text.data(), text.data() + text.size())
      .x;
}

// Lines end at spaces only: ImGui's own wrapping also parts a number at its decimal point. A word
// that is longer than a line is left to it. What is returned may lie in `lines`.
std::string_view wrapped(Font role, std::string_view text, float width, std::string& lines) {
  if (width <= 0) return text;
  lines = text;
  std::size_t start = 0, last_space = 0;  // of the line
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    const bool end = i == lines.size() || lines[i] == '\n';
    if (!end && lines[i] != ' ') continue;
    const std::string_view line = std::string_view(lines).substr(start, i - start);
    if (last_space > start && width_of(role, line) > width) {
      lines[last_space] = '\n';
      start = last_space + 1;
    }
    last_space = i;
    if (end) start = i + 1;
  }
  return lines;
}

}  // namespace

float last_line_width(Font role, std::string_view text, float wrap_width) {
  std::string storage;
  const std::string_view lines = wrapped(role, text, wrap_width, storage);
  const std::size_t end = lines.rfind('\n');
  return width_of(role, end == std::string_view::npos ? lines : lines.substr(end + 1));
}

ImVec2 text_size(Font role, std::string_view text, float wrap_width) {
  std::string lines;
  text = wrapped(role, text, wrap_width, lines);
  return font(role)->CalcTextSizeA(font_size(role), FLT_MAX, wrap_width, text.data(),
                                   text.data() + text.size());
}

void draw_text(ImDrawList* list, Font role, ImVec2 top_left, ImU32 color, std::string_view text,
               float wrap_width) {
  add_drawn_text(text);
  std::string lines;
  text = wrapped(role, text, wrap_width, lines);
  list->AddText(font(role), font_size(role), top_left, color, text.data(),
                text.data() + text.size(), wrap_width);
}

void draw_text_in(ImDrawList* list, Font role, const Rect& rect, ImU32 color, std::string_view text,
                  float align_x, float align_y) {
  std::string storage;
  const std::size_t length = text.size();
  text = fitting(role, text, rect.width() + 0.5f, storage);
  if (text.size() != length || text.data() == storage.data()) mark("cut_text." + storage, rect);
  const ImVec2 size = text_size(role, text);
  const ImVec2 place = {rect.min.x + (rect.width() - size.x) * align_x,
                        rect.min.y + (rect.height() - size.y) * align_y};
  draw_text(list, role, place, color, text);
}

void draw_fitting_text(ImDrawList* list, Font role, const Rect& rect, ImU32 color,
                       std::span<const std::string> texts) {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const std::string& text) {
    return text_size(role, text).x <= rect.width();
  });
  draw_text_in(list, role, rect, color, found == texts.end() ? texts.back() : *found);
}

}  // namespace descent::ui
