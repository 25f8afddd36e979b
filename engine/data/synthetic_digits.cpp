#include "engine/data/synthetic_digits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "engine/core/portable_math.hpp"
#include "engine/core/random.hpp"
#include "engine/data/digit_image.hpp"
#include "engine/data/digit_pen.hpp"
#include "engine/data/digit_skeletons.hpp"
#include "engine/data/image_set.hpp"

namespace descent {
namespace {

constexpr std::size_t pixel_count = digit_side * digit_side;
constexpr float two_pi = 2 * std::numbers::pi_v<float>;
// Test digits lie so far along the row that no training set reaches them.
constexpr std::uint64_t first_test_index = std::uint64_t{1} << 32;
// The drawing's longer side on the paper, before the pen's width: three times MNIST's 20 pixels.
constexpr float drawing_size = 60;

// A generator for one thing of the row; multiplying by an odd number keeps indices apart.
Random random_for(std::uint64_t seed, std::uint64_t index) {
  return Random(seed ^ ((index + 1) * 0xd1342543de82ef95u), RandomStream::data);
}

std::uint8_t digit_at(std::uint64_t seed, std::uint64_t index) {
  std::array<std::uint32_t, 10> order;
  std::iota(order.begin(), order.end(), 0u);
  Random random = random_for(~seed, index / 10);
  random.shuffle(order);
  return static_cast<std::uint8_t>(order[index % 10]);
}

const DigitSkeleton& choose_skeleton(int digit, Random& random) {
  const std::vector<DigitSkeleton>& skeletons = digit_skeletons(digit);
  float total = 0;
  for (const DigitSkeleton& skeleton : skeletons) total += skeleton.frequency;
  float left = random.uniform(0, total);
  for (const DigitSkeleton& skeleton : skeletons) {
    left -= skeleton.frequency;
    if (left < 0) return skeleton;
  }
  return skeletons.back();
}

// The hand's unsteadiness: each point is off a little, and strokes begin and end early or late.
void make_unsteady(std::vector<Stroke>& strokes, Random& random) {
  const float unsteadiness = random.uniform(0.01f, 0.06f);
  for (Stroke& stroke : strokes) {
    const Stroke steady = stroke;
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      if (i > 0 && steady[i] == steady[i - 1]) {
        stroke[i] = stroke[i - 1];  // a corner stays one
        continue;
      }
      stroke[i].x += random.normal(0, unsteadiness);
      stroke[i].y += random.normal(0, unsteadiness);
    }
    const auto move_end = [&](StrokePoint& end, StrokePoint next) {
      const float share = random.uniform(-0.15f, 0.25f);
      end.x += share * (next.x - end.x);
      end.y += share * (next.y - end.y);
    };
    move_end(stroke.front(), stroke[1]);
    move_end(stroke.back(), stroke[stroke.size() - 2]);
  }
}

// What happens to the digit as a whole: two slow waves bend it, then it is stretched, slanted and
// turned.
class WritingStyle {
 public:
  explicit WritingStyle(Random& random) {
    for (Wave& wave : waves_) {
      wave.x = random.normal(0, 0.04f);
      wave.y = random.normal(0, 0.04f);
      wave.across = random.uniform(-4, 4);
      wave.down = random.uniform(-5, 5);
      wave.phase = random.uniform(0, two_pi);
    }
    top_heavy_ = random.normal(0, 0.3f);
    raised_ = random.normal(0, 0.25f);
    width_ = portable_exp(std::max(random.normal(0.12f, 0.28f), -0.3f));
    slant_ = random.normal(0.2f, 0.3f);
    const float angle = random.normal(0, 0.12f);
    sine_ = portable_sin(angle);
    cosine_ = portable_cos(angle);
  }

  StrokePoint apply(StrokePoint point) const {
    StrokePoint bent = point;
    for (const Wave& wave : waves_) {
      const float height = portable_sin(wave.across * point.x + wave.down * point.y + wave.phase);
      bent.x += wave.x * height;
      bent.y += wave.y * height;
    }
    const float wider = 1 + top_heavy_ * (0.5f - bent.y);
    const float y = bent.y + raised_ * bent.y * (1 - bent.y);
    const float x = width_ * wider * (bent.x - middle) - slant_ * y;
    return {cosine_ * x - sine_ * y, sine_ * x + cosine_ * y};
  }

