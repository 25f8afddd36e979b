# How the page's program is linked: a factory in playground.js that the shell imports.
# .js, because hosts as they come know what that is: nginx of Debian sends .mjs as octet-stream.
# It begins with the memory that a small network takes to the end of its training, so that a tab that gets
# no more can still train one.
set_target_properties(playground PROPERTIES SUFFIX ".js")
target_link_options(playground PRIVATE
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createPlayground
  -sENVIRONMENT=web,worker -sFILESYSTEM=0
  -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=48MB -sMAXIMUM_MEMORY=2GB -sSTACK_SIZE=1MB
  "-sEXPORTED_RUNTIME_METHODS=ccall,cwrap,HEAPU8,wasmMemory,UTF8ToString,stringToUTF8,lengthBytesUTF8"
  "-sEXPORTED_FUNCTIONS=_main,_malloc,_free")

# The order of the functions in which gzip packs them best, where Binaryen is found beside Emscripten.
descent_ask(binaryen "${EMSCRIPTEN_ROOT_PATH}/em-config" BINARYEN_ROOT)
find_program(DESCENT_WASM_OPT wasm-opt HINTS "${binaryen}/bin" NO_CMAKE_FIND_ROOT_PATH)
function(descent_order_functions)
  if(NOT DESCENT_WASM_OPT OR NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    return()
  endif()
  foreach(build IN LISTS ARGN)
    add_custom_command(TARGET ${build} POST_BUILD
      COMMAND "${DESCENT_PYTHON}" "${PROJECT_SOURCE_DIR}/cmake/order_functions.py"
        "${CMAKE_CURRENT_BINARY_DIR}/${build}.wasm" "${DESCENT_WASM_OPT}"
      VERBATIM)
    set_property(TARGET ${build} APPEND PROPERTY LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/order_functions.py")
  endforeach()
endfunction()

# playground_first: what ./play serves until the page's builds are there. The same objects, linked without
# the optimisations that take two thirds of that time.
function(descent_first_page)
  add_executable(playground_first EXCLUDE_FROM_ALL $<TARGET_OBJECTS:playground_objects>)
  foreach(property LINK_LIBRARIES LINK_OPTIONS SUFFIX)
    get_target_property(value playground ${property})
    set_target_properties(playground_first PROPERTIES ${property} "${value}")
  endforeach()
  target_link_options(playground_first PRIVATE -O0 -sASSERTIONS=0 -Wl,--lto-O0)
  set_target_properties(playground_first PROPERTIES LINKER_LANGUAGE CXX
    OUTPUT_NAME playground RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/first")
endfunction()

# A file system in JavaScript would be a third of what comes beside the program: its files are part of it.
set(asset_names ${asset_files})
list(TRANSFORM asset_names REPLACE "^${descent_assets}/" "")
set(embedded_assets "${CMAKE_BINARY_DIR}/embedded_assets.cpp")
add_custom_command(OUTPUT "${embedded_assets}" DEPENDS ${asset_files} "${PROJECT_SOURCE_DIR}/cmake/embed_files.py"
  COMMAND "${DESCENT_PYTHON}" "${PROJECT_SOURCE_DIR}/cmake/embed_files.py" "${embedded_assets}" "${descent_assets}"
    ${asset_names}
  COMMENT "Writing the assets as a part of the program" VERBATIM)
target_sources(playground_objects PRIVATE "${embedded_assets}")
set_source_files_properties("${embedded_assets}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
