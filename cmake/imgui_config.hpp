// Dear ImGui's compile-time settings for Descent (included by its imgui.h everywhere).
#pragma once

// Heatmaps of points and long curves pass 65,536 vertices in one draw list.
#define ImDrawIdx unsigned int

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// Left out of the download: the demonstration and debugging windows.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
// And ImGui's own font, which an atlas without any would get: the call without arguments is none, and what
// nobody calls the linker drops.
#define AddFontDefault(...) __VA_OPT__(AddFontDefault(__VA_ARGS__))
