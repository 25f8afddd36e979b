# What the program with its window needs: sdl2, opengl, imgui, imgui_backends; natively sdl2_image,
# which decodes pictures.
# DESCENT_HAS_WINDOW says whether they are all there.
set(DESCENT_HAS_WINDOW ON)
add_library(sdl2 INTERFACE)
add_library(sdl2_image INTERFACE)
add_library(opengl INTERFACE)

if(EMSCRIPTEN)
  include("${CMAKE_CURRENT_LIST_DIR}/sdl2_web.cmake")
  target_link_options(opengl INTERFACE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
else()
  find_package(SDL2 QUIET CONFIG)
  find_package(SDL2_image QUIET CONFIG)
  set(OpenGL_GL_PREFERENCE GLVND)
  find_package(OpenGL QUIET)
  if(SDL2_FOUND AND SDL2_image_FOUND AND OPENGL_FOUND)
    target_link_libraries(sdl2 INTERFACE SDL2::SDL2)
    target_link_libraries(sdl2_image INTERFACE SDL2_image::SDL2_image)
    target_link_libraries(opengl INTERFACE OpenGL::GL)
  else()
    message(STATUS "SDL2, SDL2_image or OpenGL is not installed: the desktop program is left out")
    set(DESCENT_HAS_WINDOW OFF)
  endif()
endif()

# Dear ImGui, as the source of Monado 25.0.0 carries it.
set(imgui_SOURCE "${DESCENT_DEPS_DIR}/sources/imgui/imgui")
if(NOT EXISTS "${imgui_SOURCE}/imgui.h")
  descent_source(imgui_upstream imgui.h
    GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.90.8 GIT_SHALLOW ON)
  set(imgui_SOURCE "${imgui_upstream_SOURCE}")
endif()

add_library(imgui STATIC EXCLUDE_FROM_ALL
  ${imgui_SOURCE}/imgui.cpp ${imgui_SOURCE}/imgui_draw.cpp
  ${imgui_SOURCE}/imgui_tables.cpp ${imgui_SOURCE}/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC "${imgui_SOURCE}")
target_compile_definitions(imgui PUBLIC
  IMGUI_USER_CONFIG="${CMAKE_CURRENT_LIST_DIR}/imgui_config.hpp")
target_compile_options(imgui PRIVATE -w ${descent_page})
if(EMSCRIPTEN)
  target_compile_definitions(imgui PRIVATE sscanf=descent_no_scan)  # web/platform/platform_web_settings.cpp
endif()

add_library(imgui_backends STATIC EXCLUDE_FROM_ALL
  ${imgui_SOURCE}/backends/imgui_impl_sdl2.cpp ${imgui_SOURCE}/backends/imgui_impl_opengl3.cpp)
target_include_directories(imgui_backends SYSTEM PUBLIC "${imgui_SOURCE}/backends")
target_compile_options(imgui_backends PRIVATE -w ${descent_page})
target_link_libraries(imgui_backends PUBLIC imgui sdl2 opengl ${CMAKE_DL_LIBS})
if(EMSCRIPTEN)
  target_compile_definitions(imgui_backends PUBLIC IMGUI_IMPL_OPENGL_ES3
    PRIVATE glGetIntegerv=descent_gl_state)  # web/platform/platform_web_gl.cpp says why
endif()
