#include "web/app/page/opened_files.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/formats/npz.hpp"
#include "engine/formats/own_images_file.hpp"
#include "tests/web/app/apps.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;

namespace {

struct SeveralFiles {
  App app =
      tests::app_of_presets({{"mnist", "MNIST", ImageSetStatus::State::absent},
                             {"fashion_mnist", "Fashion-MNIST", ImageSetStatus::State::absent},
                             {"synthetic_digits", "Digits", ImageSetStatus::State::absent}});
  OpenedFiles files;
};

OpenFile own_images_file(const std::string& name, std::uint8_t label) {
  const OwnImages one(std::vector<std::uint8_t>(OwnImages::record_size, label));
  return {name, write_own_images(one)};
}

}  // namespace

TEST_CASE_METHOD(SeveralFiles, "opened files: what became of each is told, what is wrong first") {
  files.open(app, own_images_file("a.npz", 3));
  files.open(app, {"holiday.docx", "?"});
  files.open(app, {"notes.doc", "?"});
  files.refuse("b.png", "The browser cannot read b.png.");
  files.open(app, own_images_file("c.npz", 4));
  files.tell(app);
  CHECK(app.message() ==
        "2 of 5 files were opened.\n"
        "holiday.docx is not a file that Descent opens.\n"
        "notes.doc is not a file that Descent opens.\n"
        "The browser cannot read b.png.\n"
        "a.npz: 1 own image was added. 1 own image is trained on now.\n"
        "c.npz: 1 own image was added. 2 own images are trained on now.\n" +
            opened_kinds());
  CHECK(app.message_is_error());
  CHECK(app.experiment().data.own_images.count() == 2);
}

TEST_CASE_METHOD(SeveralFiles, "opened files: those of an image set are counted one by one") {
  const OpenFiles::Given xor_file{{"xor.json", R"({"data": {"name": "xor"}})"}};
  app.apply(OpenFiles{{xor_file, {{"a, b, c, d", ""}, "", 4}}});
  CHECK(app.message() ==
        "All 5 files were opened.\n"
        "xor.json was opened.\n"
        "a, b, c, d: read as the files of an image set.");
  CHECK_FALSE(app.message_is_error());
  app.apply(OpenFiles{{xor_file, {{"a, b", ""}, "They do not belong together.", 2}}});
  CHECK(app.message() ==
        "1 of 3 files were opened.\n"
        "a, b: They do not belong together.\n"
        "xor.json was opened.");
  CHECK(app.message_is_error());
  app.apply(OpenFiles{{{{"a, b", ""}, "They do not belong together.", 2}}});
  CHECK(app.message() == "0 of 2 files were opened.\na, b: They do not belong together.");
}

TEST_CASE_METHOD(SeveralFiles,
                 "opened files: of a kind with room for one the last stays, said so") {
  const std::string picture = "P5 2 1 255\nxy";
  files.open(app, {"a.pgm", picture});
  files.open(app, {"xor.json", R"({"data": {"name": "xor"}})"});
  files.open(app, {"b.pgm", picture});
  files.tell(app);
  CHECK(app.message() ==
        "2 of 3 files were opened.\n"
        "a.pgm gave way to b.pgm: there is room for one of this kind.\n"
        "xor.json was opened.\n"
        "b.pgm was opened.");
}

TEST_CASE_METHOD(SeveralFiles, "opened files: two of weights, of which the first gives way") {
  app.apply(OpenFile{"line.json", R"({"data": {"name": "gauss"}})"});
  Tensor kernel({2, 1}), bias({1});
  const std::string weights = write_npz({{"dense/kernel", &kernel}, {"dense/bias", &bias}});
  files.open(app, {"a.npz", weights});
  files.open(app, {"b.npz", weights});
  files.tell(app);
  CHECK_THAT(app.message(), ContainsSubstring("a.npz gave way to b.npz") &&
                                EndsWith("The network has the weights of b.npz now: all 2 arrays "
                                         "fit."));
}

TEST_CASE_METHOD(SeveralFiles, "opened files: hundreds are told in few lines, and the next anew") {
  for (int i = 0; i < 300; ++i) files.refuse("a.png", "It is no picture.");
  files.tell(app);
  CHECK(app.message().size() < 300);
  CHECK_THAT(app.message(), EndsWith("And so on: 294 files more."));
  app.apply(DismissMessage{});
  files.tell(app);
  CHECK(app.message().empty());
  files.open(app, {"xor.json", R"({"data": {"name": "xor"}})"});
  files.tell(app);
  CHECK(app.message() == "1 file was opened.\nxor.json was opened.");
  CHECK_FALSE(app.message_is_error());
}

TEST_CASE_METHOD(SeveralFiles, "opened files: they come as one action") {
  app.apply(OpenFiles{{{own_images_file("a.npz", 3)}, {{"b.png", ""}, "It is no picture."}}});
  CHECK(app.message() ==
        "1 of 2 files were opened.\n"
        "b.png: It is no picture.\n"
        "a.npz: 1 own image was added. 1 own image is trained on now.");
}
