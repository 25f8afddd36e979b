#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "engine/core/error.hpp"
#include "engine/data/deflate.hpp"
#include "engine/experiment/base64url.hpp"
#include "engine/experiment/experiment.hpp"
#include "engine/experiment/experiment_json.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

Experiment with_images(std::size_t count) {
  Experiment experiment;
  experiment.data = settings_of(data_set_info("synthetic_digits"));
  experiment.data.train_limit = 40;
  experiment.data.test_limit = 10;
  experiment.model = {Flatten{}, Dense{10, Activation::softmax}};
  experiment.training.loss = Loss::sparse_categorical_crossentropy;
  for (std::size_t i = 0; i < count; ++i) {
    std::array<std::uint8_t, OwnImages::pixels> image{};
    image[i % image.size()] = 255;
    experiment.data.own_images =
        experiment.data.own_images.with(image, static_cast<std::uint8_t>(i % 10));
  }
  return experiment;
}

std::string with_text(const std::string& text) {
  return R"({"descent": 1, "data": {"name": "mnist", "own_images": ")" + text + R"("}})";
}

std::string packed(const std::string& records) { return to_base64url(deflate_text(records)); }

}  // namespace

TEST_CASE("own images are part of the experiment, as a text that comes back as they are") {
  Experiment experiment = with_images(12);
  experiment.data.own_images_alone = true;
  const std::string json = to_json(experiment);
  CHECK_THAT(json, ContainsSubstring("\"own_images\": \"eNr"));
  CHECK(parse_experiment(json) == experiment);
  CHECK_THAT(to_json(with_images(0)), !ContainsSubstring("own_images"));
}

TEST_CASE("a training learns one's own images with the others, or alone") {
  Experiment experiment = with_images(12);
  CHECK(make_dataset(experiment, ImageSource{})->train.count() == 52);
  experiment.data.own_images_alone = true;
  Trainer trainer = make_trainer(experiment, ImageSource{}, default_kernels());
  trainer.step_epoch();
  CHECK(trainer.samples_seen() == 12);
}

TEST_CASE("texts that are no own images are refused with what is wrong") {
  const auto refuse = [](const std::string& text, const std::string& words) {
    INFO(words);
    CHECK_THROWS_WITH(parse_experiment(with_text(text)),
                      StartsWith("data.own_images") && ContainsSubstring(words));
  };
  refuse("not base64!", "text of own images");
  refuse("AAAA", "damaged");
  refuse(packed(std::string(784, 'a')), "text of own images");
  const std::string text = packed(std::string(785, '\1'));
  refuse(text.substr(0, text.size() - 8), "cut off");
  refuse(packed(std::string(785 * 1001, '\1')), "more than");
  CHECK_THROWS_WITH(parse_experiment(R"({"descent": 1, "data": {"own_images": "AAAA"}})"),
                    ContainsSubstring("own_images"));
}
