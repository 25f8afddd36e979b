#pragma once

#include <string>

#include "engine/training/snapshot.hpp"

namespace descent {

// "Looked at twice: …": what so many looks at a test set are worth.
std::string looks_words(std::size_t looks);

// The looks at the test set, the newest first, with what they are worth; nothing where there are
// none.
void draw_test_table(const Snapshot& snapshot);

}  // namespace descent
