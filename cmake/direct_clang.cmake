# Emscripten's clang without its script in front of it, whose start costs half a second for each
# file. emcc says once which options it adds; it still links. Where it says nothing that works
# here, it compiles as well.
option(DESCENT_DIRECT_CLANG "Compile WebAssembly with Emscripten's clang instead of emcc" ON)

# descent_ask(RESULT COMMAND...): what a program prints, empty where it fails.
function(descent_ask result)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE said ERROR_QUIET RESULT_VARIABLE status
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT status EQUAL 0)
    set(said "")
  endif()
  set(${result} "${said}" PARENT_SCOPE)
endfunction()

if(DESCENT_DIRECT_CLANG)
  # The options that decide what emcc adds; see compile_options.cmake.
  set(deciding -pthread -fwasm-exceptions)
  descent_ask(folder "${EMSCRIPTEN_ROOT_PATH}/em-config" LLVM_ROOT)
  descent_ask(added "${CMAKE_CXX_COMPILER}" ${deciding} --cflags)
  foreach(option IN LISTS deciding)
    string(REPLACE " ${option}" "" added "${added}")
  endforeach()
  separate_arguments(probed UNIX_COMMAND "${added}")
  file(WRITE "${CMAKE_BINARY_DIR}/probe.cpp" "#include <emscripten.h>\n#include <vector>\nstd::vector<int> probe;\n")
  descent_ask(works "${folder}/clang++" ${probed} ${deciding} -v -c "${CMAKE_BINARY_DIR}/probe.cpp"
              -o "${CMAKE_BINARY_DIR}/probe.o")
  if(added AND EXISTS "${CMAKE_BINARY_DIR}/probe.o")
    set(compile "${added} <DEFINES> <INCLUDES> <FLAGS> -o <OBJECT> -c <SOURCE>")
    set(CMAKE_C_COMPILE_OBJECT "${folder}/clang ${compile}")
    set(CMAKE_CXX_COMPILE_OBJECT "${folder}/clang++ ${compile}")
    if(EXISTS "${folder}/llvm-ar")
      set(CMAKE_AR "${folder}/llvm-ar")
      set(CMAKE_RANLIB "${folder}/llvm-ranlib")
    endif()
  else()
    message(STATUS "emcc does not say how it calls clang: it compiles itself, more slowly")
  endif()
  file(REMOVE "${CMAKE_BINARY_DIR}/probe.o")
endif()
