# SDL2 for the web, compiled from its source without its own CMake build, whose configure step
# takes minutes under Emscripten. Only what the program needs: video, events, timers.
descent_source(SDL2 include/SDL.h
  GIT_REPOSITORY https://github.com/libsdl-org/SDL.git GIT_TAG release-2.32.4 GIT_SHALLOW ON)

file(GLOB sdl2_files
  ${SDL2_SOURCE}/src/*.c
  ${SDL2_SOURCE}/src/atomic/*.c
  ${SDL2_SOURCE}/src/audio/*.c ${SDL2_SOURCE}/src/audio/dummy/*.c
  ${SDL2_SOURCE}/src/cpuinfo/*.c
  ${SDL2_SOURCE}/src/dynapi/*.c
  ${SDL2_SOURCE}/src/events/*.c
  ${SDL2_SOURCE}/src/file/*.c
  ${SDL2_SOURCE}/src/filesystem/emscripten/*.c
  ${SDL2_SOURCE}/src/haptic/*.c ${SDL2_SOURCE}/src/haptic/dummy/*.c
  ${SDL2_SOURCE}/src/libm/*.c
  ${SDL2_SOURCE}/src/loadso/dlopen/*.c
  ${SDL2_SOURCE}/src/locale/*.c ${SDL2_SOURCE}/src/locale/emscripten/*.c
  ${SDL2_SOURCE}/src/misc/*.c ${SDL2_SOURCE}/src/misc/emscripten/*.c
  ${SDL2_SOURCE}/src/power/*.c ${SDL2_SOURCE}/src/power/emscripten/*.c
  ${SDL2_SOURCE}/src/render/*.c ${SDL2_SOURCE}/src/render/software/*.c
  ${SDL2_SOURCE}/src/sensor/*.c ${SDL2_SOURCE}/src/sensor/dummy/*.c
  ${SDL2_SOURCE}/src/stdlib/*.c
  ${SDL2_SOURCE}/src/thread/*.c ${SDL2_SOURCE}/src/thread/generic/*.c
  ${SDL2_SOURCE}/src/timer/*.c ${SDL2_SOURCE}/src/timer/unix/*.c
  ${SDL2_SOURCE}/src/video/*.c ${SDL2_SOURCE}/src/video/dummy/*.c
  ${SDL2_SOURCE}/src/video/emscripten/*.c ${SDL2_SOURCE}/src/video/yuv2rgb/yuv_rgb_std.c)

add_library(sdl2_static STATIC EXCLUDE_FROM_ALL ${sdl2_files})
target_include_directories(sdl2_static SYSTEM PUBLIC "${SDL2_SOURCE}/include")
target_compile_definitions(sdl2_static PRIVATE
  SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_HAPTIC_DISABLED=1
  SDL_SENSOR_DISABLED=1 SDL_RENDER_DISABLED=1
  # Nothing is drawn by SDL itself.
  SDL_LEAN_AND_MEAN=1
  # It asks for no function by its name, and whoever could ask for any would keep them all.
  eglGetProcAddress=descent_no_gl_function  # web/platform/platform_web_gl.cpp
  vsscanf=descent_no_list_scan)             # web/platform/platform_web_settings.cpp
# It runs on one thread and is to take no others: without the macro its own code for them is left out.
target_compile_options(sdl2_static PRIVATE -w ${descent_page} -U__EMSCRIPTEN_PTHREADS__)
# A third of compiling them is reading these.
if(DESCENT_PRECOMPILED)
  target_precompile_headers(sdl2_static PRIVATE "${SDL2_SOURCE}/src/SDL_internal.h" "${SDL2_SOURCE}/include/SDL.h")
  target_compile_options(sdl2_static PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
endif()
target_link_libraries(sdl2 INTERFACE sdl2_static)
