#include "web/cards/row_fields.hpp"

#include <utility>

#include "engine/core/text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/input.hpp"

namespace descent {

std::string Said::hint() const {
  std::string words(tr_marked(meaning));
  std::erase(words, '`');
  return words;
}

std::optional<double> draw_number(const Said& said, double value, const AllowedNumber& allowed,
                                  float width) {
  const std::string hint = said.explained ? allowed_text(allowed) : said.hint();
  return ui::number_field(said.id, said.key, value,
                          {.format = allowed.whole ? "%.0f" : "%.7g",
                           .width = width,
                           .tooltip = hint,
                           .allowed = allowed});
}

std::optional<std::size_t> draw_choice(const Said& said, const std::vector<ui::Choice>& choices,
                                       std::size_t now, float width) {
  ImGui::BeginGroup();
  const auto chosen =
      ui::drop_down(said.id, said.key, choices, now, said.explained ? "" : said.hint(), width);
  ImGui::EndGroup();
  return chosen;
}

std::optional<bool> draw_switch(const Said& said, bool now, float width) {
  const std::vector<ui::Choice> choices = {{tr("on"), "", true, "on"},
                                           {tr("off"), "", true, "off"}};
  const auto chosen = draw_choice(said, choices, now ? 0 : 1, width);
  return chosen ? std::optional(*chosen == 0) : std::nullopt;
}

ExplainedRow::ExplainedRow(std::string words)
    : words_(capitalized(std::move(words))),
      place_(ImGui::GetCursorScreenPos()),
      width_(ImGui::GetContentRegionAvail().x),
      field_width_(std::min(152.f, std::floor(0.46f * width_))) {
  ImGui::BeginGroup();
}

ExplainedRow::~ExplainedRow() {
  ImGui::EndGroup();
  constexpr float gap = 14;
  const Rect field{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  const float room = width_ - field_width_ - gap;
  const float height = ui::text_size(ui::Font::label, words_, room).y;
  // Beside the field itself, which lies below its name; a longer text from the top.
  const float middle = field.max.y - ui::control_height() / 2;
  const float top = std::max(place_.y, std::floor(middle - height / 2));
  ui::draw_text(ImGui::GetWindowDrawList(), ui::Font::label, {place_.x + field_width_ + gap, top},
                ui::colors().secondary, words_, room);
  const float bottom = std::max(field.max.y, top + height);
  ImGui::SetCursorScreenPos(place_);
  ImGui::Dummy({width_, bottom - place_.y});
}

}  // namespace descent
