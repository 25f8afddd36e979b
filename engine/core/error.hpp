#pragma once

#include <stdexcept>
#include <string>

namespace descent {

// What a person did or gave that cannot work: an impossible experiment, a broken file.
// The message is one sentence (or two) that says what is wrong and what to do.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message) : std::runtime_error(message) {}
};

}  // namespace descent
