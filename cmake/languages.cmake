# What the program says in other languages than English: the folder assets/languages of the build, which the
# command line and the desktop program read. The page's come beside it, when they are chosen (make_site.py).
find_program(DESCENT_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(DESCENT_PYTHON NAMES python3 REQUIRED)
set(descent_languages "${CMAKE_BINARY_DIR}/assets/languages")
set(language_files "")
file(GLOB catalogues CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/languages/*.po")
file(MAKE_DIRECTORY "${descent_languages}")
foreach(catalogue IN LISTS catalogues)
  cmake_path(GET catalogue STEM code)
  set(output "${descent_languages}/${code}.json")
  add_custom_command(OUTPUT "${output}" DEPENDS "${catalogue}" "${PROJECT_SOURCE_DIR}/cmake/language_file.py"
    COMMAND "${DESCENT_PYTHON}" "${PROJECT_SOURCE_DIR}/cmake/language_file.py" "${catalogue}" "${output}"
    COMMENT "" VERBATIM)
  list(APPEND language_files "${output}")
endforeach()
add_custom_target(languages DEPENDS ${language_files})
