# What every target is compiled with. descent_options is for our own code, with warnings;
# third-party code gets the general options only.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# No fused multiply-add behind our back: the same source gives the same bits on every platform.
add_compile_options(-ffp-contract=off)

if(EMSCRIPTEN)
  # Exceptions of WebAssembly itself cost nothing until thrown; they must be on everywhere.
  add_compile_options(-msimd128 -fwasm-exceptions)
  # For threads, whether or not a program is then linked with them (twins.cmake): without, atomic
  # operations are a little slower than they need be, and thread_local must not be used.
  add_compile_options(-pthread)
  add_link_options(-fwasm-exceptions)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  # The baseline of x86-64, so that one binary runs everywhere and rounds as WebAssembly does.
  add_compile_options(-msse2 -mfpmath=sse)
endif()

if(DESCENT_SANITIZE)
  # Unoptimised and with line numbers only: sanitized code takes far longer to compile with -O1.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined
                      -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=address,undefined)
endif()

if(DESCENT_SANITIZE_THREADS)
  # Optimised a little, or it takes ten times as long.
  add_compile_options(-fsanitize=thread -O1 -g1)
  add_link_options(-fsanitize=thread)
endif()

# Tells libFuzzer which places of the code an input reaches. Only for what reads from outside and what that
# is made of: it takes a third of the time to compile, and tests are slower with it.
set(descent_fuzzed "")
if(DESCENT_FUZZ)
  set(descent_fuzzed -fsanitize=fuzzer-no-link)
endif()

set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

# What does no arithmetic is compiled for its size on the web, where it is fetched before anything is
# seen, and without the types' names, for which nobody asks. What only the page's program has is put together by the linker, which leaves out what nobody
# calls: a sixth of it. (The engine is not: its tests are linked from the same objects, many times.)
if(EMSCRIPTEN)
  set(descent_small $<$<CONFIG:Release>:-Oz> $<$<AND:$<CONFIG:Release>,$<COMPILE_LANGUAGE:CXX>>:-fno-rtti>)
  set(descent_page ${descent_small} $<$<CONFIG:Release>:-flto>)
endif()

add_library(descent_options INTERFACE)
target_include_directories(descent_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(descent_options INTERFACE -Wall -Wextra -Wpedantic)
if(NOT DESCENT_TOGETHER)  # there a local name may be that of another source's function
  target_compile_options(descent_options INTERFACE -Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 takes ordinary uses of std::string for overlapping copies (its bug 105651).
  target_compile_options(descent_options INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND NOT EMSCRIPTEN)
  # GCC 12's own stable_sort uses what its headers call deprecated, which only Clang remarks.
  target_compile_options(descent_options INTERFACE -Wno-deprecated-declarations)
endif()
if(DESCENT_WARNINGS_AS_ERRORS)
  target_compile_options(descent_options INTERFACE -Werror)
endif()
