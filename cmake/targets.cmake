# descent_library(NAME FOLDERS folder... LINK target... [OPTIONS option...])
# A static library of all .cpp below the folders (relative to the repository), known to others as
# descent::NAME. It links exactly what it may use: CMake thereby keeps the walls of the
# architecture. A folder of headers only becomes an interface library. PRECOMPILED: arguments for
# descent_precompile(); NONE for none.
function(descent_library name)
  cmake_parse_arguments(arg "" "" "FOLDERS;LINK;OPTIONS;EXCLUDE;PRECOMPILED" ${ARGN})
  descent_sources(sources ${arg_FOLDERS})
  if(arg_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${arg_EXCLUDE}")
  endif()
  set(target "descent_${name}")
  if(sources)
    add_library(${target} STATIC ${sources})
    target_compile_options(${target} PRIVATE ${arg_OPTIONS})
    target_link_libraries(${target} PUBLIC descent_options ${arg_LINK})
    descent_together(${target})
    if(NOT arg_PRECOMPILED STREQUAL "NONE")
      descent_precompile(${target} ${arg_PRECOMPILED} OPTIONS ${arg_OPTIONS})
    endif()
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE descent_options ${arg_LINK})
  endif()
  add_library(descent::${name} ALIAS ${target})
endfunction()

# Where DESCENT_TOGETHER says so, several of a library's sources are one for the compiler, which then
# reads their headers, and compiles what is inline in them, once for all. So names of unnamed namespaces
# differ within a library. The preset native-debug does without, and finds a header that a source lacks.
function(descent_together target)
  if(DESCENT_TOGETHER)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  endif()
endfunction()

# The same for tests, those of a folder together: the headers that they share take the compiler twenty
# times as long as they do. So names of unnamed namespaces differ within a folder of tests, too. By
# folders, because a change then compiles its own folder anew, and a new file moves none to another.
function(descent_together_by_folder target)
  if(DESCENT_TOGETHER)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
      cmake_path(ABSOLUTE_PATH source OUTPUT_VARIABLE folder)
      cmake_path(GET folder PARENT_PATH folder)
      cmake_path(RELATIVE_PATH folder BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/tests")
      string(REPLACE "/" "_" group "${folder}")
      set_property(SOURCE "${source}" PROPERTY UNITY_GROUP "${group}")
    endforeach()
  endif()
endfunction()

# The same where some sources include a library's headers that take the compiler seconds: these are one
# for the compiler, and all others another. DIRECTORY is that of the headers.
function(descent_together_by_header target directory)
  if(DESCENT_TOGETHER)
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
      file(STRINGS "${source}" included REGEX "^#include <${directory}/")
      if(included)
        set_property(SOURCE "${source}" PROPERTY UNITY_GROUP "${directory}")
      else()
        set_property(SOURCE "${source}" PROPERTY UNITY_GROUP others)
      endif()
    endforeach()
  endif()
endfunction()

# All .cpp files below folders of the repository.
function(descent_sources result)
  set(patterns "")
  foreach(folder IN LISTS ARGN)
    list(APPEND patterns "${PROJECT_SOURCE_DIR}/${folder}/*.cpp")
  endforeach()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  set(${result} ${sources} PARENT_SCOPE)
endfunction()

# A program that Node runs as `node NAME.mjs ARGUMENTS`, with the disk and the exit code of a
# native one.
function(descent_node_program target)
  if(EMSCRIPTEN)
    set_target_properties(${target} PROPERTIES SUFFIX ".mjs")
    target_link_options(${target} PRIVATE
      -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1
      -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB
      "SHELL:--extern-post-js ${PROJECT_SOURCE_DIR}/cmake/run_in_node.js")
    set_property(TARGET ${target} APPEND PROPERTY
      LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/run_in_node.js")
  endif()
endfunction()
