# descent_relaxed_twin(TARGET): in WebAssembly builds, TARGET_relaxed, the same program with the
# table `simd_fma` in it. A browser without relaxed SIMD refuses such a module as a whole, so it is
# a module of its own; but only the kernels that use it are compiled again, everything else is
# linked a second time.
if(EMSCRIPTEN)
  set(folder "${PROJECT_SOURCE_DIR}/engine/kernels/simd_fma")
  add_library(descent_relaxed_kernels OBJECT "${folder}/relaxed.cpp" "${folder}/simd_fma_kernels.cpp")
  target_link_libraries(descent_relaxed_kernels PRIVATE descent_options descent::core)
  target_compile_options(descent_relaxed_kernels PRIVATE -mrelaxed-simd -O3)
endif()

function(descent_relaxed_twin target)
  if(EMSCRIPTEN)
    # The objects come before the archive in which the baseline's simd_fma_kernels() lies, so that
    # the linker takes theirs.
    add_executable(${target}_relaxed $<TARGET_OBJECTS:${target}> $<TARGET_OBJECTS:descent_relaxed_kernels>)
    foreach(property LINK_LIBRARIES LINK_OPTIONS LINK_DEPENDS SUFFIX)
      get_target_property(value ${target} ${property})
      if(value)
        set_target_properties(${target}_relaxed PROPERTIES ${property} "${value}")
      endif()
    endforeach()
    set_target_properties(${target}_relaxed PROPERTIES LINKER_LANGUAGE CXX)
  endif()
endfunction()
