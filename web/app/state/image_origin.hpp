#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace descent {

// Where images that one looks at come from: what epochs are evaluated on (Dataset::validation),
// what is trained on, the test set where it is held out; or the mean training image of each class.
enum class ImageOrigin : std::uint8_t { validation, training, test, means };
inline constexpr std::array<const char*, 4> image_origin_ids = {"validation", "training", "test",
                                                                "means"};

// One of them, of a split.
struct OriginImage {
  ImageOrigin origin = ImageOrigin::validation;
  std::size_t index = 0;
  bool operator==(const OriginImage&) const = default;
};

}  // namespace descent
