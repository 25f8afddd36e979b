#include "web/app/page/open_file.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>

#include "engine/formats/npz.hpp"
#include "engine/formats/own_images_file.hpp"
#include "engine/formats/weights_file.hpp"
#include "engine/formats/weights_table.hpp"

#include "tests/web/app/apps.hpp"
#include "web/app/page/sharing.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/locks.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Opened {
  App app =
      tests::app_of_presets({{"mnist", "MNIST", ImageSetStatus::State::absent},
                             {"fashion_mnist", "Fashion-MNIST", ImageSetStatus::State::absent},
                             {"synthetic_digits", "Digits", ImageSetStatus::State::absent}});
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
  app.apply(OpenFile{"empty.json", "{}"});
  CHECK_THAT(app.message(), ContainsSubstring("says nothing of a training"));
  CHECK(app.experiment() == before);
  for (const auto& [name, text] : {std::pair{"holiday.docx", "?"},
                                   {"notes.txt", "some notes on digits, and more"},
                                   {"nothing.csv", " \n"},
                                   {"nothing.txt", ""}}) {
    app.apply(DismissMessage{});
    app.apply(OpenFile{name, text});
    CHECK_THAT(app.message(), ContainsSubstring(name));
    CHECK_THAT(app.message(), ContainsSubstring("What opens here are experiments (.json)"));
    CHECK_FALSE(app.view().table.open);
  }
  app.apply(OpenFile{"points.txt", "1\t2\tred\n3\t4\tblue\n"});
  CHECK(app.view().table.open);
  CHECK(app.experiment() == before);
}

namespace {

// A line: one neuron of two weights, trained to epoch 2.
struct WithTraining {
  App app = tests::app_of([] {
    Experiment experiment;
    experiment.data.name = "gauss";
    return experiment;
  }());
  WithTraining() {
    for (int epoch = 0; epoch < 2; ++epoch) {
      app.apply(StepEpoch{});
      while (app.busy()) app.run_for(std::chrono::seconds(1));
    }
  }
  const Sequential& model() const { return *app.driver()->snapshot().model; }
  std::uint64_t hash() const { return weights_hash(model().parameters()); }
  void open(const std::string& name, const std::vector<NamedArray>& arrays) {
    app.apply(OpenFile{name, write_npz(arrays)});
  }
};

Tensor tensor(Shape shape, std::vector<float> values) {
  Tensor made(std::move(shape));
  std::copy(values.begin(), values.end(), made.begin());
  return made;
}

}  // namespace

TEST_CASE_METHOD(WithTraining, "open file: weights that were shared come back into the network") {
  const std::uint64_t trained = hash();
  for (const WeightsFormat format : {WeightsFormat::npz, WeightsFormat::safetensors}) {
    const std::string file = share_weights(app.shown_run(), format);
    const std::string name = share_weights_name(app.shown_run(), format);
    CHECK(name == "descent-gauss" + std::string(ending_of(format)));
    app.apply(Reset{});
    REQUIRE(hash() != trained);
    app.apply(OpenFile{name, file});
    CHECK(hash() == trained);
    CHECK(app.message() == "The network has the weights of " + name + " now: all 2 arrays fit.");
    CHECK_FALSE(app.message_is_error());
  }
}

TEST_CASE_METHOD(WithTraining, "open file: weights of others are told in a table, and undone") {
  const std::uint64_t trained = hash();
  REQUIRE(app.driver()->snapshot().epoch == 2);
  const Tensor weight = tensor({1, 2}, {3, 4}), bias = tensor({1}, {5});
  open("a.npz", {{"fc.weight", &weight}, {"fc.bias", &bias}});
  CHECK(model().parameters()[0].kernel()(1, 0) == 4);
  CHECK(app.driver()->snapshot().epoch == 0);
  CHECK_THAT(app.message(), ContainsSubstring("Not all were found by their names"));
  const GivenWeights& given = app.view().weights;
  REQUIRE(given.table);
  CHECK(given.taken);
  CHECK(given.sentence == app.message());
  CHECK(row_text(given.table->front()) ==
        "dense/kernel (2, 1): fc.weight, by order, transposed from PyTorch's order");
  app.apply(CloseWeightsTable{});
  CHECK_FALSE(given.table);
  CHECK(app.message().empty());
  REQUIRE(app.can_undo());
  const std::uint64_t opened = hash();
  app.apply(Undo{});
  CHECK(hash() == trained);
  CHECK(app.driver()->snapshot().epoch == 2);
  app.apply(Redo{});
  CHECK(hash() == opened);
}

TEST_CASE_METHOD(WithTraining, "open file: weights that do not fit change nothing and say why") {
  const std::uint64_t trained = hash();
  const bool could_undo = app.can_undo();
  const Tensor weight = tensor({1, 3}, {3, 4, 5}), bias = tensor({1}, {5});
  open("b.npz", {{"fc.weight", &weight}, {"fc.bias", &bias}});
  CHECK(app.message_is_error());
  CHECK_THAT(app.message(), ContainsSubstring("b.npz: The file does not fit this network"));
  REQUIRE(app.view().weights.table);
  CHECK_FALSE(app.view().weights.taken);
  CHECK(app.view().weights.table->size() == 2);
  CHECK(app.view().weights.table->back().match == WeightsMatch::matched);
  app.apply(OpenFile{"model.keras", "?"});
  CHECK_THAT(app.message(), ContainsSubstring("model.keras: This is no file of weights"));
  CHECK_FALSE(app.view().weights.table);  // nor is that of the file before left
  CHECK(hash() == trained);
  CHECK(app.can_undo() == could_undo);
}

