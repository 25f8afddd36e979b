#include "engine/formats/npy.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/formats/npz.hpp"
#include "tests/data/data_helpers.hpp"
#include "tests/formats/zip_testing.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using test::number;

namespace {

std::string npy(const std::string& dictionary, const std::string& data, int version = 1) {
  return "\x93NUMPY" + number(static_cast<std::uint64_t>(version), 2) +
         number(dictionary.size(), version == 1 ? 2 : 4) + dictionary + data;
}
std::string npy_of(const std::string& type, const std::string& shape, const std::string& data,
                   bool column_major = false) {
  return npy("{'descr': '" + type + "', 'fortran_order': " + (column_major ? "True" : "False") +
                 ", 'shape': " + shape + ", }\n",
             data);
}

std::string npz_of(const std::string& array, bool deflated = false) {
  return test::zip_file({test::zip_part("a.npy", array, deflated)});
}
Tensor array_in(const std::string& array, bool deflated = false) {
  return open_npz(npz_of(array, deflated))->read(0);
}
std::vector<float> numbers(const std::string& array) {
  const Tensor values = array_in(array);
  return {values.begin(), values.end()};
}
std::string error_of_array(const std::string& array) {
  return test::error_of([&] { array_in(array); });
}

const std::string one_two = number(0x3f800000, 4) + number(0x40000000, 4);

}  // namespace

TEST_CASE("arrays of all the number types that weights come in are read") {
  const std::vector<float> expected = {1, -2};
  CHECK(numbers(npy_of("<f4", "(2,)", number(0x3f800000, 4) + number(0xc0000000, 4))) == expected);
  CHECK(numbers(npy_of(">f4", "(2,)", std::string("\x3f\x80\0\0\xc0\0\0\0", 8))) == expected);
  CHECK(numbers(npy_of("<f8", "(2,)",
                       number(0x3ff0000000000000, 8) + number(0xc000000000000000, 8))) == expected);
  CHECK(numbers(npy_of("<f2", "(2,)", number(0x3c00, 2) + number(0xc000, 2))) == expected);
  CHECK(numbers(npy_of("|i1", "(2,)", "\x01\xfe")) == expected);
  CHECK(numbers(npy_of(">i2", "(2,)", std::string("\0\1\xff\xfe", 4))) == expected);
  CHECK(numbers(npy_of("<i4", "(2,)", number(1, 4) + number(0xfffffffe, 4))) == expected);
  CHECK(numbers(npy_of("<i8", "(2,)", number(1, 8) + number(~std::uint64_t{1}, 8))) == expected);
  CHECK(numbers(npy_of("|u1", "(2,)", "\x01\xff")) == std::vector<float>{1, 255});
  CHECK(numbers(npy_of("|b1", "(2,)", std::string("\0\1", 2))) == std::vector<float>{0, 1});
  CHECK(numbers(npy_of("<f4", "()", number(0x3f800000, 4))) == std::vector<float>{1});
  // The smallest half, and one with a fraction.
  CHECK(numbers(npy_of("<f2", "(2,)", number(0x0001, 2) + number(0x3555, 2))) ==
        std::vector<float>{5.9604644775390625e-8f, 0.333251953125f});
}

TEST_CASE("arrays in Fortran's order come out row by row") {
  std::string data;
  for (const int value : {0, 3, 1, 4, 2, 5}) data += static_cast<char>(value);
  const Tensor values = array_in(npy_of("|u1", "(2, 3)", data, true));
  CHECK(values.shape() == Shape{2, 3});
  CHECK(std::vector<float>(values.begin(), values.end()) == std::vector<float>{0, 1, 2, 3, 4, 5});
  // A single number and a vector have only one order.
  CHECK(numbers(npy_of("|u1", "(2,)", "\1\2", true)) == std::vector<float>{1, 2});
  // (2, 3, 2): element (i, j, k) lies at i + 2 j + 6 k.
  std::string cube;
  for (int at = 0; at < 12; ++at) cube += static_cast<char>(at);
  const Tensor three = array_in(npy_of("|u1", "(2, 3, 2)", cube, true));
  CHECK(three(1, 2, 1) == 11);
  CHECK(three(0, 1, 1) == 8);
}

TEST_CASE("headers of all versions, as different programs write them, are read") {
  const std::vector<float> expected = {1, 2};
  CHECK(numbers(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }   \n", one_two)) ==
        expected);
  CHECK(numbers(npy("{\"shape\":(2L,),\"fortran_order\":False,\"descr\":\"<f4\"}", one_two, 2)) ==
        expected);
  CHECK(numbers(npy("{'shape': (1, 2), 'fortran_order': False, 'descr': '<f4'}", one_two, 3)) ==
        expected);
  CHECK(array_in(npy_of("<f4", "(2,)", one_two), true).size() == 2);
  CHECK(array_in(npy_header({2, 3}) + std::string(24, '\0')).shape() == Shape{2, 3});
  CHECK(npy_header({2, 3}).size() % 64 == 0);
}

