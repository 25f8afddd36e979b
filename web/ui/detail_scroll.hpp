#pragma once

namespace descent::ui {

// Of a window that shows a whole, or in its place a detail of it: the detail begins at its top, and
// after it the whole is where it was.
struct DetailScroll {
  bool open = false;
  float whole_at = 0;
  int drawn_in = 0;      // the last frame
  int frames_to_go = 0;  // in which it still goes back: what lies in it grows again only bit by bit
};
// In that window, in every frame.
void follow_detail(DetailScroll& scroll, bool open);

}  // namespace descent::ui
