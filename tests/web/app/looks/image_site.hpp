#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

#include "engine/core/random.hpp"
#include "web/app/state/app.hpp"

namespace descent::tests {

// Noise, of the classes in turn.
inline std::shared_ptr<const Dataset> some_images(std::size_t classes, std::size_t train,
                                                  std::size_t validation) {
  Random random(5);
  const auto split = [&](std::size_t count) {
    std::vector<float> pixels(count * 28 * 28), labels(count);
    for (float& pixel : pixels) pixel = random.uniform();
    for (std::size_t i = 0; i < count; ++i) labels[i] = static_cast<float>(i % classes);
    Split made;
    made.inputs = Samples({28, 28}, pixels);
    made.targets = Samples({1}, labels);
    return made;
  };
  auto dataset = std::make_shared<Dataset>();
  dataset->input_shape = {28, 28};
  dataset->classes = classes;
  dataset->train = split(train);
  dataset->validation = split(validation);
  return dataset;
}

inline Experiment small_network(std::size_t classes) {
  Conv2D conv{.filters = 3, .kernel_size = {3, 3}};
  conv.activation = Activation::relu;
  Experiment experiment;
  experiment.data.name = "mnist";
  experiment.model = {conv, MaxPooling2D{}, Flatten{}, Dense{classes, Activation::softmax}};
  experiment.training.loss = Loss::sparse_categorical_crossentropy;
  experiment.training.batch_size = 4;
  experiment.training.epochs = 1000;
  return experiment;
}

// The program with images that are there.
struct ImageSite {
  App app;
  ImageSite(std::size_t classes, std::size_t validation, bool loaded)
      : app({{"one", "One", "", Scene::images, small_network(classes)}},
            {{.name = "mnist", .title = "MNIST", .state = ImageSetStatus::State::available}},
            [](const ImageSetStatus&) {}) {
    app.apply(SetScene{Scene::images});
    app.apply(SetExperiment{small_network(classes)});
    if (loaded) app.apply(ImageSetLoaded{"mnist", some_images(classes, 40, validation)});
    app.apply(SetSpeed{0});
  }
  RunView run() const { return app.shown_run(); }
  void train() {
    app.apply(Play{});
    app.run_for(std::chrono::milliseconds(5));
    app.apply(Pause{});
  }
};

}  // namespace descent::tests
