#include "web/ui/drawn_texts.hpp"

namespace descent::ui {
namespace {

std::vector<std::string> texts_of_frame;
bool somebody_asks = false;

}  // namespace

const std::vector<std::string>& drawn_texts() {
  somebody_asks = true;
  return texts_of_frame;
}

void forget_drawn_texts() { texts_of_frame.clear(); }

void add_drawn_text(std::string_view text) {
  if (somebody_asks) texts_of_frame.emplace_back(text);
}

}  // namespace descent::ui
