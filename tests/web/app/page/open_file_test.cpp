#include "web/app/page/open_file.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/web/app/apps.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Opened {
  App app = tests::app_of_presets({{"mnist", "MNIST", ImageSetStatus::State::absent}});
  const Experiment before = app.experiment();
};

}  // namespace

TEST_CASE_METHOD(Opened, "open file: an experiment by its ending, in capitals too") {
  CHECK(file_kind("a.json") == FileKind::experiment);
  CHECK(file_kind("a.b.JSON") == FileKind::experiment);
  CHECK(file_kind("json") == FileKind::other);
  CHECK(file_kind("train-images-idx3-ubyte.gz") == FileKind::other);
  app.apply(OpenFile{"xor.json", R"({"data": {"name": "xor"}})"});
  CHECK(app.message().empty());
  CHECK(app.experiment().data.name == "xor");
}

TEST_CASE_METHOD(Opened, "open file: what cannot be read is told of and changes nothing") {
  app.apply(OpenFile{"a.json", R"({"seed": "three"})"});
  CHECK_THAT(app.message(), ContainsSubstring("seed"));
  CHECK(app.message_is_error());
  app.apply(OpenFile{"holiday.docx", "?"});
  CHECK_THAT(app.message(), ContainsSubstring("holiday.docx"));
  CHECK(app.experiment() == before);
}

TEST_CASE_METHOD(Opened, "a message may be good news") {
  app.apply(Tell{"Saved."});
  CHECK(app.message() == "Saved.");
  CHECK_FALSE(app.message_is_error());
  app.apply(DismissMessage{});
  CHECK(app.message().empty());
}
