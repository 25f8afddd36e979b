# Precompiled headers, because parsing what the standard library declares takes longer than compiling
# most of our files. Of our own only the App is in them, for what knows it (app_headers):
# nearly every unit of these libraries includes it, and all that it includes, anyway. Others would compile
# everything anew with each edit. Sources include what they use all the same: GCC, which compiles ./check's native
# programs, builds without these (its precompiled headers are large, and GCC 12 breaks off on some files).
set(descent_precompiles OFF)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  set(descent_precompiles ON)
endif()
option(DESCENT_PRECOMPILED "Compile the libraries' headers only once" ${descent_precompiles})

# What many files include.
set(descent_standard_headers
  <algorithm> <array> <atomic> <charconv> <chrono> <cmath> <condition_variable> <cstddef> <cstdint>
  <cstdlib> <cstring> <fstream> <functional> <iterator> <limits> <map> <memory> <mutex> <numeric>
  <optional> <set> <span> <sstream> <stdexcept> <string> <string_view> <thread> <tuple> <utility>
  <variant> <vector>)
set(json_headers HEADERS <nlohmann/json.hpp> LIBRARIES nlohmann_json)
# Each kind takes the compiler ten seconds: Dear ImGui's header, a twentieth of one, is in none, so that
# the engine and what draws can share them.
set(app_headers HEADERS <nlohmann/json.hpp> <web/app/state/app.hpp> LIBRARIES nlohmann_json)

# descent_precompile(TARGET HEADERS header... LIBRARIES target... OPTIONS option...)
# The standard library's headers and these of LIBRARIES, compiled once for all targets that ask for the
# same. OPTIONS are those of the target itself: a compiler takes no headers compiled otherwise.
function(descent_precompile target)
  cmake_parse_arguments(arg "" "" "HEADERS;LIBRARIES;OPTIONS" ${ARGN})
  if(NOT DESCENT_PRECOMPILED)
    return()
  endif()
  # What is put together by the linker is parsed as what is not.
  list(FILTER arg_OPTIONS EXCLUDE REGEX "-flto")
  string(SHA256 kind "${arg_HEADERS} ${arg_LIBRARIES} ${arg_OPTIONS}")
  string(SUBSTRING "${kind}" 0 8 kind)
  set(shared "precompiled_${kind}")
  if(NOT TARGET ${shared})
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/precompiled.cpp" CONTENT "")
    add_library(${shared} OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
    target_link_libraries(${shared} PRIVATE descent_options ${arg_LIBRARIES})
    target_compile_options(${shared} PRIVATE ${arg_OPTIONS})
    target_precompile_headers(${shared} PRIVATE ${descent_standard_headers} ${arg_HEADERS})
    # So that the compiler's cache finds what was compiled with them.
    target_compile_options(${shared} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
  target_precompile_headers(${target} REUSE_FROM ${shared})
endfunction()
