# The libraries, each as one target of a fixed name: xtensor xsimd nlohmann_json zlib imgui
# sdl2 opengl (and catch2, in catch2.cmake). Looked for in this order: the copy unpacked in
# DESCENT_DEPS_DIR, the system's, and else the same upstream release through FetchContent.
include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

# descent_source(NAME FILE URL...): sets NAME_SOURCE to the folder of a library's source, which
# holds FILE.
function(descent_source name file)
  set(unpacked "${DESCENT_DEPS_DIR}/sources/${name}")
  if(NOT EXISTS "${unpacked}/${file}")
    message(STATUS "${name}: not in ${DESCENT_DEPS_DIR}, fetching it")
    # SOURCE_SUBDIR names a folder without CMakeLists.txt: we compile what we need ourselves.
    FetchContent_Declare(${name} ${ARGN} SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    string(TOLOWER ${name} lower)
    set(unpacked "${${lower}_SOURCE_DIR}")
  endif()
  set(${name}_SOURCE "${unpacked}" PARENT_SCOPE)
endfunction()

# descent_headers(TARGET HEADER SUBFOLDER NAME FETCH...): a header-only library.
function(descent_headers target header)
  cmake_parse_arguments(arg "" "NAME;SUBFOLDER" "FETCH" ${ARGN})
  add_library(${target} INTERFACE)
  find_path(${target}_INCLUDE "${header}" PATHS "${DESCENT_DEPS_DIR}/headers" 
    NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${target}_INCLUDE AND NOT EMSCRIPTEN)
    find_path(${target}_INCLUDE "${header}")
  endif()
  if(NOT ${target}_INCLUDE)
    descent_source(${arg_NAME} "${arg_SUBFOLDER}/${header}" ${arg_FETCH})
    set(${target}_INCLUDE "${${arg_NAME}_SOURCE}/${arg_SUBFOLDER}" CACHE PATH "" FORCE)
  endif()
  mark_as_advanced(${target}_INCLUDE)
  if(NOT ${target}_INCLUDE STREQUAL "/usr/include")
    target_include_directories(${target} SYSTEM INTERFACE "${${target}_INCLUDE}")
  endif()
endfunction()

descent_headers(xtl xtl/xtl_config.hpp NAME xtl_source SUBFOLDER include
  FETCH GIT_REPOSITORY https://github.com/xtensor-stack/xtl.git GIT_TAG 0.7.7 GIT_SHALLOW ON)
descent_headers(xsimd xsimd/xsimd.hpp NAME xsimd_source SUBFOLDER include
  FETCH GIT_REPOSITORY https://github.com/xtensor-stack/xsimd.git GIT_TAG 13.2.0 GIT_SHALLOW ON)
descent_headers(xtensor xtensor/xtensor.hpp NAME xtensor_source SUBFOLDER include
  FETCH GIT_REPOSITORY https://github.com/xtensor-stack/xtensor.git GIT_TAG 0.25.0 GIT_SHALLOW ON)
target_link_libraries(xtensor INTERFACE xtl)
descent_headers(nlohmann_json nlohmann/json.hpp NAME nlohmann_json_source SUBFOLDER include
  FETCH GIT_REPOSITORY https://github.com/nlohmann/json.git GIT_TAG v3.11.3 GIT_SHALLOW ON)

# zlib: the system's natively; for the web compiled here.
add_library(zlib INTERFACE)
if(NOT EMSCRIPTEN)
  find_package(ZLIB QUIET)
endif()
if(ZLIB_FOUND)
  target_link_libraries(zlib INTERFACE ZLIB::ZLIB)
else()
  descent_source(zlib zlib.h
    GIT_REPOSITORY https://github.com/madler/zlib.git GIT_TAG v1.3.1 GIT_SHALLOW ON)
  set(zlib_files adler32 crc32 deflate inffast inflate inftrees trees zutil
                 gzlib gzread gzwrite gzclose compress uncompr)
  list(TRANSFORM zlib_files REPLACE "(.+)" "${zlib_SOURCE}/\\1.c")
  add_library(zlib_static STATIC EXCLUDE_FROM_ALL ${zlib_files})
  target_compile_definitions(zlib_static PRIVATE HAVE_UNISTD_H)
  target_compile_options(zlib_static PRIVATE -w ${descent_fuzzed})
  target_include_directories(zlib_static SYSTEM PUBLIC "${zlib_SOURCE}")
  target_link_libraries(zlib INTERFACE zlib_static)
endif()

if(DESCENT_BUILD_PLAYGROUND)
  include("${CMAKE_CURRENT_LIST_DIR}/window_libraries.cmake")
endif()