 private:
  struct Wave {
    float x, y;          // by how much it moves points
    float across, down;  // how it runs
    float phase;
  };
  std::array<Wave, 2> waves_;
  static constexpr float middle = 0.3f;  // of the skeletons' width
  float top_heavy_;                      // how much wider the upper half is than the lower
  float raised_;                         // how much longer
  float width_, slant_, sine_, cosine_;
};

// Moves and scales the drawing to the middle of the paper.
void fit_to_paper(std::vector<Stroke>& strokes) {
  StrokePoint low = strokes[0][0], high = low;
  for (const Stroke& stroke : strokes) {
    for (const StrokePoint& point : stroke) {
      low = {std::min(low.x, point.x), std::min(low.y, point.y)};
      high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
  }
  const float scale = drawing_size / std::max({high.x - low.x, high.y - low.y, 0.1f});
  constexpr float middle = DigitPaper::side / 2.0f;
  for (Stroke& stroke : strokes) {
    for (StrokePoint& point : stroke) {
      point.x = middle + (point.x - (low.x + high.x) / 2) * scale;
      point.y = middle + (point.y - (low.y + high.y) / 2) * scale;
    }
  }
}

DigitPaper draw_strokes(const std::vector<Stroke>& strokes, Random& random) {
  const float radius = random.uniform(2, 6.5f);
  const float edge = random.uniform(1, 3);
  const float pressure = random.uniform(0, 0.25f);  // how much the width varies
  float phase = random.uniform(0, two_pi);
  DigitPaper paper;
  for (const Stroke& stroke : strokes) {
    float before = radius * (1 + pressure * portable_sin(phase));
    for (std::size_t i = 1; i < stroke.size(); ++i) {
      phase += 0.15f;
      const float after = radius * (1 + pressure * portable_sin(phase));
      paper.draw_line(stroke[i - 1], stroke[i], before, after, edge);
      before = after;
    }
  }
  return paper;
}

// The scanner: a little contrast more or less, and grain where there is ink.
void scan(const DigitImage& image, std::uint8_t* pixels, Random& random) {
  const float contrast = random.uniform(1, 1.5f);
  const float grain = random.uniform(0, 0.15f);
  for (std::size_t i = 0; i < pixel_count; ++i) {
    float ink = 0;
    if (image[i] > 0) ink = image[i] * contrast * (1 - grain * random.uniform());
    pixels[i] = static_cast<std::uint8_t>(std::min(ink, 1.0f) * 255 + 0.5f);
  }
}

}  // namespace

std::uint8_t draw_synthetic_digit(std::uint64_t seed, std::uint64_t index, std::uint8_t* pixels) {
  const std::uint8_t digit = digit_at(seed, index);
  Random random = random_for(seed, index);
  std::vector<Stroke> strokes = choose_skeleton(digit, random).strokes;
  make_unsteady(strokes, random);
  const WritingStyle style(random);
  for (Stroke& stroke : strokes) {
    stroke = flatten(stroke);
    for (StrokePoint& point : stroke) point = style.apply(point);
  }
  fit_to_paper(strokes);
  const DigitPaper paper = draw_strokes(strokes, random);
  scan(digit_image(paper.grey(), DigitPaper::side, DigitPaper::side), pixels, random);
  return digit;
}

SyntheticDigits::SyntheticDigits(std::uint64_t seed, std::size_t train_count,
                                 std::size_t test_count)
    : seed_(seed),
      train_count_(train_count > 0 ? train_count : default_train_digits),
      test_count_(test_count > 0 ? test_count : default_test_digits),
      pixels_(std::make_shared<std::vector<std::uint8_t>>(total() * pixel_count)),
      labels_(total()) {}

void SyntheticDigits::draw_next(std::size_t count) {
  const std::size_t end = drawn_ + std::min(count, total() - drawn_);
  for (; drawn_ < end; ++drawn_) {
    const std::uint64_t index =
        drawn_ < train_count_ ? drawn_ : first_test_index + (drawn_ - train_count_);
    labels_[drawn_] = draw_synthetic_digit(seed_, index, pixels_->data() + drawn_ * pixel_count);
  }
}

Split SyntheticDigits::take_split(std::size_t first, std::size_t count) const {
  Split split;
  split.inputs = Samples({digit_side, digit_side}, pixels_, first * pixel_count, count);
  const auto begin = labels_.begin() + static_cast<std::ptrdiff_t>(first);
  split.targets =
      Samples({1}, std::vector<float>(begin, begin + static_cast<std::ptrdiff_t>(count)));
  return split;
}

Dataset SyntheticDigits::take() {
  draw_next(total());
  Dataset dataset;
  dataset.name = "synthetic_digits";
  dataset.input_shape = {digit_side, digit_side};
  dataset.class_names = class_names_of(dataset.name);
  dataset.classes = dataset.class_names.size();
  dataset.train = take_split(0, train_count_);
  dataset.validation = take_split(train_count_, test_count_);
  return dataset;
}

}  // namespace descent
