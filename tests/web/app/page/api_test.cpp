#include "web/app/page/api.hpp"
#include "engine/experiment/json_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Embedded {
  App app = tests::app_of_presets({{"mnist", "MNIST", ImageSetStatus::State::absent}});

  Json ask(const Json& request) { return Json::parse(handle_request(app, request.dump())); }
  Json state() { return ask({{"do", "getState"}}).at("result"); }
  std::string error(const Json& request) { return ask(request).at("error"); }
};

const Json line = {{"data", {{"name", "points"}, {"x", {{0}, {1}, {2}}}, {"y", {{1}, {3}, {5}}}}},
                   {"model", {{{"layer", "Dense"}, {"units", 1}}}}};

}  // namespace

TEST_CASE_METHOD(Embedded, "api: the state tells what is shown and how far it is") {
  const Json before = state();
  CHECK(before["descent"] == 1);
  CHECK(before["scene"] == "playground");
  CHECK(before["playing"] == false);
  CHECK(before["epoch"] == 0);
  CHECK(before["loss"].is_null());
  CHECK(before["experiment"]["data"]["name"] == "spiral");
  CHECK(before["parameterCount"].get<int>() > 0);

  CHECK(ask({{"do", "stepEpoch"}}).contains("result"));
  while (app.busy()) app.run_for(std::chrono::seconds(1));
  const Json after = state();
  CHECK(after["epoch"] == 1);
  CHECK(after["history"].size() == 1);
  CHECK(after["loss"].get<double>() > 0);
}

TEST_CASE_METHOD(Embedded, "api: play, pause and reset do what the buttons do") {
  ask({{"do", "play"}});
  CHECK(app.playing());
  ask({{"do", "pause"}});
  CHECK_FALSE(app.playing());
  ask({{"do", "stepBatch"}});
  CHECK(state()["step"] == 1);
  ask({{"do", "reset"}});
  CHECK(state()["step"] == 0);
}

TEST_CASE_METHOD(Embedded, "api: runs side by side are added, named, trained, shown and removed") {
  const Json first = state()["runs"];
  REQUIRE(first.size() == 1);
  CHECK(first[0]["shown"] == true);
  const Json added = ask({{"do", "addRun"}, {"label", "mine"}})["result"]["run"];
  ask({{"do", "stepEpoch"}, {"run", added}});
  while (app.busy()) app.run_for(std::chrono::seconds(1));
  Json runs = state()["runs"];
  REQUIRE(runs.size() == 2);
  CHECK(runs[0]["epoch"] == 0);
  CHECK(runs[0]["loss"].is_null());
  CHECK(runs[1]["epoch"] == 1);
  CHECK(runs[1]["loss"].get<double>() > 0);
  CHECK(runs[1]["label"] == "mine");
  CHECK(state()["epoch"] == 0);  // of the run that is shown
  ask({{"do", "nameRun"}, {"run", added}, {"label", "other"}});
  ask({{"do", "showRun"}, {"run", added}});
  CHECK(state()["epoch"] == 1);
  CHECK_THAT(error({{"do", "removeRun"}, {"run", added}}), ContainsSubstring("shown"));
  ask({{"do", "removeRun"}, {"run", first[0]["id"]}});
  runs = state()["runs"];
  REQUIRE(runs.size() == 1);
  CHECK(runs[0]["label"] == "other");
  CHECK_THAT(error({{"do", "play"}, {"run", 999}}), ContainsSubstring("999"));
  CHECK_THAT(error({{"do", "showRun"}}), ContainsSubstring("run"));
}

TEST_CASE_METHOD(Embedded, "api: the scenes there are to choose from") {
  const Json scenes = state()["scenes"];
  REQUIRE(scenes.size() == 3);
  CHECK(scenes[0] == Json{{"id", "line"}, {"title", "Line"}});
}

TEST_CASE_METHOD(Embedded, "api: an experiment as an object or as text") {
  CHECK(ask({{"do", "setExperiment"}, {"experiment", line}}).contains("result"));
  CHECK(state()["scene"] == "line");
  CHECK(ask({{"do", "setExperiment"}, {"experiment", line.dump()}}).contains("result"));
}

