#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// A plain value describes its settings itself: its static fields() are FieldRows, one Field for
// each setting, in the order in which they are written. JSON and its reference read these rows, so
// that a setting is said once.
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
// Some of a closed set that has a to_string(), at least one and none of them twice.
template <typename Value>
struct SomeOf {
  const std::vector<Value>& (*all)();
};
struct ShortText {  // of 1 to `longest` bytes
  std::size_t longest;
};
// So many values that describe themselves: `what` are they, "layers".
struct ListOf {
  std::size_t low, high;
  std::string_view what;
};
// A value that describes itself by fields of its own, or by names: `what` is it, "an initializer".
struct Described {
  std::string_view what;
};

// Whether the key has to be given. `written` has a default, but is written even where it has that.
enum class Presence { optional, written, required };

// What becomes of a training under way when the setting is changed.
enum class WhenChanged {
  begins_anew,        // it is another experiment, which is trained from new weights
  new_first_weights,  // the same, and nothing of the old weights can stay
  goes_on,            // the training takes it as it is
};

template <typename Owner, typename Value, typename Allowed>
struct Field {
  std::string_view key;
  Value Owner::* member;
  Allowed allowed;
  std::string_view meaning;
  Presence presence = Presence::optional;
  Value Owner::* usual = nullptr;  // not null: the default is what this member is
  WhenChanged when_changed = WhenChanged::begins_anew;
  bool (*applies)(const Owner&) = nullptr;  // not null: only such owners have the setting

  constexpr Field that(WhenChanged becomes) const {
    Field row = *this;
    row.when_changed = becomes;
    return row;
  }
  constexpr Field where(bool (*owner_has_it)(const Owner&)) const {
    Field row = *this;
    row.applies = owner_has_it;
    return row;
  }

  bool is_of(const Owner& owner) const { return !applies || applies(owner); }

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

// A table's rows, each of a type of its own. Nearly every file compiles these tables, and a
// std::tuple, which can do much more, takes the compiler several times as long.
template <std::size_t index, typename Row>
struct FieldPlace {
  Row row;
};
template <typename Indices, typename... Row>
struct FieldPlaces;
template <std::size_t... index, typename... Row>
struct FieldPlaces<std::index_sequence<index...>, Row...> : FieldPlace<index, Row>... {
  constexpr explicit FieldPlaces(const Row&... row) : FieldPlace<index, Row>{row}... {}

  // take(row, row, …)
  template <typename Take>
  constexpr auto apply(Take&& take) const {
    return take(static_cast<const FieldPlace<index, Row>&>(*this).row...);
  }
};

template <typename... Row>
struct FieldRows : FieldPlaces<std::index_sequence_for<Row...>, Row...> {
  constexpr explicit FieldRows(const Row&... row)
      : FieldPlaces<std::index_sequence_for<Row...>, Row...>(row...) {}
};

// These rows, and then those.
template <typename... Row, typename... Further>
constexpr FieldRows<Row..., Further...> operator+(const FieldRows<Row...>& these,
                                                  const FieldRows<Further...>& those) {
  return these.apply([&](const Row&... row) {
    return those.apply([&](const Further&... further) { return FieldRows(row..., further...); });
  });
}

// Calls body(field) for each row of the table.
template <typename Owner, typename Body>
constexpr void for_each_field(Body&& body) {
  Owner::fields().apply([&](const auto&... row) { (body(row), ...); });
}

template <typename Row>
inline constexpr bool is_number_row =
    std::is_same_v<std::decay_t<decltype(Row::allowed)>, Number> ||
    std::is_same_v<std::decay_t<decltype(Row::allowed)>, WholeNumber>;

// The setting of that key, a number, as near to `wanted` as it may be.
template <typename Owner>
void set_number(Owner& owner, std::string_view key, double wanted) {
  for_each_field<Owner>([&]<typename Row>(const Row& row) {
    if constexpr (is_number_row<Row>) {
      if (row.key != key) return;
      auto& value = owner.*row.member;
      using Value = std::decay_t<decltype(value)>;
      const double near = std::clamp(wanted, static_cast<double>(row.allowed.low),
                                     static_cast<double>(row.allowed.high));
      value = static_cast<Value>(std::is_floating_point_v<Value> ? near : std::round(near));
    }
  });
}

}  // namespace descent