TEST_CASE("dictionaries that are none are refused") {
  const auto is_damaged = ContainsSubstring("The header of the array a is damaged");
  for (const std::string text :
       {"", "{", "{}", "{'descr': '<f4'}", "[]", "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2.0,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': 2}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999999,)}",
        "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'more': 1}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} or 1",
        "{'descr': __import__('os'), 'fortran_order': False, 'shape': (2,)}",
        "{'descr': '<f4\n', 'fortran_order': False, 'shape': (2,)}"}) {
    CAPTURE(text);
    CHECK_THAT(error_of_array(npy(text, one_two)), is_damaged);
  }
  CHECK_THAT(
      error_of_array(npy("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,)}", "")),
      ContainsSubstring("a table with columns"));
  std::string many = "(";
  for (int i = 0; i < 40; ++i) many += "1, ";
  CHECK_THAT(error_of_array(npy_of("<f4", many + ")", number(0, 4))), is_damaged);
}

TEST_CASE("arrays that are cut off, of another size than they say, or far too large are refused") {
  const std::string good = npy_of("<f4", "(2,)", one_two);
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    const bool in_numbers = size >= good.size() - one_two.size();
    CHECK_THAT(error_of_array(good.substr(0, size)),
               ContainsSubstring(in_numbers ? "by its own header" : "ends too early"));
  }
  CHECK_THAT(error_of_array(good + "x"), ContainsSubstring("by its own header"));
  CHECK_THAT(error_of_array("\x93NUMPZ" + good.substr(6)), ContainsSubstring("no file of NumPy's"));
  CHECK_THAT(error_of_array("\x93NUMPY\x09" + good.substr(7)),
             ContainsSubstring("versions 1.0 to 3.0"));
  for (const std::string shape : {"(4294967296, 4294967296)", "(65536, 65536, 65536, 65536)",
                                  "(1000000000,)", "(0, 99999999999)"}) {
    CHECK_THAT(error_of_array(npy_of("<f4", shape, one_two)),
               ContainsSubstring("larger than the 256 MB"));
  }
  CHECK_THAT(error_of_array(npy("{'descr': '<f4'" + std::string(70'000, ' '), "", 2)),
             ContainsSubstring("at most 65536 are read"));
}

TEST_CASE("arrays whose numbers are no weights are told with the place") {
  const auto told = [](const std::string& type, const std::string& data) {
    return error_of_array(npy_of(type, "(1, 2)", data));
  };
  CHECK(told("<f4", number(0x3f800000, 4) + number(0x7fc00000, 4)) ==
        "a of the file cannot be weights. NaN: 1 of 2 numbers, at [0, 1].");
  CHECK(told("<f4", number(0x7fc00000, 4) + number(0xffc00000, 4)) ==
        "a of the file cannot be weights. NaN: 2 of 2 numbers, the first at [0, 0].");
  CHECK(
      told("<f4", number(0x7f800000, 4) + number(0x7fc00000, 4)) ==
      "a of the file cannot be weights. NaN: 1 of 2 numbers, at [0, 1]; infinite: 1 of 2 numbers, "
      "at [0, 0].");
  CHECK_THAT(told("<f2", number(0x7c00, 2) + number(0, 2)), ContainsSubstring("infinite"));
  CHECK_THAT(told("<f2", number(0x7e00, 2) + number(0, 2)), ContainsSubstring("NaN: 1 of 2"));
  CHECK_THAT(told("<f8", number(0x7e37e43c8800759c, 8) + number(0, 8)),
             ContainsSubstring("too large for a float32"));
  CHECK_THAT(told("<i8", number(0, 8) + number(1u << 24 | 1u, 8)), ContainsSubstring("exactly"));
  CHECK_THAT(told("<c8", std::string(16, '\0')), ContainsSubstring("of the type <c8"));
  CHECK_THAT(told("<U1", std::string(8, '\0')), ContainsSubstring("none for weights"));
  CHECK_THAT(told("|O", "(dp0\n."), ContainsSubstring("holds Python objects"));
  // In Fortran's order the second number is the next row's.
  CHECK_THAT(
      error_of_array(npy_of("<f4", "(2, 2)", number(0, 4) + number(0x7fc00000, 4) + one_two, true)),
      ContainsSubstring("at [1, 0]"));
}
