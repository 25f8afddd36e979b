#pragma once

#include <string>

#include "engine/core/error.hpp"
#include "engine/experiment/link.hpp"

namespace descent::tests {

// What read_link() refuses the text with; empty where it takes it.
inline std::string link_error(const std::string& text) {
  try {
    read_link(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace descent::tests
