# How the page's program is linked: a factory in playground.js that the shell imports.
# .js, because hosts as they come know what that is: nginx of Debian sends .mjs as octet-stream.
# It begins with the memory that a small network takes to the end of its training, so that a tab that gets
# no more can still train one.
set_target_properties(playground PROPERTIES SUFFIX ".js")
target_link_options(playground PRIVATE
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createPlayground
  -sENVIRONMENT=web,worker -sFILESYSTEM=1
  -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=48MB -sMAXIMUM_MEMORY=2GB -sSTACK_SIZE=1MB
  "-sEXPORTED_RUNTIME_METHODS=ccall,cwrap,HEAPU8,wasmMemory,UTF8ToString,stringToUTF8,lengthBytesUTF8"
  "-sEXPORTED_FUNCTIONS=_main,_malloc,_free"
  "SHELL:--embed-file ${descent_assets}@/assets")
set_property(TARGET playground APPEND PROPERTY LINK_DEPENDS ${asset_files})
