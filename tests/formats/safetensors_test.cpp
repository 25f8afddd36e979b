#include "engine/formats/safetensors.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/data/data_helpers.hpp"
#include "tests/formats/zip_testing.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using test::number;

namespace {

std::string file_of(const std::string& header, const std::string& data = "") {
  return number(header.size(), 8) + header + data;
}
std::string tensor(const std::string& name, const std::string& type, const std::string& shape,
                   const std::string& offsets) {
  return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape +
         ",\"data_offsets\":" + offsets + "}";
}
std::string error_of_safetensors(const std::string& file) {
  return test::error_of([&] {
    const auto opened = open_safetensors(file);
    for (std::size_t i = 0; i < opened->arrays().size(); ++i) opened->read(i);
  });
}
std::string error_of_header(const std::string& header, const std::string& data = "") {
  return error_of_safetensors(file_of(header, data));
}

const std::string eight(8, '\0');
const auto is_damaged = ContainsSubstring("The header of the safetensors file is damaged");
const auto do_not_fit = ContainsSubstring("do not fit its shape");

}  // namespace

TEST_CASE("what was written as safetensors is read back") {
  Tensor kernel({2, 3}), bias({3});
  for (std::size_t i = 0; i < 6; ++i) kernel.data()[i] = 0.1f * static_cast<float>(i) - 0.3f;
  const std::string file = write_safetensors({{"dense/kernel", &kernel}, {"dense/bias", &bias}});
  CHECK(is_safetensors(file));
  CHECK(little_endian(file, 0, 8) % 8 == 0);
  const auto opened = open_safetensors(file);
  REQUIRE(opened->arrays().size() == 2);
  CHECK(opened->arrays()[0].name == "dense/kernel");
  CHECK(opened->read(0) == kernel);
  CHECK(opened->read(1) == bias);
}

TEST_CASE("safetensors of all types for weights are read") {
  const auto first = [](const std::string& type, const std::string& data) {
    const std::string end = std::to_string(data.size());
    const auto file =
        open_safetensors(file_of("{" + tensor("a", type, "[2]", "[0," + end + "]") + "}  ", data));
    const Tensor values = file->read(0);
    return std::vector<float>(values.begin(), values.end());
  };
  const std::vector<float> expected = {1, -2};
  CHECK(first("F32", number(0x3f800000, 4) + number(0xc0000000, 4)) == expected);
  CHECK(first("F64", number(0x3ff0000000000000, 8) + number(0xc000000000000000, 8)) == expected);
  CHECK(first("F16", number(0x3c00, 2) + number(0xc000, 2)) == expected);
  CHECK(first("BF16", number(0x3f80, 2) + number(0xc000, 2)) == expected);
  CHECK(first("I64", number(1, 8) + number(~std::uint64_t{1}, 8)) == expected);
  CHECK(first("U8", "\x01\x02") == std::vector<float>{1, 2});
}

TEST_CASE("a header's length that lies is refused before anything is read") {
  const std::string header = "{" + tensor("a", "F32", "[2]", "[0,8]") + "}";
  const std::string good = file_of(header, eight);
  CHECK(error_of_safetensors(good).empty());
  for (const std::uint64_t length :
       {std::uint64_t{good.size()}, ~std::uint64_t{0}, std::uint64_t{1} << 63}) {
    CHECK_THAT(error_of_safetensors(number(length, 8) + good.substr(8)),
               ContainsSubstring("is not whole"));
  }
  for (const std::uint64_t length :
       std::initializer_list<std::uint64_t>{0, 1, header.size() - 1, header.size() + 8}) {
    CHECK_THAT(error_of_safetensors(number(length, 8) + good.substr(8)), is_damaged);
  }
  CHECK_THAT(error_of_safetensors(file_of(std::string(5u << 20, ' '))),
             ContainsSubstring("at most 4 are read"));
}

