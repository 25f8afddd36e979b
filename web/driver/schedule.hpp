#pragma once

namespace descent {

// Where training runs, and what looks into it.
enum class Schedule {
  between_frames,  // in slices on the thread that calls, for a page with a single one
  own_thread,      // the caller only reads what has come out
};

}  // namespace descent
