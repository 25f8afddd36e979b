# descent_workloads: the whole trainings that tests/bench/benchmark.mjs measures, as a native
# program, or as a module for the page and Node, then with a twin for relaxed SIMD. The benchmark
# takes all the descent_workloads*.mjs there are.

# The probes find the machine's limits only with everything in registers.
set(workload_options $<$<CONFIG:Release>:-O3>)

if(NOT EMSCRIPTEN)
  add_executable(descent_workloads ${workload_sources})
else()
  list(FILTER workload_sources EXCLUDE REGEX "_main\\.cpp$")
  add_executable(descent_workloads ${workload_sources})
  set(exported _malloc _free)
  foreach(function IN ITEMS tables problem create create_from_images threads train predict gemm accuracy
                            probe_name probe_work probe)
    list(APPEND exported "_workloads_${function}")
  endforeach()
  list(JOIN exported "," exported)
  set_target_properties(descent_workloads PROPERTIES SUFFIX ".mjs")
  target_link_options(descent_workloads PRIVATE
    --no-entry -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createWorkloads
    -sENVIRONMENT=web,worker,node -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=2GB -sSTACK_SIZE=1MB
    "-sEXPORTED_RUNTIME_METHODS=ccall,HEAPU8"
    "-sEXPORTED_FUNCTIONS=${exported}")
endif()
target_link_libraries(descent_workloads PRIVATE descent::experiment)
target_compile_options(descent_workloads PRIVATE ${workload_options})

descent_relaxed_twin(descent_workloads)
descent_threads_twin(descent_workloads LINK -sPTHREAD_POOL_SIZE=1)
