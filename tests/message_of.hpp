#pragma once

#include <string>
#include <utility>

#include "engine/core/error.hpp"

namespace descent::tests {

// What it is refused with; "no error" where it is done.
template <typename Act>
std::string message_of(Act&& act) {
  try {
    std::forward<Act>(act)();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace descent::tests
