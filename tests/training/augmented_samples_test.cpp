#include "engine/training/augmented_samples.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "engine/training/trainer.hpp"
#include "tests/model/fixed_augmentation.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;

namespace {

const Shape small_picture = {2, 4};

// Picture k is k in its upper left corner, and 0 elsewhere.
std::shared_ptr<const Dataset> marked_pictures(std::size_t count) {
  std::vector<float> x, y;
  for (std::size_t k = 0; k < count; ++k) {
    x.push_back(static_cast<float>(k));
    x.insert(x.end(), 7, 0.0f);
    y.push_back(static_cast<float>(k % 2));
  }
  auto data = std::make_shared<Dataset>(*tests::toy_data(2, 8, std::move(x), std::move(y), count));
  data->input_shape = small_picture;
  return data;
}

Trainer trainer_behind(std::vector<Layer> augmentation, std::size_t pictures = 32,
                       std::size_t batch_size = 16) {
  augmentation.push_back(Flatten{});
  augmentation.push_back(Dense{2, Activation::softmax});
  TrainingSettings settings;
  settings.loss = Loss::sparse_categorical_crossentropy;
  settings.batch_size = batch_size;
  settings.epochs = 10;
  return Trainer(Sequential(small_picture, std::move(augmentation), 3), marked_pictures(pictures),
                 settings, 4, default_kernels());
}

// The pictures that are `marks` at that place, and 0 elsewhere.
std::vector<float> marked_at(std::size_t place, const std::vector<std::uint32_t>& marks) {
  std::vector<float> values(marks.size() * 8);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    values[i * 8 + place] = static_cast<float>(marks[i]);
  }
  return values;
}

}  // namespace

TEST_CASE("a batch's first pictures are kept before and behind each layer that changes them") {
  Trainer trainer = trainer_behind({tests::moved(0, 0.5f), tests::moved(0.5f, 0.25f)});
  CHECK(trainer.snapshot().augmented == nullptr);
  trainer.step();
  const auto first = trainer.snapshot().augmented;
  REQUIRE(first);
  CHECK(first->epoch == 1);
  CHECK(first->step == 1);
  REQUIRE(first->samples.size() == AugmentedSamples::most);
  CHECK(std::set(first->samples.begin(), first->samples.end()).size() == AugmentedSamples::most);
  REQUIRE(first->layers.size() == 2);
  CHECK(first->of(0)->shape == small_picture);
  CHECK(first->of(0)->before == marked_at(0, first->samples));
  CHECK(first->of(0)->after == marked_at(2, first->samples));
  CHECK(first->of(1)->before == marked_at(2, first->samples));
  CHECK(first->of(1)->after == marked_at(7, first->samples));
  CHECK(first->of(2) == nullptr);

  SECTION("the next batch has others, and what was handed out stays as it was") {
    const std::vector<std::uint32_t> samples = first->samples;
    trainer.step();
    const auto second = trainer.snapshot().augmented;
    CHECK(second->step == 2);
    CHECK(second->samples != samples);
    CHECK(second->of(1)->after == marked_at(7, second->samples));
    CHECK(first->samples == samples);
    CHECK(first->of(0)->before == marked_at(0, samples));
    CHECK(trainer.snapshot().augmented == second);
    trainer.step();
    CHECK(trainer.snapshot().augmented->epoch == 2);
    CHECK(trainer.snapshot().augmented->step == 1);
  }
  SECTION("from the beginning there are none again") {
    trainer.reset();
    CHECK(trainer.snapshot().augmented == nullptr);
    trainer.step();
    CHECK(trainer.snapshot().augmented->samples == first->samples);
  }
}

TEST_CASE("a batch of fewer pictures has them all") {
  Trainer trainer = trainer_behind({tests::moved(0, 0.5f)}, 3);
  trainer.step();
  const auto all = trainer.snapshot().augmented;
  REQUIRE(all);
  CHECK(std::set(all->samples.begin(), all->samples.end()) == std::set<std::uint32_t>{0, 1, 2});
  CHECK(all->of(0)->after == marked_at(2, all->samples));
}

TEST_CASE("a network that changes no pictures keeps none") {
  Trainer trainer = trainer_behind({});
  trainer.step(3);
  CHECK(trainer.snapshot().augmented == nullptr);
}
