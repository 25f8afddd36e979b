#pragma once

// Whose the finger is that is down, for the platform: what nothing here takes is the page's around.
namespace descent::ui {

// Something follows it, and it has gone further than a finger trembles: a stroke, a slider, a
// point.
bool keeps_finger();
// What lies under it follows it or scrolls when it goes by so many pixels downwards.
bool scrolls_with_finger(float pixels);
// Just before it is lifted, how many seconds it lay there: a short tap presses, however late its
// end is heard of.
void finger_lay(double seconds);

}  // namespace descent::ui
