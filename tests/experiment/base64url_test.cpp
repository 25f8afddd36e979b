#include "engine/experiment/base64url.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

namespace {

std::vector<std::uint8_t> bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

}  // namespace

TEST_CASE("base64url has RFC 4648's examples, without padding") {
  const std::pair<const char*, const char*> examples[] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : examples) {
    CHECK(to_base64url(bytes_of(plain)) == text);
    CHECK(from_base64url(text) == bytes_of(plain));
  }
  CHECK(to_base64url({0xFB, 0xFF}) == "-_8");
}

TEST_CASE("every byte comes back") {
  std::vector<std::uint8_t> bytes;
  for (int i = 0; i < 1000; ++i) {
    CHECK(from_base64url(to_base64url(bytes)) == bytes);
    bytes.push_back(static_cast<std::uint8_t>(i * 37));
  }
}

TEST_CASE("text that is not base64url is refused") {
  for (const std::string text : {"Z", "Zg==", "Zh", "Zm8+", "Zm9 v", "Zm9vZ", "Z\xC3\xA4"}) {
    INFO(text);
    CHECK_FALSE(from_base64url(text).has_value());
  }
}