TEST_CASE_METHOD(WithTraining, "the network is shared as source that loads the shared weights") {
  const std::string keras = share_source(app.shown_run(), SourceKind::keras);
  CHECK_THAT(keras, ContainsSubstring("np.load(\"descent-gauss.npz\")"));
  CHECK_THAT(keras, ContainsSubstring("layers.Dense(units=1"));
  CHECK(share_source_name(app.shown_run(), SourceKind::pytorch) == "descent-gauss-pytorch.py");
  CHECK_THAT(share_source(app.shown_run(), SourceKind::pytorch),
             ContainsSubstring("nn.Linear(2, 1)"));
}

TEST_CASE("open file: weights are of the network, which a page may lock; tables are data") {
  CHECK(file_kind("a.NPZ") == FileKind::weights);
  CHECK(file_kind("a.safetensors") == FileKind::weights);
  Parts locked;
  locked.set(Part::layers, true);
  CHECK(lock_of(OpenFile{"a.npz", ""}, {}, locked));
  CHECK_FALSE(lock_of(OpenFile{"a.csv", ""}, {}, locked));
  locked = {};
  locked.set(Part::own_data, true);
  CHECK_FALSE(lock_of(OpenFile{"a.npz", ""}, {}, locked));
  CHECK(lock_of(OpenFile{"a.csv", ""}, {}, locked));
}

TEST_CASE_METHOD(
    Opened, "open file: a picture lies on the drawing pad, inverted where its paper is light") {
  const auto graymap = [](char paper, char ink) {
    std::string pixels(64, paper);
    pixels[27] = pixels[28] = ink;
    return "P5 8 8 255\n" + pixels;
  };
  app.apply(SetScene{Scene::playground});
  app.apply(BeginStroke{{0.5f, 0.5f}});
  app.apply(OpenFile{"seven.JPEG", graymap('\xe0', '\x10')});
  CHECK(app.message() == "");
  CHECK(app.view().scene == Scene::images);
  const Pad& pad = app.view().pad;
  REQUIRE(pad.picture);
  CHECK(pad.picture->width == 8);
  CHECK(pad.strokes.empty());
  CHECK(pad.does(PadStage::invert));
  CHECK(app.view().inspect_drawing);

  app.apply(OpenFile{"night.png", graymap('\x10', '\xe0')});
  CHECK_FALSE(pad.does(PadStage::invert));
  app.apply(SetPadStage{PadStage::centre, false});
  CHECK_FALSE(pad.does(PadStage::centre));
  app.apply(SetPen{7});
  CHECK(pad.pen == thickest_pen);

  // What is no picture loses nothing.
  app.apply(OpenFile{"broken.png", "P5 8 8 255\n"});
  CHECK_THAT(app.message(), ContainsSubstring("broken.png is incomplete"));
  CHECK(pad.picture);
  app.apply(OpenFile{"real.png", "\x89PNG\r\n"});
  CHECK_THAT(app.message(), ContainsSubstring("real.png"));
  CHECK(app.message_is_error());
  CHECK(pad.picture);

  app.apply(OpenFile{"even.png", graymap('\xff', '\xff')});
  CHECK_THAT(app.message(), ContainsSubstring("Nothing is to be seen on even.png"));
  CHECK(pad.picture->grey != std::vector<float>(64, 1.0f));

  app.apply(UndoStroke{});
  CHECK(pad.empty());
  Parts locked;
  locked.set(Part::own_data, true);
  CHECK_FALSE(lock_of(OpenFile{"a.png", ""}, {}, locked));
}

TEST_CASE_METHOD(Opened, "a message may be good news") {
  app.apply(Tell{"Saved."});
  CHECK(app.message() == "Saved.");
  CHECK_FALSE(app.message_is_error());
  app.apply(DismissMessage{});
  CHECK(app.message().empty());
}

TEST_CASE_METHOD(WithTraining, "open file: own images are added to those of the scene Images") {
  const OwnImages one(std::vector<std::uint8_t>(OwnImages::record_size, 3));
  const std::string file = write_own_images(one);
  app.apply(OpenFile{"a.npz", file});
  CHECK(app.view().scene == Scene::images);
  CHECK(app.experiment().data.own_images == one);
  CHECK_FALSE(app.message_is_error());
  CHECK(app.message() == "1 own image was added. 1 own image is trained on now.");
  app.apply(OpenFile{"a.npz", file});
  CHECK(app.experiment().data.own_images == one);
  CHECK(app.message() ==
        "1 image was there already: it is not added twice. 1 own image is trained on now.");
  const OwnImages more = one.with(one.image(0), 4);
  app.apply(OpenFile{"b.npz", write_own_images(more)});
  CHECK(app.experiment().data.own_images == more);
  CHECK(app.message() ==
        "1 own image was added. 1 image was there already: it is not added twice. 2 own images are "
        "trained on now.");
  app.apply(Undo{});
  CHECK(app.experiment().data.own_images == one);
}

TEST_CASE_METHOD(WithTraining, "open file: an experiment that comes with its weights says so") {
  const std::string file = share_file(app.shown_run());
  app.apply(Reset{});
  app.apply(OpenFile{"line.json", file});
  CHECK(app.message() ==
        "line.json came with the weights of its network (2 arrays), trained for 2 epochs.");
  CHECK_FALSE(app.view().weights.table);
}
