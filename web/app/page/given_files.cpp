#include "web/app/page/given_files.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/data/gzip.hpp"
#include "engine/tables/csv_text.hpp"
#include "web/app/page/open_file.hpp"

namespace descent {
namespace {

constexpr std::size_t most_bytes = std::size_t{256} << 20;

std::uint32_t big_endian(const std::vector<std::uint8_t>& bytes, std::size_t at) {
  return (std::uint32_t{bytes[at]} << 24) | (std::uint32_t{bytes[at + 1]} << 16) |
         (std::uint32_t{bytes[at + 2]} << 8) | std::uint32_t{bytes[at + 3]};
}

void set_big_endian(std::vector<std::uint8_t>& bytes, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) {
    bytes[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
  }
}

// Images have three dimensions, labels one: the fourth byte says so.
bool are_images(const GivenFile& file) {
  const auto& bytes = file.bytes;
  const bool idx = bytes.size() >= 8 && bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 8;
  if (idx && bytes[3] == 3 && bytes.size() >= 16) return true;
  if (idx && bytes[3] == 1) return false;
  const std::string_view what =
      known_file({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (!what.empty() && !idx) {
    throw Error(tr("{0} is {1}.", file.name, tr_marked(what)) + " " + opened_kinds());
  }
  throw Error(
      tr("{0} is not an IDX file of images or labels, as MNIST's are: those begin with 00 00 "
         "08 03 or 00 00 08 01.",
         file.name) +
      " " + opened_kinds());
}

// Before anything is cut or renamed, so that a sentence can name the person's own file.
void check_whole(const GivenFile& file, bool images) {
  const std::size_t count = big_endian(file.bytes, 4);
  std::size_t promised = 8 + count;
  if (images) {
    const std::uint32_t height = big_endian(file.bytes, 8), width = big_endian(file.bytes, 12);
    if (height != 28 || width != 28) {
      throw Error(
          tr("{0} has images of {1} × {2} pixels; here they have to be of 28 × 28, as MNIST's.",
             file.name, height, width));
    }
    promised = 16 + count * 28 * 28;
  }
  if (file.bytes.size() != promised) {
    throw Error(
        tr("{0} should hold {1} bytes by its own header, but holds {2}: it is not whole. Get it "
           "again.",
           file.name, promised, file.bytes.size()));
  }
  if (images) return;
  const auto wrong = std::find_if(file.bytes.begin() + 8, file.bytes.end(),
                                  [](std::uint8_t label) { return label > 9; });
  if (wrong == file.bytes.end()) return;
  throw Error(tr("{0} has the label {1} for image {2}; labels go from 0 to 9.", file.name, *wrong,
                 wrong - file.bytes.begin() - 7));
}

bool name_has(const GivenFile& file, const char* part) {
  return file.name.find(part) != std::string::npos;
}

bool is_test(const GivenFile& file) { return name_has(file, "t10k") || name_has(file, "test"); }

// The training file first.
void order_by_role(std::vector<GivenFile>& files) {
  const bool named = is_test(files[0]) != is_test(files[1]);
  const bool swap =
      named ? is_test(files[0]) : big_endian(files[0].bytes, 4) < big_endian(files[1].bytes, 4);
  if (swap) std::swap(files[0], files[1]);
}

struct Cut {
  std::vector<std::uint8_t> first, second;
};

// Both parts get a header of their own.
Cut cut(std::vector<std::uint8_t> bytes, std::size_t header, std::size_t item,
        std::uint32_t first_count) {
  const std::uint32_t count = big_endian(bytes, 4);
  const std::size_t place =
      std::min(bytes.size(), header + item * static_cast<std::size_t>(first_count));
  Cut parts;
  parts.second.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(header));
  parts.second.insert(parts.second.end(), bytes.begin() + static_cast<std::ptrdiff_t>(place),
                      bytes.end());
  bytes.resize(place);
  set_big_endian(bytes, 4, first_count);
  set_big_endian(parts.second, 4, count - first_count);
  parts.first = std::move(bytes);
  return parts;
}

ImageFiles cut_one_pair(GivenFile images, GivenFile labels) {
  const std::uint32_t count = big_endian(images.bytes, 4);
  if (count != big_endian(labels.bytes, 4) || count < 7) {
    throw Error(
        tr("{0} has {1} images and {2} {3} labels: choose two files that belong together, with at "
           "least 7 of each.",
           images.name, count, labels.name, big_endian(labels.bytes, 4)));
  }
  const std::size_t pixels =
      std::size_t{big_endian(images.bytes, 8)} * big_endian(images.bytes, 12);
  const std::uint32_t train = count - count / 7;
  Cut image_parts = cut(std::move(images.bytes), 16, pixels, train);
  Cut label_parts = cut(std::move(labels.bytes), 8, 1, train);
  return {std::move(image_parts.first), std::move(label_parts.first), std::move(image_parts.second),
          std::move(label_parts.second)};
}

}  // namespace

ImageFiles sort_image_files(std::vector<GivenFile> files) {
  std::vector<GivenFile> images, labels;
  for (GivenFile& file : files) {
    if (is_gzip(file.bytes)) file.bytes = gunzip(file.bytes, file.name, most_bytes);
    const bool has_images = are_images(file);
    check_whole(file, has_images);
    (has_images ? images : labels).push_back(std::move(file));
  }
  if (images.size() == 1 && labels.size() == 1) {
    return cut_one_pair(std::move(images[0]), std::move(labels[0]));
  }
  if (images.size() != 2 || labels.size() != 2) {
    throw Error(
        tr("Files of images: {0}; of labels: {1}. Choose all four files of a set together "
           "(train-images, train-labels, t10k-images, t10k-labels), or one file of images with its "
           "labels.",
           images.size(), labels.size()));
  }
  order_by_role(images);
  order_by_role(labels);
  return {std::move(images[0].bytes), std::move(labels[0].bytes), std::move(images[1].bytes),
          std::move(labels[1].bytes)};
}

}  // namespace descent
