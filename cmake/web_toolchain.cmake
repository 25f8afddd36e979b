# The toolchain of the preset "web": the emcc on PATH, else the one that ./play unpacked in .deps/.
# Emscripten's own toolchain file does the rest.
find_program(DESCENT_EMCC emcc
  PATHS "${CMAKE_CURRENT_LIST_DIR}/../.deps/emscripten/usr/share/emscripten"
  REQUIRED)
file(REAL_PATH "${DESCENT_EMCC}" descent_emcc_path)
cmake_path(GET descent_emcc_path PARENT_PATH DESCENT_EMSCRIPTEN_ROOT)
# An emcc on PATH may be somebody's script that calls the real one: then Emscripten tells where it is.
set(descent_platform_file "cmake/Modules/Platform/Emscripten.cmake")
if(NOT EXISTS "${DESCENT_EMSCRIPTEN_ROOT}/${descent_platform_file}")
  execute_process(COMMAND "${DESCENT_EMSCRIPTEN_ROOT}/em-config" EMSCRIPTEN_ROOT
    OUTPUT_VARIABLE DESCENT_EMSCRIPTEN_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
include("${DESCENT_EMSCRIPTEN_ROOT}/${descent_platform_file}")
