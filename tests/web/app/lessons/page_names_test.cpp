#include "engine/lessons/page_names.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/web/app/apps.hpp"
#include "tests/web/app/lessons/learner.hpp"
#include "web/app/page/api.hpp"

using namespace descent;
using namespace descent::tests;

TEST_CASE("the names that lessons are checked against are those of the page") {
  std::vector<std::string_view> parts, scenes;
  for (const PartInfo& info : all_parts()) parts.push_back(info.name);
  CHECK(page_names(PageName::part) == parts);
  for (const SceneInfo& info : all_scenes()) scenes.push_back(info.id);
  CHECK(page_names(PageName::scene) == scenes);
  App app = app_of_presets();
  LessonGuide guide(app);
  for (const std::string_view preset : page_names(PageName::preset)) {
    INFO(preset);
    CHECK(app.preset(std::string(preset)) != nullptr);
  }
  CHECK(page_names(PageName::preset).size() > 30);
  CHECK(is_page_name(PageName::term, "cross-entropy"));
  for (const std::string_view request : page_names(PageName::request)) {
    const std::string text = R"({"do": ")" + std::string(request) + R"("})";
    INFO(request);
    CHECK(handle_request(app, text, {}, &guide).find("There is no request") == std::string::npos);
  }
  CHECK(handle_request(app, R"({"do": "nothing"})").find("There is no request") !=
        std::string::npos);
}

TEST_CASE("our own lessons name nothing that the page does not have") {
  for (const LessonFile& file : lesson_files()) {
    for (const std::string& sentence : unknown_names(parse_lesson(file.text, file.id))) {
      FAIL_CHECK(file.id << ": " << sentence);
    }
  }
}
