#pragma once

#include <memory>

#include "engine/data/data_settings.hpp"
#include "engine/data/dataset.hpp"

namespace descent {

// The part of a whole image set that an experiment asks for: the first train_limit training images
// and the first test_limit test images.
std::shared_ptr<const Dataset> limited(std::shared_ptr<const Dataset> whole,
                                       const DataSettings& settings);

// Keeps the last of the training images apart for validation, if the settings say so; as Keras's
// validation_split takes the last of what it is given. The test images are held out then. An Error
// where none would be left to train on.
std::shared_ptr<const Dataset> with_validation_apart(std::shared_ptr<const Dataset> dataset,
                                                     const DataSettings& settings);

// What an experiment trains on and is evaluated on, of the images that it asks for: some kept
// apart, and a person's own added. An Error as of the two.
std::shared_ptr<const Dataset> arranged(std::shared_ptr<const Dataset> dataset,
                                        const DataSettings& settings);

}  // namespace descent
