#include "engine/data/photo_turn.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace descent;

namespace {

using Photo = std::vector<std::uint8_t>;

void put(Photo& photo, const std::string& bytes) {
  photo.insert(photo.end(), bytes.begin(), bytes.end());
}

void put_number(Photo& photo, std::size_t value, std::size_t size, bool least_first) {
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t shift = 8 * (least_first ? i : size - 1 - i);
    photo.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

// The beginning of a JPEG file as cameras write it: a segment of another kind, then Exif's, whose
// directory has another entry before that one.
Photo photo_with(std::size_t turn, bool least_first) {
  Photo photo = {0xFF, 0xD8, 0xFF, 0xE0, 0, 5, 'J', 'F', 'I', 0xFF, 0xE1, 0, 2 + 6 + 8 + 2 + 24};
  put(photo, std::string("Exif\0\0", 6));
  put(photo, least_first ? "II" : "MM");
  put_number(photo, 42, 2, least_first);
  put_number(photo, 8, 4, least_first);
  put_number(photo, 2, 2, least_first);
  for (const auto& [tag, value] : {std::pair<std::size_t, std::size_t>{0x10F, 7}, {0x112, turn}}) {
    put_number(photo, tag, 2, least_first);
    put_number(photo, 3, 2, least_first);
    put_number(photo, 1, 4, least_first);
    put_number(photo, value, 2, least_first);
    put_number(photo, 0, 2, least_first);
  }
  photo.insert(photo.end(), {0xFF, 0xDA});
  return photo;
}

// 1 2 3
// 4 5 6
GreyRows rows() { return {3, 2, {1, 2, 3, 4, 5, 6}}; }

}  // namespace

TEST_CASE("photos: how they are to be turned is read in both orders of bytes") {
  for (std::size_t turn = 1; turn <= 8; ++turn) {
    for (const bool least_first : {false, true}) {
      INFO(turn << " " << least_first);
      CHECK(photo_turn(photo_with(turn, least_first)) == static_cast<int>(turn));
    }
  }
}

TEST_CASE("photos: what says nothing of that, or nonsense, stays as it is") {
  CHECK(photo_turn({}) == 1);
  CHECK(photo_turn(Photo{0xFF, 0xD8}) == 1);
  CHECK(photo_turn(Photo{0x89, 'P', 'N', 'G', 0xFF, 0xE1}) == 1);
  CHECK(photo_turn(photo_with(0, true)) == 1);
  CHECK(photo_turn(photo_with(9, false)) == 1);
  // Cut off anywhere it is read no further than it goes.
  const Photo whole = photo_with(6, false);
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    const Photo part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    INFO(size);
    CHECK(photo_turn(part) == 1);
  }
  // A directory that lies far behind the end, and one of which every entry does.
  Photo far = whole;
  far[13 + 6 + 4] = 0xFF;
  CHECK(photo_turn(far) == 1);
}

TEST_CASE("photos: they are turned and mirrored as Exif numbers it") {
  const auto grey = [](int turn) { return turned(rows(), turn).grey; };
  using Grey = std::vector<std::uint8_t>;
  CHECK(grey(1) == Grey{1, 2, 3, 4, 5, 6});
  CHECK(grey(2) == Grey{3, 2, 1, 6, 5, 4});
  CHECK(grey(3) == Grey{6, 5, 4, 3, 2, 1});
  CHECK(grey(4) == Grey{4, 5, 6, 1, 2, 3});
  CHECK(grey(5) == Grey{1, 4, 2, 5, 3, 6});
  CHECK(grey(6) == Grey{4, 1, 5, 2, 6, 3});  // to the right: what was on the left is above
  CHECK(grey(7) == Grey{6, 3, 5, 2, 4, 1});
  CHECK(grey(8) == Grey{3, 6, 2, 5, 1, 4});
  CHECK(turned(rows(), 6).width == 2);
  CHECK(turned(rows(), 6).height == 3);
  CHECK(turned(rows(), 3).width == 3);
}
