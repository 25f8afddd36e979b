#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/app/state/app.hpp"

namespace descent {

class LessonGuide;

// Where a control lies, in CSS pixels: tests aim their mouse by it.
struct ControlBox {
  float x = 0, y = 0, width = 0, height = 0;
};
struct ControlPlace {
  std::string name;
  ControlBox box = {};
  ControlBox seen = {};  // what of it can be seen now
  bool whole = true;     // all of it can be seen, after scrolling if need be
  // What it is, as ARIA has it; empty: a place alone. See web/ui/control.hpp.
  std::string role = {}, label = {}, value = {}, group = {}, hint = {};
  bool on = false, enabled = true;
  double now = 0, min = 0, max = 0;
};

// The embed API, behind window.descent: one request as JSON, one answer as JSON. Never throws.
//   {"do": "getState"}  {"do": "play"}  {"do": "pause"}  {"do": "reset"}  {"do": "stepEpoch"}
//   {"do": "stepBatch"}  {"do": "setExperiment", "experiment": {…}}
//   {"do": "predict", "inputs": [[…], …]}  {"do": "setScene", "scene": "images"}
//   {"do": "loadPreset", "id": "spiral"}  {"do": "setTheme", "theme": "dark"}
//   {"do": "setKernels", "kernels": "simd"}  {"do": "showPerformance", "open": true}
//   {"do": "evaluate"}: the network once on the test set; getState has "tests", all looks at it
//   {"do": "getProgress"}  {"playing": true, "epoch": 3, "step": 17, "finished": false}
//   {"do": "getPlaces", "ids": ["play"]}: where these controls lie now; null: not there
//   {"do": "setThreads", "threads": 2}, at most getState's "mostThreads"; 0: as many as there are
// and those of api_runs.hpp, about training, of which play, pause, reset and the steps may name a
// run beside the one that is shown ("run": its id), and of api_keeping.hpp, about links, files,
// undoing and what is kept.
// The answer is {"result": …}, or {"error": "a sentence"} where nothing was changed.
// getState's "performance" tells how fast the scene trains: open, build, threads, kernels,
// instructions, automatic (the data choose the kernels), samplesPerSecond, flopPerSample, gflops,
// peakGflops, share, tables (the last speed with each, in samples a second) and step (microseconds,
// steps, and parts by pass, layer and kernel). What has not been measured is null: peakGflops and
// step are, until the panel has been open.
// With a `guide` those of lessons too (web/app/lessons/lesson_requests.hpp).
std::string handle_request(App& app, std::string_view json,
                           const std::vector<ControlPlace>& controls = {},
                           LessonGuide* guide = nullptr);

}  // namespace descent
