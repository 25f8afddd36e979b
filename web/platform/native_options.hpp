#pragma once

#include <string>
#include <vector>

namespace descent::platform {

// The desktop program's command line.
struct NativeOptions {
  int width = 1440, height = 900;
  bool dark = false, reduced_motion = false;
  std::string language;  // its code
  bool help = false;
  bool smoke = false;  // no person is there: run for `seconds`, then end
  double seconds = 2;
  std::string picture;                // --smoke: the last frame goes there, as PPM
  std::vector<std::string> files;     // opened at the start, as if they were dropped
  std::vector<std::string> requests;  // of the embed API, carried out at the start
};

// An Error says which option is not known or what it lacks.
NativeOptions parse_native_options(int argument_count, char** arguments);
std::string native_help();

}  // namespace descent::platform
