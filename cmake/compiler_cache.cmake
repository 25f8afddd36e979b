# ccache, where there is one: build folders share their results, and a deleted one comes back fast.
find_program(DESCENT_CCACHE ccache)
if(DESCENT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(descent_launcher
    "${CMAKE_COMMAND}" -E env
    "CCACHE_DIR=${DESCENT_DEPS_DIR}/ccache"
    "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}"
    CCACHE_NOHASHDIR=1
    # A file that is not in the cache is parsed once, not preprocessed before.
    CCACHE_DEPEND=1
    # What it asks for with precompiled headers.
    CCACHE_SLOPPINESS=pch_defines,time_macros
    CCACHE_MAXSIZE=2G)
  if(EMSCRIPTEN)
    # emcc is a script, whose kind ccache cannot guess.
    list(APPEND descent_launcher CCACHE_COMPILERTYPE=clang)
  endif()
  list(APPEND descent_launcher "${DESCENT_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER ${descent_launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${descent_launcher})
endif()
