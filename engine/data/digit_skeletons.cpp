#include "engine/data/digit_skeletons.hpp"

#include <array>
#include <charconv>
#include <span>
#include <string_view>

namespace descent {
namespace {

// A skeleton as it is written down here: points "x,y" in hundredths, in the order in which the pen
// comes by, "!" after a corner, "|" where the pen is lifted.
struct DigitForm {
  float frequency;
  std::string_view strokes;
};

constexpr DigitForm zero_forms[] = {
    // Begun at the top, closed.
    {4, "36,0 14,12 2,48 12,86 32,100 55,84 62,48 54,14 33,0"},
    // The end runs past the beginning.
    {2, "48,6 26,2 6,24 2,60 16,94 40,98 60,70 60,32 46,8 26,0"},
    // Left open at the top right.
    {1, "30,3 8,20 2,55 12,90 36,100 58,78 62,40 50,10 40,6"},
    // Wide and leaning back.
    {1, "40,4 10,16 -6,50 8,88 40,98 70,76 74,38 56,8 36,3"},
    // The end comes to lie inside.
    {1.5f, "30,4 10,20 2,55 14,92 36,100 56,80 62,42 50,10 30,8 22,22"},
};

constexpr DigitForm one_forms[] = {
    // A stroke.
    {10, "20,0 20,50 20,100"},
    // With a flag.
    {2, "2,24 14,14 26,0! 25,50 25,100"},
    // A short flag.
    {1, "12,12 24,0! 24,100"},
    // With flag and foot.
    {1, "4,20 26,0! 26,98 | 4,99 26,100 50,98"},
};

constexpr DigitForm two_forms[] = {
    // A corner at the foot.
    {3, "4,22 16,5 36,0 54,12 54,32 36,62 4,97! 30,96 64,95"},
    // A loop at the foot.
    {3, "4,20 20,3 42,2 54,18 46,46 26,78 8,97 0,90 8,78 26,84 44,96 66,92"},
    // A small round turn at the foot.
    {2, "8,14 28,0 50,8 54,30 36,60 12,86 10,95 30,93 48,97 64,100"},
    // A hook at the start.
    {1, "12,32 2,20 14,3 40,0 54,18 46,44 22,76 2,98! 60,98"},
    // Flat and angular.
    {1, "2,12 30,0 52,12 50,32 4,94! 58,92"},
    // A large loop and a long foot.
    {2, "10,18 30,2 50,14 44,46 22,84 4,94 -2,80 14,70 40,84 78,88"},
    // A wide one with a long foot.
    {1, "2,20 22,0 46,10 42,40 0,92! 40,90 84,86"},
};

constexpr DigitForm three_forms[] = {
    // A corner in the middle.
    {3, "6,12 24,0 48,6 52,24 38,42 20,48! 46,54 58,74 44,96 20,100 0,88"},
    // A small loop in the middle.
    {1, "4,10 30,0 52,14 44,38 24,50 18,44 30,46 54,60 54,86 30,100 2,92"},
    // A round notch in the middle.
    {2, "8,8 34,0 52,16 42,38 26,46 44,54 56,74 42,96 18,100 2,90"},
    // Flat-topped.
    {1, "4,3 52,2! 24,40! 50,50 58,74 40,98 14,100 0,90"},
    // A small upper bow.
    {1, "12,10 32,2 46,14 40,32 22,38! 54,48 60,76 34,100 2,94"},
    // Long and bent, hardly notched.
    {1, "14,6 40,0 52,12 38,36 30,46! 50,62 42,88 20,100 0,96"},
};

constexpr DigitForm four_forms[] = {
    // Open, with a corner.
    {3, "10,4 6,30 2,54! 30,54 58,50 | 50,2 47,50 44,100"},
    // Open, round, in one go.
    {2, "6,2 2,30 10,50 30,52 48,40 54,4! 50,50 46,100"},
    // Open, with the bar far across.
    {2, "16,0 2,58! 70,54 | 46,20 44,60 40,100"},
    // Closed.
    {2, "44,0 24,32 2,64! 66,62 | 46,0 45,50 44,100"},
    // Closed, in one go.
    {1, "40,100 44,50 48,2! 4,58! 62,54"},
    // Open, with a short left stroke.
    {1, "6,14 4,44 20,52 46,46 | 50,0 48,50 48,100"},
    // Open, its stem leaning, its bar at mid height.
    {1, "22,12 6,42 10,52 34,50 64,44 | 64,2 44,50 32,100"},
    // Open at the top but narrow, like a nine.
    {1, "16,8 6,34 16,48 40,40 46,6! 44,50 42,100"},
};

constexpr DigitForm five_forms[] = {
    // In one go, from the right end of the hat.
    {3, "56,2 34,4 14,4! 8,42! 30,38 50,52 52,78 34,98 0,94"},
    // The hat comes last.
    {3, "14,4 8,40 10,46 32,42 52,58 50,84 28,100 2,94 | 14,5 40,4 66,0"},
    // Round all through.
    {2, "56,4 30,2 14,12 14,36 36,50 50,68 42,92 20,100 0,88"},
    // A long slope and a small bow.
    {1, "68,0 30,6! 16,46! 38,52 46,72 34,94 2,98"},
    // A large belly.
    {1, "50,0 10,2! 6,34! 34,30 60,50 58,84 30,100 0,86"},
    // A short back under a long hat.
    {2, "26,6 16,38 34,42 46,60 38,86 18,98 0,90 | 26,7 56,5 86,0"},
};

constexpr DigitForm six_forms[] = {
    // A curved stem, the bow closed on it.
    {3, "50,0 24,16 6,50 6,84 26,100 48,90 52,68 36,54 16,62 8,80"},
    // A straight stem.
    {3, "38,0 20,30 6,62 6,88 24,100 46,88 48,68 32,60 14,70 8,84"},
    // A small bow that ends inside.
    {2, "34,0 12,30 2,66 10,94 32,98 44,80 34,64 18,72 16,86"},
    // A round one with a large bow.
    {2, "46,6 28,2 8,28 2,64 14,94 40,98 58,76 50,50 28,44 6,62"},
    // A bow that runs on to the left.
    {1, "30,0 10,36 6,76 22,100 44,90 46,70 28,62 0,76"},
    // A long slope and a small low bow.
    {2, "62,0 32,24 10,60 6,86 22,100 42,92 46,76 32,68 10,82"},
    // The bow wide and flat.
    {1, "24,4 6,42 2,76 20,98 52,94 66,70 50,54 24,62 8,82"},
};

constexpr DigitForm seven_forms[] = {
    // A corner.
    {4, "2,6 30,5 58,3! 40,46 24,100"},
    // A bar across.
    {1, "2,6 58,4! 38,50 22,100 | 16,52 56,48"},
    // A serif at the start.
    {2, "0,22 4,5! 30,6 56,2! 42,40 32,100"},
    // Round at the corner.
    {2, "0,14 16,4 40,4 54,10 46,36 30,70 22,100"},
    // Serif and bar.
    {1, "2,20 4,4! 60,4! 40,44 30,100 | 20,50 58,50"},
    // A wave at the top and a bent stem.
    {2, "0,10 12,2 32,10 60,2! 40,30 30,62 30,100"},
};

constexpr DigitForm eight_forms[] = {
    // In one go from the top right, closed.
    {3, "50,12 32,0 12,8 12,28 32,48 52,70 48,94 26,100 6,88 12,66 32,48 50,28 50,10"},
    // Left open at the top right.
    {2, "52,16 36,2 14,6 10,26 28,44 46,64 44,92 22,100 6,84 20,56 42,34 58,8"},
    // Two rings.
    {1, "30,0 12,12 14,36 32,46 50,34 50,10 30,0 | 30,46 8,62 8,88 30,100 54,88 54,60 30,46"},
    // From the middle.
    {1, "30,48 12,34 12,10 32,0 50,12 46,36 26,52 8,74 14,96 36,100 54,84 50,62 30,48"},
    // Narrow below.
    {2, "56,10 36,0 14,12 18,32 36,48 44,70 36,94 20,100 10,86 20,64 40,44 58,24 54,8"},
    // Leaning, crossed like an X in the middle.
    {3, "52,10 34,0 18,10 24,32 38,56 40,86 22,100 6,88 16,62 38,38 58,10"},
    // The lower ring large.
    {1, "44,14 30,0 16,10 20,28 40,42 58,68 46,96 20,98 4,76 20,48 40,30 44,12"},
};

constexpr DigitForm nine_forms[] = {
    // A round head and a straight stem.
    {3, "50,12 32,0 12,10 6,32 20,46 40,38 52,14! 48,56 42,100"},
    // A round turn into the stem.
    {3, "46,16 30,4 10,14 6,36 22,46 42,32 50,8 50,40 44,72 34,100"},
    // A tail that curves to the left.
    {2, "50,14 30,0 8,12 6,38 26,48 46,34 54,12 56,50 48,86 28,100 6,92"},
    // One curve round the head and down.
    {2, "44,36 22,46 6,32 12,10 32,0 50,14 48,46 38,74 26,100"},
    // A small head on a slope.
    {2, "52,10 36,2 18,12 14,32 30,38 50,12! 38,52 22,100"},
    // A large head and a short stem.
    {1, "50,18 32,0 8,12 2,42 20,60 42,48 52,20! 50,64 46,100"},
    // A narrow one with a tail.
    {1, "42,12 28,2 14,14 14,34 28,40 42,24 44,60 34,90 14,98"},
};

float read_hundredths(std::string_view& text) {
  int number = 0;
  const char* end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return static_cast<float>(number) / 100;
}

std::vector<Stroke> read_strokes(std::string_view text) {
  std::vector<Stroke> strokes(1);
  while (!text.empty()) {
    const char next = text.front();
    if (next == ' ' || next == '!' || next == '|') {
      if (next == '!') strokes.back().push_back(strokes.back().back());
      if (next == '|') strokes.emplace_back();
      text.remove_prefix(1);
      continue;
    }
    const float x = read_hundredths(text);
    text.remove_prefix(1);  // the comma
    strokes.back().push_back({x, read_hundredths(text)});
  }
  return strokes;
}

}  // namespace

const std::vector<DigitSkeleton>& digit_skeletons(int digit) {
  static const auto all = [] {
    std::array<std::vector<DigitSkeleton>, 10> skeletons;
    constexpr std::array<std::span<const DigitForm>, 10> forms = {
        zero_forms, one_forms, two_forms,   three_forms, four_forms,
        five_forms, six_forms, seven_forms, eight_forms, nine_forms};
    for (std::size_t i = 0; i < forms.size(); ++i) {
      for (const DigitForm& form : forms[i]) {
        skeletons[i].push_back({form.frequency, read_strokes(form.strokes)});
      }
    }
    return skeletons;
  }();
  return all.at(static_cast<std::size_t>(digit));
}

}  // namespace descent
