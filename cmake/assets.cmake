# The folder assets/ that the program reads at run time: fonts, shaders, presets. It lies beside
# the desktop program and is embedded in the page's as /assets.
set(descent_assets "${CMAKE_BINARY_DIR}/assets")
file(GLOB asset_inputs CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/shaders/*" "${PROJECT_SOURCE_DIR}/assets/presets/*")
set(asset_files "")
foreach(input IN LISTS asset_inputs)
  cmake_path(GET input FILENAME name)
  cmake_path(GET input PARENT_PATH folder)
  cmake_path(GET folder FILENAME folder)
  set(output "${descent_assets}/${folder}/${name}")
  add_custom_command(OUTPUT "${output}" DEPENDS "${input}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${input}" "${output}"
    COMMENT "" VERBATIM)
  list(APPEND asset_files "${output}")
endforeach()

# Inter, cut down to what the program shows.
set(DESCENT_INTER_DIR /usr/share/fonts/opentype/inter CACHE PATH "Folder of Inter-Regular.otf and others")
foreach(weight Regular Medium SemiBold)
  set(input "${DESCENT_INTER_DIR}/Inter-${weight}.otf")
  if(NOT EXISTS "${input}")
    message(FATAL_ERROR "The font Inter is missing: ${input}. Install the package fonts-inter, or "
      "set DESCENT_INTER_DIR to a folder that holds Inter-Regular.otf, Inter-Medium.otf and Inter-SemiBold.otf.")
  endif()
  string(TOLOWER "${weight}" lower)
  set(letters "")
  if(NOT weight STREQUAL Regular)  # which has them for all (web/ui/fonts.cpp)
    set(letters few)
  endif()
  set(output "${descent_assets}/fonts/inter-${lower}.otf")
  add_custom_command(OUTPUT "${output}"
    DEPENDS "${input}" "${PROJECT_SOURCE_DIR}/cmake/subset_font.py"
    COMMAND "${DESCENT_PYTHON}" "${PROJECT_SOURCE_DIR}/cmake/subset_font.py" "${input}" "${output}" ${letters}
    COMMENT "Cutting down Inter ${weight}" VERBATIM)
  list(APPEND asset_files "${output}")
endforeach()

add_custom_target(assets DEPENDS ${asset_files})
