#include "web/ui/theme.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/system_colors.hpp"

namespace descent::ui {
namespace {

constexpr ImU32 rgb(unsigned value) {
  return IM_COL32((value >> 16) & 255, (value >> 8) & 255, value & 255, 255);
}

constexpr Colors light = {
    .ground = rgb(0xF5F6F8),
    .card = rgb(0xFFFFFF),
    .line = rgb(0xE2E5EA),
    .well = rgb(0xE2E5EA),
    .text = rgb(0x1A1E26),
    .secondary = rgb(0x5C6573),
    .accent = rgb(0x3F51C9),
    .accent_soft = rgb(0xEEF0FC),
    .on_accent = rgb(0xFFFFFF),
    .hover = rgb(0xF1F2F5),
    .negative = rgb(0xF59322),
    .zero = rgb(0xE8EAEB),
    .positive = rgb(0x0877BD),
    .negative_text = rgb(0x9A5200),
    .positive_text = rgb(0x06639E),
    .train = rgb(0x98A1B0),
    .test = rgb(0x1A1E26),
    .danger = rgb(0xB3261E),
    .danger_soft = rgb(0xFCEEED),
    .pad = rgb(0x0B0D12),
    .ink = rgb(0xFFFFFF),
    .scrim = IM_COL32(16, 19, 24, 96),
    .classes = {rgb(0xF59322), rgb(0x0877BD), rgb(0x009E73), rgb(0xCC79A7), rgb(0x8C6D1F),
                rgb(0x5C6573), rgb(0x9B1B5A), rgb(0x7A4FC0), rgb(0x008DA8), rgb(0x5E7A00)},
};

constexpr Colors dark = {
    .ground = rgb(0x101318),
    .card = rgb(0x181C23),
    .line = rgb(0x2A303A),
    .well = rgb(0x2A303A),
    .text = rgb(0xE7EAF0),
    .secondary = rgb(0x98A1B0),
    .accent = rgb(0x97A6FF),
    .accent_soft = rgb(0x232A45),
    .on_accent = rgb(0x101318),
    .hover = rgb(0x20252E),
    .negative = rgb(0xF7A544),
    .zero = rgb(0x2A2F37),
    .positive = rgb(0x3FA2E6),
    .negative_text = rgb(0xF7A544),
    .positive_text = rgb(0x5FB4EE),
    .train = rgb(0x7A8394),
    .test = rgb(0xE7EAF0),
    .danger = rgb(0xFF9C94),
    .danger_soft = rgb(0x3A2224),
    .pad = rgb(0x0B0D12),
    .ink = rgb(0xFFFFFF),
    .scrim = IM_COL32(0, 0, 0, 140),
    .classes = {rgb(0xF7A544), rgb(0x3FA2E6), rgb(0x3CC9A0), rgb(0xE09CC4), rgb(0xD6B65C),
                rgb(0x98A1B0), rgb(0xD0648F), rgb(0xB18CF0), rgb(0x9ADCFF), rgb(0xC6DC4A)},
};

struct Theme {
  Colors colors = light;
  bool dark = false;
  bool dark_chosen = false;
  SystemColors system;
};
Theme current;

ImVec4 vec(ImU32 color) { return ImGui::ColorConvertU32ToFloat4(color); }

void style_imgui(const Colors& c) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = {14, 12};
  style.WindowRounding = style.ChildRounding = style.PopupRounding = 12;
  style.FrameRounding = 8;
  style.FramePadding = {10, 7};
  style.ItemSpacing = {8, 8};
  style.ItemInnerSpacing = {6, 4};
  style.ScrollbarSize = 8;
  style.ScrollbarRounding = 4;
  style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 1;
  style.FrameBorderSize = 1;
  style.DisabledAlpha = 0.45f;
  style.AntiAliasedLinesUseTex = true;
  style.CircleTessellationMaxError = 0.15f;
  style.CurveTessellationTol = 0.6f;

  auto& colors = style.Colors;
  colors[ImGuiCol_Text] = vec(c.text);
  colors[ImGuiCol_TextDisabled] = vec(c.secondary);
  colors[ImGuiCol_WindowBg] = vec(c.ground);
  colors[ImGuiCol_ChildBg] = vec(c.card);
  colors[ImGuiCol_PopupBg] = vec(c.card);
  colors[ImGuiCol_Border] = vec(c.line);
  colors[ImGuiCol_FrameBg] = vec(c.card);
  colors[ImGuiCol_FrameBgHovered] = colors[ImGuiCol_FrameBgActive] = vec(c.hover);
  colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
  colors[ImGuiCol_ScrollbarGrab] = vec(c.line);
  colors[ImGuiCol_ScrollbarGrabHovered] = vec(mix(c.line, c.secondary, 0.4f));
  colors[ImGuiCol_ScrollbarGrabActive] = vec(c.secondary);
  colors[ImGuiCol_Button] = vec(c.card);
  colors[ImGuiCol_ButtonHovered] = colors[ImGuiCol_ButtonActive] = vec(c.hover);
  colors[ImGuiCol_Header] = colors[ImGuiCol_HeaderActive] = vec(c.accent_soft);
  colors[ImGuiCol_HeaderHovered] = vec(c.hover);
  colors[ImGuiCol_TextSelectedBg] = vec(with_alpha(c.accent, 0.3f));
  colors[ImGuiCol_NavHighlight] = vec(c.accent);
  colors[ImGuiCol_ModalWindowDimBg] = vec(c.scrim);
}

}  // namespace

const Colors& colors() { return current.colors; }
bool dark_theme() { return current.dark; }

void apply_theme(bool dark_chosen, const SystemColors& system) {
  const bool is_dark = system.forced ? system.dark() : dark_chosen;
  current = {as_asked_for(is_dark ? dark : light, is_dark, system), is_dark, dark_chosen, system};
  style_imgui(current.colors);
}

bool theme_is(bool dark_chosen, const SystemColors& system) {
  return dark_chosen == current.dark_chosen && system == current.system;
}

ImU32 with_alpha(ImU32 color, float alpha) {
  const auto a =
      static_cast<float>((color >> IM_COL32_A_SHIFT) & 255) * std::clamp(alpha, 0.f, 1.f);
  return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(std::lround(a)) << IM_COL32_A_SHIFT);
}

ImU32 mix(ImU32 a, ImU32 b, float t) {
  t = std::clamp(t, 0.f, 1.f);
  ImU32 mixed = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const auto from = static_cast<float>((a >> shift) & 255);
    const auto to = static_cast<float>((b >> shift) & 255);
    mixed |= static_cast<ImU32>(std::lround(from + (to - from) * t)) << shift;
  }
  return mixed;
}

ImU32 data_color(float value) {
  if (!(value == value)) return current.colors.zero;
  return mix(current.colors.zero, value < 0 ? current.colors.negative : current.colors.positive,
             std::fabs(value));
}

}  // namespace descent::ui
