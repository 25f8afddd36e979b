#pragma once

#include <zlib.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/data/dataset.hpp"
#include "engine/data/feature.hpp"
#include "engine/data/image_set.hpp"
#include "engine/data/make_dataset.hpp"

namespace descent::test {

using Bytes = std::vector<std::uint8_t>;
using Rows = std::vector<std::vector<double>>;  // as DataSettings have them

// FNV-1a: a fingerprint that is the same wherever the bytes are.
class Fingerprint {
 public:
  void add(std::uint8_t byte) { hash_ = (hash_ ^ byte) * 0x100000001b3u; }
  void add(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) add(static_cast<std::uint8_t>(bits >> shift));
  }
  void add(const Samples& samples) {
    std::vector<float> values(samples.sample_size());
    for (std::size_t i = 0; i < samples.count(); ++i) {
      samples.copy_sample(i, values.data());
      for (const float value : values) add(value);
    }
  }
  void add(const Dataset& dataset) {
    for (const Split* split : {&dataset.train, &dataset.test()}) {
      add(split->inputs);
      add(split->targets);
    }
  }
  std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325u;
};

inline std::uint64_t fingerprint(const Dataset& dataset) {
  Fingerprint result;
  result.add(dataset);
  return result.hash();
}

inline std::vector<float> sample(const Samples& samples, std::size_t index) {
  std::vector<float> values(samples.sample_size());
  samples.copy_sample(index, values.data());
  return values;
}

// What the Error that `action` throws says, or "" where it throws none.
template <typename Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::shared_ptr<const Dataset> set_of(const DataSettings& settings, std::uint64_t seed = 42,
                                             const std::vector<Feature>& features = {Feature::x,
                                                                                     Feature::y}) {
  return make_dataset(settings, features, false, seed, nullptr);
}

// What is said where there can be no such set.
inline std::string refusal(const DataSettings& settings) {
  return error_of([&] { set_of(settings); });
}

inline Bytes idx_bytes(std::vector<std::uint32_t> extents, const Bytes& data) {
  Bytes file = {0, 0, 8, static_cast<std::uint8_t>(extents.size())};
  for (const std::uint32_t extent : extents) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      file.push_back(static_cast<std::uint8_t>(extent >> shift));
    }
  }
  file.insert(file.end(), data.begin(), data.end());
  return file;
}

inline Bytes gzipped(const Bytes& plain) {
  z_stream stream = {};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  Bytes packed(deflateBound(&stream, static_cast<uLong>(plain.size())) + 64);
  Bytes input = plain;
  stream.next_in = input.data();
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<uInt>(packed.size());
  const int status = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END) throw std::runtime_error("deflate");
  return packed;
}

// Three training and two test images of 2×2; image i's pixels are 10·i, 10·i+1, 10·i+2, 10·i+3 and
// its label is i; the test images follow.
inline ImageFiles small_image_files() {
  const auto images = [](std::uint32_t first, std::uint32_t count) {
    Bytes pixels;
    for (std::uint32_t i = first; i < first + count; ++i) {
      for (std::uint32_t p = 0; p < 4; ++p) pixels.push_back(static_cast<std::uint8_t>(10 * i + p));
    }
    return idx_bytes({count, 2, 2}, pixels);
  };
  return {images(0, 3), idx_bytes({3}, {0, 1, 2}), images(3, 2), idx_bytes({2}, {3, 4})};
}

}  // namespace descent::test
