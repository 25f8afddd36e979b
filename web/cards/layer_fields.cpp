#include "web/cards/layer_fields.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/core/words.hpp"
#include "web/cards/initializer_choice.hpp"
#include "web/cards/row_fields.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float field_gap = 8;

// One setting's place: the left or the right half of a line, or all of it.
class Columns {
 public:
  // Before a field. Its width.
  float next() {
    if (right_) ImGui::SameLine(0, field_gap);
    right_ = !right_;
    return (ImGui::GetContentRegionAvail().x - (right_ ? field_gap : 0)) / (right_ ? 2 : 1);
  }
  // The same before what takes a line of its own.
  float whole() {
    right_ = false;
    return ImGui::GetContentRegionAvail().x;
  }

 private:
  bool right_ = false;
};

// Two numbers in one place under their name, `between` them a sign. draw(part, which, width) draws
// the field of one and says whether it was changed.
template <typename Draw>
bool draw_two(const Said& said, const char* between, float width, Draw&& draw) {
  constexpr float room = 16;
  ImGui::BeginGroup();
  if (!said.key.empty()) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, 16});
    ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label,
                     {place, {place.x + width, place.y + 14}}, ui::colors().secondary, said.key);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
  }
  const float each = (width - room) / 2;
  bool changed = draw(0, each);
  const Rect field{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::text,
                   {{field.max.x, field.min.y}, {field.max.x + room, field.max.y}},
                   ui::colors().secondary, between, 0.5f);
  ImGui::SameLine(0, room);
  changed |= draw(1, each);
  ImGui::EndGroup();
  return changed;
}

bool draw_value(const Said& said, Size2D& size, const SizeRange& allowed, Columns& columns) {
  return draw_two(said, "×", columns.next(), [&](int which, float width) {
    std::size_t& extent = which == 0 ? size.height : size.width;
    const auto typed = ui::number_field(
        said.id + (which == 0 ? ".height" : ".width"), "", static_cast<double>(extent),
        {.format = "%.0f",
         .width = width,
         .tooltip = said.hint(),
         .allowed = {static_cast<double>(allowed.low), static_cast<double>(allowed.high), true}});
    if (typed) extent = static_cast<std::size_t>(std::llround(*typed));
    return typed.has_value();
  });
}

// From one end to the other; neither goes beyond the other.
bool draw_value(const Said& said, Factor& factor, const FactorRange& allowed, Columns& columns) {
  return draw_two(said, "…", columns.whole(), [&](int which, float width) {
    float& end = which == 0 ? factor.lower : factor.upper;
    const double low = which == 0 ? allowed.low : static_cast<double>(factor.lower);
    const double high = which == 0 ? static_cast<double>(factor.upper) : allowed.high;
    const auto typed = ui::number_field(
        said.id + (which == 0 ? ".lower" : ".upper"), "", static_cast<double>(end),
        {.format = "%.3g", .width = width, .tooltip = said.hint(), .allowed = {low, high}});
    if (typed) end = static_cast<float>(*typed);
    return typed.has_value();
  });
}

// Whether there is one, and its ends where there is.
bool draw_value(const Said& said, std::optional<Factor>& value, const FactorRange& allowed,
                Columns& columns) {
  const std::vector<ui::Choice> choices = {{tr("none"), "", true, "none"},
                                           {tr("its own"), "", true, "own"}};
  const auto chosen = draw_choice(said, choices, value ? 1 : 0, columns.whole());
  if (chosen) value = *chosen == 0 ? std::nullopt : std::optional(Factor::around_0(0.1f));
  const bool typed = value && draw_value(Said{said.id, "", said.meaning}, *value, allowed, columns);
  return chosen.has_value() || typed;
}

bool draw_value(const Said& said, Initializer& value, const Described&, Columns& columns) {
  constexpr float least_half = 150;  // its name is long
  const bool narrow = ImGui::GetContentRegionAvail().x < 2 * least_half;
  const float width = narrow ? columns.whole() : columns.next();
  ImGui::BeginGroup();
  const auto chosen = choose_initializer(said.id, said.key, value,
                                         tr("How the numbers begin. Choosing starts again"), width);
  ImGui::EndGroup();
  if (chosen) value = *chosen;
  return chosen.has_value();
}

bool draw_value(const Said& said, Regularizer& value, const Described&, Columns& columns) {
  // "kernel l1": the whole key has no room.
  const std::string short_name(said.key.substr(0, said.key.find('_')));
  bool changed = false;
  for_each_field<Regularizer>([&](const auto& row) {
    const Said part{said.id + "." + std::string(row.key), row.key, ""};
    const std::string hint = row.key == "l1" ? tr("A penalty on |w|: makes many weights 0")
                                             : tr("A penalty on w²: keeps weights small");
    auto& number = value.*row.member;
    const auto typed = ui::number_field(part.id, short_name + " " + std::string(row.key),
                                        static_cast<double>(number),
                                        {.format = "%.7g",
                                         .width = columns.next(),
                                         .tooltip = hint,
                                         .allowed = {row.allowed.low, row.allowed.high}});
    if (!typed) return;
    number = static_cast<float>(*typed);
    changed = true;
  });
  return changed;
}

// What other owners have too. Whatever else a setting may be is told by the card and set in the
// experiment's text.
template <typename Value, typename Allowed>
bool draw_value(const Said& said, Value& value, const Allowed& allowed, Columns& columns) {
  if constexpr (requires { draw_row(said, value, allowed, 0.f); }) {
    return draw_row(said, value, allowed, columns.next());
  }
  return false;
}

// What the data decide.
bool is_given(std::string_view key) { return key == "units" || key == "activation"; }

}  // namespace

std::optional<LayerEdit> draw_layer_fields(const std::string& id, const Layer& layer,
                                           bool is_output) {
  LayerEdit edit{layer};
  bool changed = false;
  Columns columns;
  std::visit(
      [&]<typename Settings>(Settings& settings) {
        for_each_field<Settings>([&](const auto& row) {
          if (!row.is_of(settings) || (is_output && is_given(row.key))) return;
          auto& value = settings.*row.member;
          const Said said{id + "." + std::string(row.key), row.key, row.meaning};
          if (!draw_value(said, value, row.allowed, columns)) return;
          changed = true;
          edit.first_weights |= std::is_same_v<std::decay_t<decltype(value)>, Initializer>;
        });
      },
      edit.layer);
  if (!changed) return std::nullopt;
  return edit;
}

}  // namespace descent
