#include "web/platform/native_options.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/catalogue.hpp"

namespace descent::platform {

NativeOptions parse_native_options(int argument_count, char** arguments) {
  NativeOptions options;
  options.language = language_of_surroundings();
  int next = 1;
  const auto value = [&](std::string_view option) -> std::string {
    if (next >= argument_count) throw Error(tr("{0} needs a value after it.", option));
    return arguments[next++];
  };
  while (next < argument_count) {
    const std::string_view option = arguments[next++];
    if (option == "--help") {
      options.help = true;
    } else if (option == "--size") {
      const std::string size = value(option);
      if (std::sscanf(size.c_str(), "%dx%d", &options.width, &options.height) != 2 ||
          options.width < 200 || options.height < 200) {
        throw Error(tr("--size needs a width and a height such as 1440x900, not {0}.", size));
      }
    } else if (option == "--dark") {
      options.dark = true;
    } else if (option == "--lang") {
      options.language = value(option);
    } else if (option == "--reduced-motion") {
      options.reduced_motion = true;
    } else if (option == "--smoke") {
      options.smoke = true;
    } else if (option == "--seconds") {
      options.seconds = std::atof(value(option).c_str());
    } else if (option == "--picture") {
      options.picture = value(option);
    } else if (option == "--request") {
      options.requests.push_back(value(option));
    } else if (!option.starts_with("-")) {
      options.files.emplace_back(option);
    } else {
      throw Error(tr("There is no option {0}: see playground --help.", option));
    }
  }
  return options;
}

std::string native_help() {
  return tr(
      "playground [OPTIONS] [FILE...]   Descent as a desktop program, with these files opened\n"
      "  --size WxH          the window's size, 1440x900 if not given\n"
      "  --dark              the dark theme as the system's\n"
      "  --reduced-motion    no animations\n"
      "  --lang CODE         en or es; else as LANG says\n"
      "  --request JSON      carry out a request of the embed API first, print the answer\n"
      "  --smoke             run without a person for --seconds N (2), then end\n"
      "  --picture FILE.ppm  with --smoke: keep the last frame\n");
}

}  // namespace descent::platform
