#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

// A plain value describes its settings itself: its static fields() is a tuple of one Field for each
// setting, in the order in which they are written. JSON and its reference read these rows, so that
// a setting is said once.
namespace descent {

// What a setting may be.
struct Number {  // float or double
  double low, high;
};
struct WholeNumber {
  std::uint64_t low, high;
};
struct TrueOrFalse {};
// A member of a closed set that has a to_string().
template <typename Value>
struct OneOf {
  const std::vector<Value>& (*all)();
};
// A value that describes itself by fields of its own, or by names: `what` is it, "an initializer".
struct Described {
  std::string_view what;
};

// Whether the key has to be given. `written` has a default, but is written even where it has that.
enum class Presence { optional, written, required };

template <typename Owner, typename Value, typename Allowed>
struct Field {
  std::string_view key;
  Value Owner::* member;
  Allowed allowed;
  std::string_view meaning;
  Presence presence = Presence::optional;
  Value Owner::* usual = nullptr;  // not null: the default is what this member is

  // What the member is where the key is left out.
  const Value& standard(const Owner& owner, const Owner& defaults) const {
    return usual ? owner.*usual : defaults.*member;
  }
};

template <typename Owner, typename Value, typename Allowed>
constexpr Field<Owner, Value, Allowed> field(std::string_view key, Value Owner::* member,
                                             Allowed allowed, std::string_view meaning = "",
                                             Presence presence = Presence::optional) {
  return {key, member, allowed, meaning, presence};
}

// A setting that is as another one where it is not given.
template <typename Owner, typename Value, typename Allowed>
constexpr Field<Owner, Value, Allowed> field_like(Value Owner::* usual, std::string_view key,
                                                  Value Owner::* member, Allowed allowed,
                                                  std::string_view meaning = "") {
  return {key, member, allowed, meaning, Presence::optional, usual};
}

// Calls body(field) for each row of the table.
template <typename Owner, typename Body>
constexpr void for_each_field(Body&& body) {
  std::apply([&](const auto&... row) { (body(row), ...); }, Owner::fields());
}

}  // namespace descent
