# The other builds of a program in WebAssembly: the same objects, linked again.
#
# OBJECTS: only those of the program's objects, whose path fits; tests of what a twin has otherwise.
#
# descent_relaxed_twin(TARGET [OBJECTS regex]): TARGET_relaxed, with the table `simd_fma` in it. A browser without
# relaxed SIMD refuses such a module as a whole, so it is a module of its own; but only the kernels
# that use it are compiled again.
#
# descent_threads_twin(TARGET [LINK options] [OBJECTS regex]): TARGET_threads, the relaxed one with threads, which
# share its memory and may exist in isolated pages only. All objects are compiled for that
# (-pthread, see compile_options.cmake); whether there are threads is decided by the linker.
if(EMSCRIPTEN)
  set(folder "${PROJECT_SOURCE_DIR}/engine/kernels/simd_fma")
  add_library(descent_relaxed_kernels OBJECT "${folder}/relaxed.cpp" "${folder}/simd_fma_kernels.cpp")
  target_link_libraries(descent_relaxed_kernels PRIVATE descent_options descent::core)
  target_compile_options(descent_relaxed_kernels PRIVATE -mrelaxed-simd -O3)
  # An object of its own in the archive too, so that these can stand in its place.
  set_source_files_properties("${folder}/simd_fma_kernels.cpp"
    TARGET_DIRECTORY descent_kernels PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endif()

function(descent_twin target twin objects_fit)
  # The objects come before the archive in which the baseline's simd_fma_kernels() lies, so that
  # the linker takes theirs.
  set(objects ${target})
  if(TARGET ${target}_objects)
    set(objects ${target}_objects)
  endif()
  add_executable(${twin} $<FILTER:$<TARGET_OBJECTS:${objects}>,INCLUDE,${objects_fit}>
    $<TARGET_OBJECTS:descent_relaxed_kernels>)
  foreach(property LINK_LIBRARIES LINK_OPTIONS LINK_DEPENDS SUFFIX)
    get_target_property(value ${target} ${property})
    if(value)
      set_target_properties(${twin} PROPERTIES ${property} "${value}")
    endif()
  endforeach()
  set_target_properties(${twin} PROPERTIES LINKER_LANGUAGE CXX)
endfunction()

function(descent_relaxed_twin target)
  cmake_parse_arguments(arg "" "OBJECTS" "" ${ARGN})
  if(NOT arg_OBJECTS)
    set(arg_OBJECTS ".")
  endif()
  if(EMSCRIPTEN)
    descent_twin(${target} ${target}_relaxed "${arg_OBJECTS}")
  endif()
endfunction()

function(descent_threads_twin target)
  cmake_parse_arguments(arg "" "OBJECTS" "LINK" ${ARGN})
  if(NOT arg_OBJECTS)
    set(arg_OBJECTS ".")
  endif()
  if(EMSCRIPTEN)
    descent_twin(${target} ${target}_threads "${arg_OBJECTS}")
    # Threads are started when they are wanted, so a pool has nothing to be strict about. Memory that
    # grows makes JavaScript's view of it slower, and hardly anything here is done in JavaScript.
    target_link_options(${target}_threads PRIVATE -pthread -sPTHREAD_POOL_SIZE_STRICT=0
      -sDEFAULT_PTHREAD_STACK_SIZE=1MB -Wno-pthreads-mem-growth ${arg_LINK})
  endif()
endfunction()