TEST_CASE_METHOD(Embedded, "api: a wrong experiment is told of and changes nothing") {
  const Json before = state();
  const auto wrong = [&](const Json& experiment) {
    return error({{"do", "setExperiment"}, {"experiment", experiment}});
  };
  CHECK_THAT(wrong({{"sede", 3}}), ContainsSubstring("sede"));
  CHECK_THAT(wrong({{"seed", "three"}}), ContainsSubstring("seed"));
  CHECK_THAT(wrong({{"training", {{"optimizer", "Adamm"}}}}), ContainsSubstring("Adamm"));
  CHECK_THAT(wrong("{ \"seed\": "), ContainsSubstring("line 1"));
  CHECK(wrong(Json::array({1, 2})).size() > 10);
  CHECK(state() == before);
  CHECK(app.message().empty());
}

TEST_CASE_METHOD(Embedded, "api: predictions follow from the raw inputs") {
  ask({{"do", "setExperiment"}, {"experiment", line}});
  const Json rows = ask({{"do", "predict"}, {"inputs", {{0}, {1}, {2}}}})["result"]["predictions"];
  REQUIRE(rows.size() == 3);
  // One Dense layer of one unit: equal steps in, equal steps out.
  const double step = rows[1][0].get<double>() - rows[0][0].get<double>();
  CHECK(std::abs(rows[2][0].get<double>() - rows[1][0].get<double>() - step) < 1e-5);

  CHECK_THAT(error({{"do", "predict"}, {"inputs", {{1, 2}}}}),
             ContainsSubstring("inputs[0] has to be a list of 1 numbers"));
  CHECK_THAT(error({{"do", "predict"}, {"inputs", {{"one"}}}}), ContainsSubstring("not a number"));
  CHECK_THAT(error({{"do", "predict"}, {"inputs", 5}}), ContainsSubstring("list"));
  CHECK_THAT(error({{"do", "predict"}}), ContainsSubstring("inputs"));
}

TEST_CASE_METHOD(Embedded, "api: for points of the plane the inputs are x and y") {
  const Json rows =
      ask({{"do", "predict"}, {"inputs", {{0, 0}, {3, -2}}}})["result"]["predictions"];
  CHECK(rows.size() == 2);
}

TEST_CASE_METHOD(Embedded, "api: points of two numbers are asked in the units of their axes") {
  const Json points = {
      {"data",
       {{"name", "points"},
        {"x", {{100, 5}, {300, 5}}},
        {"y", {{1}, {3}}},
        {"x_axes",
         {{{"name", "a"}, {"mean", 200}, {"deviation", 100}}, {{"name", "b"}, {"mean", 5}}}}}},
      {"features", {"x"}},
      {"model", {{{"layer", "Dense"}, {"units", 1}, {"use_bias", false}}}}};
  CHECK(ask({{"do", "setExperiment"}, {"experiment", points}}).contains("result"));
  CHECK(state()["scene"] == "playground");
  const Json rows =
      ask({{"do", "predict"}, {"inputs", {{200, 5}, {300, 5}, {400, 5}}}})["result"]["predictions"];
  REQUIRE(rows.size() == 3);
  CHECK(std::abs(rows[0][0].get<double>()) < 1e-6);  // x is 0 at the mean
  CHECK(std::abs(rows[2][0].get<double>() - 2 * rows[1][0].get<double>()) < 1e-6);
}

TEST_CASE_METHOD(Embedded, "api: scenes, presets and themes by name") {
  CHECK(ask({{"do", "setScene"}, {"scene", "line"}}).contains("result"));
  CHECK(app.view().scene == Scene::line);
  CHECK(ask({{"do", "loadPreset"}, {"id", "spiral"}}).contains("result"));
  CHECK(app.view().scene == Scene::playground);
  CHECK(ask({{"do", "setTheme"}, {"theme", "dark"}}).contains("result"));
  CHECK(app.view().theme == ThemeChoice::dark);
  CHECK_THAT(error({{"do", "setScene"}, {"scene", "kitchen"}}), ContainsSubstring("playground"));
  CHECK_THAT(error({{"do", "loadPreset"}, {"id", "nothing"}}), ContainsSubstring("nothing"));
}

