#pragma once

#include "engine/cli/arguments.hpp"

// What `descent` can do, a file each. They print to standard output and throw
// an Error where something cannot be done.
namespace descent {

CommandSpec train_command();
CommandSpec evaluate_command();
CommandSpec predict_command();
CommandSpec info_command();
CommandSpec source_command();
CommandSpec lesson_command();
CommandSpec verify_command();

}  // namespace descent
