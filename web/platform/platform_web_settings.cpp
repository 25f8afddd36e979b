#include <cstdarg>

// ImGui reads the file of its settings with sscanf(), and SDL a variable of the environment with
// vsscanf(). Neither is there in a page, and the program has no other use of what would be fetched
// for them (cmake/window_libraries.cmake and sdl2_web.cmake have them call these).
extern "C" int descent_no_scan(const char*, const char*, ...) { return 0; }
extern "C" int descent_no_list_scan(const char*, const char*, std::va_list) { return 0; }