TEST_CASE_METHOD(Embedded, "api: links, files, undo and weights") {
  const Json link = ask({{"do", "getLink"}})["result"]["link"];
  CHECK(ask({{"do", "setParameter"}, {"layer", 0}, {"bias", false}, {"index", 0}, {"value", 2.5}})
            .contains("result"));
  const Json file = ask({{"do", "saveFile"}})["result"];
  const Json hash = ask({{"do", "getWeightsHash"}})["result"]["hash"];
  CHECK(ask({{"do", "loadPreset"}, {"id", "xor"}}).contains("result"));
  CHECK(
      ask({{"do", "openFile"}, {"name", file["name"]}, {"text", file["text"]}}).contains("result"));
  CHECK(ask({{"do", "getWeightsHash"}})["result"]["hash"] == hash);
  CHECK(ask({{"do", "undo"}}).contains("result"));
  CHECK(app.experiment().data.name == "xor");
  CHECK(ask({{"do", "getState"}})["result"]["canRedo"] == true);
  CHECK(ask({{"do", "redo"}}).contains("result"));
  CHECK(ask({{"do", "openLink"}, {"text", "#" + link.get<std::string>()}})["result"]["notes"] ==
        "");
  CHECK(ask({{"do", "getLink"}})["result"]["link"] == link);
  CHECK_THAT(error({{"do", "openLink"}, {"text", "nothing"}}), ContainsSubstring("no link"));
  CHECK_THAT(
      error({{"do", "setParameter"}, {"layer", 99}, {"bias", false}, {"index", 0}, {"value", 1}}),
      ContainsSubstring("layer 100"));
  CHECK(ask({{"do", "isLink"}, {"text", "#descent=1"}})["result"]["link"] == true);
  CHECK(ask({{"do", "isLink"}, {"text", "#section"}})["result"]["link"] == false);
}

TEST_CASE_METHOD(Embedded, "api: how far training has come, without all the rest") {
  Json now = ask({{"do", "getProgress"}})["result"];
  CHECK(now == Json{{"playing", false}, {"epoch", 0}, {"step", 0}, {"finished", false}});
  CHECK(ask({{"do", "stepEpoch"}}).contains("result"));
  CHECK(ask({{"do", "getProgress"}})["result"]["playing"] == true);
  while (app.busy()) app.run_for(std::chrono::milliseconds(5));
  now = ask({{"do", "getProgress"}})["result"];
  CHECK(now["epoch"] == 1);
  CHECK(now["playing"] == false);
}

TEST_CASE_METHOD(Embedded, "api: what is no request is answered with a sentence") {
  CHECK_THAT(error({{"do", "dance"}}), ContainsSubstring("Allowed"));
  CHECK_THAT(error({{"play", true}}), ContainsSubstring("do"));
  for (const char* text : {"", "{", "[]", "null", "\"play\"", "{\"do\":3}"}) {
    CHECK(Json::parse(handle_request(app, text)).contains("error"));
  }
}

TEST_CASE_METHOD(Embedded, "api: the controls' places are passed on") {
  const ControlBox all{10, 20, 30, 40}, part{10, 20, 30, 15};
  const auto reply = Json::parse(handle_request(
      app, R"({"do":"getState"})", {{"play", all, all, true}, {"reset", all, part, false}}));
  const auto& controls = reply["result"]["controls"];
  CHECK(controls["play"]["width"] == 30);
  CHECK_FALSE(controls["play"].contains("seen"));
  CHECK_FALSE(controls["play"].contains("cut"));
  CHECK(controls["reset"]["seen"]["height"] == 15);
  CHECK(controls["reset"]["cut"] == true);
}
