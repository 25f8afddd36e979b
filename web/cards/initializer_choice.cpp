#include "web/cards/initializer_choice.hpp"

#include <array>
#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

struct InitializerChoice {
  Initializer initializer;
  const char* note;
};

const std::array<InitializerChoice, 9>& initializer_choices() {
  static const std::array<InitializerChoice, 9> choices = {{
      {GlorotUniform{}, tr_noop("for tanh and sigmoid; Keras's default")},
      {GlorotNormal{}, tr_noop("the same spread, bell-shaped")},
      {HeUniform{}, tr_noop("larger, for relu")},
      {HeNormal{}, tr_noop("the same spread, bell-shaped")},
      {RandomUniform{}, tr_noop("−0.05 to 0.05: small")},
      {RandomUniform{-1, 1}, tr_noop("−1 to 1")},
      {RandomUniform{-5, 5}, tr_noop("−5 to 5: tanh and sigmoid saturate")},
      {Zeros{}, tr_noop("all units stay alike")},
      {Ones{}, tr_noop("all units stay alike")},
  }};
  return choices;
}

std::string initializer_text(const Initializer& initializer) {
  std::string text(initializer_name(initializer));
  if (const auto* range = std::get_if<RandomUniform>(&initializer)) {
    if (-range->minval == range->maxval) {
      text += " ±" + short_text(static_cast<double>(range->maxval));
    }
  }
  if (const auto* constant = std::get_if<Constant>(&initializer)) {
    text += " " + short_text(static_cast<double>(constant->value));
  }
  return text;
}

}  // namespace

std::optional<Initializer> choose_initializer(std::string_view id, std::string_view label,
                                              const Initializer& now, std::string_view tooltip,
                                              float width) {
  const auto& all = initializer_choices();
  std::vector<ui::Choice> choices;
  std::size_t selected = all.size();
  for (std::size_t i = 0; i < all.size(); ++i) {
    choices.push_back({initializer_text(all[i].initializer), std::string(tr_marked(all[i].note))});
    if (all[i].initializer == now) selected = i;
  }
  const auto chosen =
      ui::drop_down(id, label, choices, selected, tooltip, width, initializer_text(now));
  if (!chosen) return std::nullopt;
  return all[*chosen].initializer;
}

}  // namespace descent
