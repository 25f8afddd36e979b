#pragma once

#include <string>

#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/limits.hpp"

namespace descent {

// The whole file, or, where it is larger, more than that many bytes of it. An Error names it.
std::string read_text_file(const std::string& path, std::size_t most = limits::saved_bytes);

// An Error unless a file of that name could be written there: to find out
// before long work.
void check_can_write(const std::string& path);

// Whole or not at all: it is written beside and then renamed, so that nobody
// ever reads half a file.
void write_text_file(const std::string& path, const std::string& text);

// Read and parsed; an Error names the file.
Experiment read_experiment_file(const std::string& path);
SavedExperiment read_saved_file(const std::string& path);

}  // namespace descent
