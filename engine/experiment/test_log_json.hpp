#pragma once

#include "engine/experiment/json_node.hpp"
#include "engine/training/test_log.hpp"

namespace descent {

// The list "tests" of a history: an object for each look at the test set, with the epoch, the step
// and Keras's names of the metrics. An Error names what is wrong in it.
TestLog read_tests(const JsonNode& node);
Json write_tests(const TestLog& log);

}  // namespace descent
