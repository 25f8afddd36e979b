#include "web/app/page/api_runs.hpp"

#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "web/app/page/api_request.hpp"
#include "web/app/page/api_state.hpp"

namespace descent {
namespace {

// By its id; the one that is shown where none is named.
std::uint64_t named_run(const Json& request) {
  return request.contains("run") ? count_field(request, "run") : 0;
}

Json add_run(App& app, const Json& request) {
  carry_out_request(app, AddRun{request.contains("label") ? text_field(request, "label") : ""});
  return {{"run", app.runs().back().id()}};
}

}  // namespace

std::optional<Json> runs_answer(App& app, const std::string& what, const Json& request) {
  if (what == "addRun") return add_run(app, request);
  if (what == "play") {
    carry_out_request(app, Play{named_run(request)});
  } else if (what == "pause") {
    carry_out_request(app, Pause{named_run(request)});
  } else if (what == "reset") {
    carry_out_request(app, Reset{named_run(request)});
  } else if (what == "stepEpoch") {
    carry_out_request(app, StepEpoch{named_run(request)});
  } else if (what == "stepBatch") {
    carry_out_request(app, StepBatch{named_run(request)});
  } else if (what == "evaluate") {
    carry_out_request(app, EvaluateTest{named_run(request)});
  } else if (what == "showRun") {
    carry_out_request(app, ShowRun{count_field(request, "run")});
  } else if (what == "nameRun") {
    carry_out_request(app, NameRun{count_field(request, "run"), text_field(request, "label")});
  } else if (what == "removeRun") {
    carry_out_request(app, RemoveRun{count_field(request, "run")});
  } else {
    return std::nullopt;
  }
  return Json(nullptr);
}

std::string runs_requests() {
  return tr(
      "play, pause, reset, stepEpoch, stepBatch, evaluate, addRun, showRun, nameRun, removeRun");
}

Json runs_state(const App& app) {
  Json all = Json::array();
  const std::uint64_t shown = app.shown_run().id();
  for (const RunView& run : app.runs()) {
    Json state = {{"id", run.id()},
                  {"label", run.label()},
                  {"shown", run.id() == shown},
                  {"playing", run.playing()},
                  {"ready", run.ready()}};
    if (run.ready()) {
      const Snapshot& now = run.snapshot();
      state["epoch"] = now.epoch;
      state["step"] = now.step;
      state["loss"] = now.history->epochs.empty()
                          ? Json(nullptr)
                          : api_number(now.history->epochs.back().train.loss);
    }
    all.push_back(std::move(state));
  }
  return all;
}

}  // namespace descent
