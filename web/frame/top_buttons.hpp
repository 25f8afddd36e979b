#pragma once

#include "web/app/state/app.hpp"
#include "web/frame/top_bar.hpp"
#include "web/ui/rect.hpp"

// The buttons of the top bar, which in small windows lie in its menu. Each fills its place.
namespace descent {

void draw_theme_button(const App& app, const Rect& place, Actions& actions);
void draw_performance_button(const App& app, const Rect& place, Actions& actions);
void draw_undo_button(const App& app, const Rect& place, Actions& actions);
void draw_redo_button(const App& app, const Rect& place, Actions& actions);
// With its word where the place is wider than high.
void draw_share_button(TopBar& state, const Rect& place);
void draw_runs_button(TopBar& state, const App& app, const Rect& place);
// Speaks the next language, under its own name, or its code where `whole` is false.
void draw_language_button(const Rect& place, bool whole);
// Where there is something to show them with (ui::Host).
bool offers_lessons();
void draw_lessons_button(const Rect& place);
void draw_landscape_button(const App& app, const Rect& place, Actions& actions);
void draw_help_button(TopBar& state, const Rect& place);

}  // namespace descent
