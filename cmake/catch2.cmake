# Catch2 with its main(). Its amalgamated source is one file to compile instead of a hundred, which
# counts under Emscripten; tests include the ordinary headers <catch2/...>.
descent_source(Catch2 extras/catch_amalgamated.cpp
  GIT_REPOSITORY https://github.com/catchorg/Catch2.git GIT_TAG v3.7.1 GIT_SHALLOW ON)

set(CATCH_CONFIG_DEFAULT_REPORTER console)
set(CATCH_CONFIG_CONSOLE_WIDTH 100)
configure_file("${Catch2_SOURCE}/src/catch2/catch_user_config.hpp.in"
  "${CMAKE_BINARY_DIR}/catch2/catch2/catch_user_config.hpp")

add_library(catch2 STATIC EXCLUDE_FROM_ALL "${Catch2_SOURCE}/extras/catch_amalgamated.cpp")
target_include_directories(catch2 SYSTEM PUBLIC
  "${CMAKE_BINARY_DIR}/catch2" "${Catch2_SOURCE}/src")
# Optimised it would be the slowest file of all; the tests' own work is not done in it.
target_compile_options(catch2 PRIVATE -w -O0)
