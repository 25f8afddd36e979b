#pragma once

#include <cstdint>
#include <string>

// Numbers as one reads them in the language in use: with a true minus sign, as wide as a plus, the
// language's signs between thousands and before decimals, no more digits than say something, and
// words for what is none. Examples are in English. Not for what another program reads.
namespace descent {

// Always that many decimals, "−0.94", but of large numbers only as many as make `most_digits`:
// "1,234.57", "451,512". Rounds to "0.00", never to a minus zero.
std::string fixed_text(double value, int decimals, int most_digits = 6);

// That many significant digits: "0.0312", "−1.5", "59,300"; from ten million on "5.93e+07".
std::string short_text(double value, int digits = 3);

// "12 %" of a share of 1.
std::string percent_text(double share);
// "1,312"
std::string with_commas(std::uint64_t number);
// The same in every language, for what is as Keras prints it.
std::string with_english_commas(std::uint64_t number);
// A number that was printed with a point, with the language's sign in its place.
std::string in_language(std::string number);
// Three significant digits: "2,310", "1.9 M".
std::string short_count(double number);
// A loss: "0.0312", "715.7", "451,512", "1.2e+07", "not a number".
std::string loss_text(double loss);
// "100 / 500"; where that would get long the goal is rounded: "12,345 / 100 k".
std::string epochs_text(std::uint64_t done, std::uint64_t all);

}  // namespace descent
