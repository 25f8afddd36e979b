#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

// What a link or an embedding page may leave out or lock: a part goes with all that lies in it, a
// single control alone. What is left out its keys still do, and the page around may; what is locked
// nobody does (locks.hpp).
namespace descent {

enum class Part {
  // Whole parts of the page.
  top_bar,
  data,       // the card, drawer or tab with the data
  settings,   // learning rate, optimizer and so on, in the transport bar
  transport,  // the whole bar; on a phone all of it but the tabs
  // Single controls.
  preset,
  dataset,
  noise,
  training_share,
  samples,
  batch_size,
  new_sample,
  own_data,
  loss,
  layers,      // adding and removing layers and their units
  activation,  // choosing it; its name stays
  test_data,
  discretize,
  reset,
  play,
  step,
  learning_rate,
  optimizer,
  regularizer,
  speed,
  // Cards that are there where they are switched on (View::open).
  performance,  // how fast it trains; with its button
};
inline constexpr std::size_t part_count = 25;

struct PartInfo {
  Part part;
  std::string_view name;   // in links
  std::string_view words;  // on the Share dialog
  std::string_view hint;
  bool control;       // a single one
  bool everywhere;    // else only in the Playground
  bool card = false;  // to be switched on, by a person (ShowPart) or a link (open=)
};
// In the order of Part.
const std::array<PartInfo, part_count>& all_parts();

class Parts {
 public:
  Parts() = default;
  Parts(std::initializer_list<Part> parts) {
    for (const Part part : parts) set(part, true);
  }

  bool has(Part part) const { return parts_[static_cast<std::size_t>(part)]; }
  void set(Part part, bool on) { parts_[static_cast<std::size_t>(part)] = on; }
  bool empty() const { return parts_.none(); }
  bool operator==(const Parts&) const = default;

 private:
  std::bitset<part_count> parts_;
};

// As a link says it: "data,settings". Empty where there are none.
std::string to_string(const Parts& parts);
// From such a text; nothing where a name is not known.
std::optional<Parts> parts_from(std::string_view names);

}  // namespace descent
