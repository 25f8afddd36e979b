#include <imgui_internal.h>

#include <string>

#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent::ui {
namespace {

constexpr float title_height = 20;

void begin_child(std::string_view id, const Rect& rect, ImGuiChildFlags flags,
                 ImGuiWindowFlags window_flags = ImGuiWindowFlags_None) {
  ImGui::SetCursorScreenPos(rect.min);
  ImGui::BeginChild(std::string(id).c_str(), rect.size(), flags,
                    window_flags | ImGuiWindowFlags_NoNav);
  if (ImGui::GetScrollMaxY() > 0) {
    const ImVec2 place = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    take_wheel({place, {place.x + size.x, place.y + size.y}});
  }
}

// Where one is in what scrolls, on its edge.
void draw_scroll_position() {
  const float most = ImGui::GetScrollMaxY();
  if (most <= 0) return;
  const ImVec2 place = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const float length = size.y * size.y / (size.y + most);
  const float top = place.y + (size.y - length) * ImGui::GetScrollY() / most;
  const float right = place.x + size.x - 2;
  ImGui::GetWindowDrawList()->AddRectFilled({right - 4, top}, {right, top + length}, colors().line,
                                            2);
}

}  // namespace

Card::Card(std::string_view id, const Rect& rect, std::string_view title, bool title_drawn) {
  ImGuiChildFlags flags = ImGuiChildFlags_Border | ImGuiChildFlags_AlwaysUseWindowPadding;
  if (rect.height() <= 0) flags |= ImGuiChildFlags_AutoResizeY;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(8, 8));
  begin_child(id, rect, flags);
  mark(id,
       {ImGui::GetWindowPos(),
        {ImGui::GetWindowPos().x + ImGui::GetWindowWidth(),
         ImGui::GetWindowPos().y + ImGui::GetWindowHeight()}},
       {.role = Role::group, .label = std::string(title)});
  begin_group(id);
  title_line_ = next_rect(title_height);
  if (title.empty()) return;
  take_rect(title_height);
  if (title_drawn) {
    draw_text_in(ImGui::GetWindowDrawList(), Font::label_strong, title_line_, colors().secondary,
                 title);
  }
}

Card::~Card() {
  end_group();
  ImGui::PopStyleVar();  // the gap below is the parent's
  ImGui::EndChild();
}

void show_item() { ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY); }

Rect Card::rest() const {
  const ImVec2 min = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
  return {min, {min.x + size.x, min.y + size.y}};
}

TitleLine::TitleLine(const Card& card, float width) : keep_(std::make_unique<KeepLayout>()) {
  ImGui::SetCursorScreenPos({card.title_line().max.x - width, card.title_line().min.y});
}

TitleLine::~TitleLine() = default;

Pane::Pane(std::string_view id, const Rect& rect, float gap) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(gap, gap));
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0.f);
  // A scrollbar beside the contents would change their width, and with it their height.
  begin_child(id, rect, ImGuiChildFlags_AlwaysUseWindowPadding, ImGuiWindowFlags_NoScrollbar);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(gap, gap));
}

Pane::~Pane() {
  ImGui::PopStyleVar();
  draw_scroll_position();
  ImGui::EndChild();
}

// Dear ImGui skips what a child holds that cannot be seen.
void lay_out_unseen() { ImGui::GetCurrentWindow()->SkipItems = false; }

Rect next_rect(float height) {
  const ImVec2 place = ImGui::GetCursorScreenPos();
  return {place, {place.x + ImGui::GetContentRegionAvail().x, place.y + height}};
}

Rect take_rect(float height) {
  const Rect rect = next_rect(height);
  ImGui::Dummy(rect.size());
  return rect;
}

}  // namespace descent::ui