TEST_CASE("safetensors whose offsets overlap, overflow or leave holes are refused") {
  const auto two = [](const std::string& first, const std::string& second) {
    return error_of_header(
        "{" + tensor("a", "F32", "[1]", first) + "," + tensor("b", "F32", "[1]", second) + "}",
        eight);
  };
  CHECK(two("[0,4]", "[4,8]").empty());
  CHECK(two("[4,8]", "[0,4]").empty());
  CHECK_THAT(two("[0,4]", "[0,4]"), do_not_fit);
  CHECK_THAT(two("[0,4]", "[2,6]"), do_not_fit);
  CHECK_THAT(two("[0,4]", "[5,9]"), do_not_fit);
  CHECK_THAT(two("[1,5]", "[5,9]"), do_not_fit);
  CHECK_THAT(two("[0,4]", "[8,4]"), do_not_fit);
  CHECK_THAT(two("[0,4]", "[4]"), do_not_fit);
  CHECK_THAT(two("[0,4]", "[4,8,12]"), do_not_fit);
  CHECK_THAT(two("[0,4]", "[18446744073709551612,18446744073709551615]"), do_not_fit);
  const auto one = [](const std::string& shape, const std::string& offsets) {
    return error_of_header("{" + tensor("a", "F32", shape, offsets) + "}", eight);
  };
  CHECK(one("[2]", "[0,8]").empty());
  CHECK_THAT(one("[3]", "[0,8]"), do_not_fit);
  CHECK_THAT(one("[1]", "[0,4]"), ContainsSubstring("is not whole"));
  CHECK_THAT(one("[4]", "[0,16]"), ContainsSubstring("is not whole"));
  CHECK_THAT(one("[4611686018427387905]", "[0,4]"), do_not_fit);
  CHECK_THAT(one("[4294967296,4294967296,4294967296]", "[0,8]"), do_not_fit);
  CHECK_THAT(one("[1000000000000]", "[0,4000000000000]"), do_not_fit);
}

TEST_CASE("headers of safetensors that are no such JSON are refused") {
  const std::string good = tensor("a", "F32", "[2]", "[0,8]");
  for (const std::string& text :
       {std::string("{"),
        std::string("[]"),
        std::string("1"),
        "{" + good + "} x",
        "{" + good + "}" + std::string("\0x", 2),
        "{" + good.substr(0, good.size() - 1) + ",\"more\":1}}",
        std::string("{\"a\":1}"),
        std::string("{\"a\":{}}"),
        std::string("{\"a\":{\"dtype\":\"F32\"}}"),
        "{" + tensor("a", "F32", "[-2]", "[0,8]") + "}",
        "{" + tensor("a", "F32", "[2.0]", "[0,8]") + "}",
        "{" + tensor("a", "F32", "[1e999]", "[0,8]") + "}",
        "{" + tensor("a", "F32", "[[2]]", "[0,8]") + "}",
        "{" + tensor("a", "F32", "2", "[0,8]") + "}",
        "{" + tensor("a", "F32", "null", "[0,8]") + "}",
        std::string("{\"a\":{\"dtype\":[1],\"shape\":[2],\"data_offsets\":[0,8]}}"),
        std::string("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],"
                    "\"data_offsets\":[0,8]}}"),
        "{\"__metadata__\":{\"a\":{}}," + good + "}",
        "{\"__metadata__\":[]," + good + "}",
        "{" + tensor("a", "F32", "[" + std::string(100'000, '[') + "]", "[0,8]") + "}",
        std::string(1'000'000, '['),
        std::string("{\"\xff\":1}")}) {
    CAPTURE(text.substr(0, 100));
    CHECK_THAT(error_of_header(text, eight), is_damaged);
  }
  CHECK(error_of_header("{\"__metadata__\":{\"format\":\"pt\"}," + good + "}", eight).empty());
  CHECK(error_of_header("{}") == "The safetensors file has no tensors.");
}

TEST_CASE("unknown types, keys that come twice and too many tensors are refused") {
  CHECK_THAT(error_of_header("{" + tensor("a", "F33", "[2]", "[0,8]") + "}", eight),
             ContainsSubstring("of the dtype \"F33\", which is not known"));
  CHECK_THAT(error_of_header("{" + tensor("a", "\\n", "[2]", "[0,8]") + "}", eight),
             ContainsSubstring("of the dtype \"\\n\""));
  CHECK_THAT(error_of_header("{" + tensor("a", "F8_E4M3", "[8]", "[0,8]") + "}", eight),
             ContainsSubstring("none for weights"));
  CHECK_THAT(error_of_header("{" + tensor("a", "F32", "[1]", "[0,4]") + "," +
                                 tensor("a", "F32", "[1]", "[4,8]") + "}",
                             eight),
             ContainsSubstring("has \"a\" twice"));
  CHECK_THAT(error_of_header("{" + tensor("a\\n", "F32", "[2]", "[0,8]") + "}", eight),
             ContainsSubstring("no text"));
  CHECK_THAT(error_of_header("{" + tensor("a", "F32", "[2]", "[0,8]") + "}",
                             number(0x7f800000, 4) + number(0, 4)),
             ContainsSubstring("infinite: 1 of 2 numbers, at [0]"));
  std::string many = "{";
  for (int i = 0; i < 100'000 && many.size() < (4u << 20) - 100; ++i) {
    many += (i ? "," : "") + std::string("\"") + std::to_string(i) +
            "\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
  }
  CHECK_THAT(error_of_header(many + "}"), ContainsSubstring("more than the 4096 tensors"));
}
