#include <SDL.h>

// What ImGui's backend asks SDL of gamepads, of which the program has no use. SDL's own functions
// would bring a list of what such devices are called, and their drivers, into the download
// (cmake/sdl2_web.cmake leaves them out).
extern "C" {

int SDL_NumJoysticks() { return 0; }
SDL_bool SDL_IsGameController(int) { return SDL_FALSE; }
SDL_GameController* SDL_GameControllerOpen(int) { return nullptr; }
void SDL_GameControllerClose(SDL_GameController*) {}
Uint8 SDL_GameControllerGetButton(SDL_GameController*, SDL_GameControllerButton) { return 0; }
Sint16 SDL_GameControllerGetAxis(SDL_GameController*, SDL_GameControllerAxis) { return 0; }

}  // extern "C"
