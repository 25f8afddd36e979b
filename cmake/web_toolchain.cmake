# The toolchain of the preset "web": the emcc on PATH, else the one that ./play unpacked in .deps/.
# Emscripten's own toolchain file does the rest.
find_program(DESCENT_EMCC emcc
  PATHS "${CMAKE_CURRENT_LIST_DIR}/../.deps/emscripten/usr/share/emscripten"
  REQUIRED)
file(REAL_PATH "${DESCENT_EMCC}" descent_emcc_path)
cmake_path(GET descent_emcc_path PARENT_PATH DESCENT_EMSCRIPTEN_ROOT)
include("${DESCENT_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
