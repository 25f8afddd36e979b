// Links and files that are opened.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/link.hpp"
#include "engine/model/parameters.hpp"
#include "tests/web/app/state/opened.hpp"
#include "web/app/page/kept_state.hpp"
#include "web/app/page/sharing.hpp"
#include "web/app/state/app.hpp"
#include "web/app/state/presets.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;
using tests::Opened;

TEST_CASE_METHOD(Opened, "a link opens the experiment and the view that it was made from") {
  app.apply(LoadPreset{"xor"});
  app.apply(SetLearningRate{0.01f});
  app.apply(Discretize{true});
  app.apply(ShowTestPoints{true});
  app.apply(SetLogLoss{true});
  app.apply(SetSpeed{10});
  const std::string link = share_link(app.shown_run());

  App other = make_app();
  other.apply(OpenLink{"https://example.org/page?x=1#" + link});
  CHECK(other.message().empty());
  CHECK(other.experiment() == app.experiment());
  CHECK(other.view().discretize);
  CHECK(other.view().show_test_points);
  CHECK(other.view().log_loss);
  CHECK(other.view().epochs_per_second == 10);
  CHECK(share_link(other.shown_run()) == link);
  train(app, 3);
  train(other, 3);
  CHECK(weights(app) == weights(other));
}

TEST_CASE_METHOD(Opened, "a link to a preset is known as that") {
  app.apply(LoadPreset{"circle"});
  App other = make_app();
  other.apply(OpenLink{share_link(app.shown_run())});
  CHECK(other.preset_id() == "circle");
}

TEST_CASE_METHOD(Opened, "opening a link is an edit that can be undone") {
  train(app, 2);
  const Experiment experiment = app.experiment();
  const std::uint64_t trained = weights(app);
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:gauss))"});
  CHECK(app.experiment().data.name == "gauss");
  app.apply(Undo{});
  CHECK(app.experiment() == experiment);
  CHECK(weights(app) == trained);
}

TEST_CASE_METHOD(Opened, "a broken link says why and leaves everything as it was") {
  train(app, 2);
  app.apply(Discretize{true});
  const Experiment experiment = app.experiment();
  const std::uint64_t trained = weights(app);
  for (const char* link :
       {"", "nonsense", "#descent=1", "#descent=2&experiment=()", "#descent=1&experiment=(seed:x)",
        "#descent=1&experiment=()&discretize=perhaps", "#descent=1&experiment=()&hide=all",
        "#descent=1&experiment=()&speed=-1", "#descent=1&experiment=()&theme=pink",
        "#descent=1&packed=AAAA",
        "#descent=1&experiment=(data:(name:points,x:!(!(1,2,3)),y:!(!(1))))"}) {
    INFO(link);
    app.apply(DismissMessage{});
    app.apply(OpenLink{link});
    CHECK_FALSE(app.message().empty());
    CHECK(app.message_is_error());
    CHECK(app.experiment() == experiment);
    CHECK(weights(app) == trained);
    CHECK(app.view().discretize);
  }
}

TEST_CASE_METHOD(Opened, "a link of TensorFlow Playground opens, and says what is different") {
  app.apply(
      OpenLink{"https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=xor"
               "&learningRate=0.03&networkShape=4,2&seed=0.5&discretize=true&x=true&y=true"});
  CHECK(app.experiment().data.name == "xor");
  CHECK(app.experiment().model.size() == 3);
  CHECK(app.view().discretize);
  CHECK_FALSE(app.message_is_error());
  CHECK_THAT(app.message(), ContainsSubstring("TensorFlow Playground"));
}

TEST_CASE_METHOD(Opened, "a link opened while painting from nothing shows its own points") {
  app.apply(SetBrush{Brush{.painting = true, .from_nothing = true}});
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:gauss))"});
  CHECK_FALSE(app.view().brush.from_nothing);
  CHECK_FALSE(app.view().brush.painting);
  CHECK(app.opened_links() == 1);
  app.apply(OpenLink{"nonsense"});
  CHECK(app.opened_links() == 1);
  app.apply(Play{});
  CHECK(app.message().empty());
}

TEST_CASE_METHOD(Opened, "a link hides what it names and nothing else") {
  app.apply(OpenLink{"#descent=1&experiment=()&hide=data,settings"});
  CHECK(app.view().hidden == Parts{Part::data, Part::settings});
  CHECK_THAT(share_link(app.shown_run()), ContainsSubstring("hide=data,settings"));
  app.apply(OpenLink{"#descent=1&experiment=()"});
  CHECK(app.view().hidden == Parts{});
}

TEST_CASE_METHOD(Opened, "what TensorFlow Playground's links hide is hidden") {
  app.apply(OpenLink{
      "#noise=5&showTestData_hide=true&discretize_hide=true&playButton_hide=true&stepButton_hide="
      "true&resetButton_hide=true&learningRate_hide=true&activation_hide=true&regularization_hide="
      "true&problem_hide=true&dataset_hide=true&percTrainData_hide=true&noise_hide=true&"
      "batchSize_hide=true&numHiddenLayers_hide=true"});
  CHECK(app.view().hidden ==
        Parts{Part::test_data, Part::discretize, Part::play, Part::step, Part::reset,
              Part::learning_rate, Part::activation, Part::regularizer, Part::loss, Part::dataset,
              Part::training_share, Part::noise, Part::batch_size, Part::layers});
}

TEST_CASE_METHOD(Opened, "a frame carries what it hides and nothing that HTML could misread") {
  const std::string frame =
      share_frame(app.shown_run(), "https://example.org/?a=\"<b>", {Part::top_bar});
  CHECK_THAT(frame, ContainsSubstring("hide=top_bar"));
  CHECK_THAT(frame, ContainsSubstring("https://example.org/?a=&quot;&lt;b>#descent=1&amp;"));
}

TEST_CASE_METHOD(
    Opened, "the element for another page lies beside this one and carries what the frame does") {
  const std::string element =
      share_element(app.shown_run(), "https://example.org/d/index.html?lang=es", {Part::top_bar});
  CHECK_THAT(element, ContainsSubstring(
                          "<script src=\"https://example.org/d/descent-playground.js\" defer>"));
  CHECK_THAT(element, ContainsSubstring("<descent-playground link=\"descent=1&amp;"));
  CHECK_THAT(element, ContainsSubstring("hide=top_bar"));
}

TEST_CASE("a lesson of the site has an address, a frame and an element; one's own has none") {
  const std::string page = "https://example.org/d/?preset=xor";
  CHECK(lesson_address(page, "spiral") == "https://example.org/d/?lesson=spiral");
  CHECK_THAT(lesson_frame(page, "spiral"),
             ContainsSubstring("src=\"https://example.org/d/?lesson=spiral\""));
  CHECK_THAT(lesson_element(page, "spiral"),
             ContainsSubstring("<descent-playground lesson=\"spiral\">"));
  CHECK(has_address("spiral"));
  CHECK_FALSE(has_address("own"));
  CHECK_FALSE(has_address(""));
}

TEST_CASE_METHOD(Opened, "a saved file brings back weights and history") {
  app.apply(LoadPreset{"gauss"});
  train(app, 4);
  const std::string text = share_file(app.shown_run());
  CHECK(share_file_name(app.shown_run()) == "descent-gauss.json");
  App other = make_app();
  other.apply(OpenFile{"mine.json", text});
  CHECK(other.message() ==
        "mine.json came with the weights of its network (2 arrays), trained for 4 epochs.");
  CHECK(other.experiment() == app.experiment());
  CHECK(weights(other) == weights(app));
  CHECK(other.driver()->snapshot().epoch == 4);
  CHECK(other.driver()->snapshot().history->epochs[2].train.loss ==
        app.driver()->snapshot().history->epochs[2].train.loss);
  other.apply(Reset{});
  app.apply(Reset{});
  CHECK(weights(other) == weights(app));
}

TEST_CASE_METHOD(Opened, "a file with weights of another network is refused") {
  train(app, 2);
  const std::uint64_t trained = weights(app);
  app.apply(OpenFile{"mine.json",
                     R"({"data": {"name": "gauss"}, "model": [{"layer": "Dense", "units": 1}],)"
                     R"( "weights": [{"kernel": [1, 2, 3], "bias": [1]}]})"});
  CHECK(app.message_is_error());
  CHECK(weights(app) == trained);
  CHECK(app.experiment().data.name != "gauss");
}

TEST_CASE_METHOD(Opened, "a file of images that are not there yet waits for them") {
  app.apply(OpenFile{
      "mine.json",
      R"({"data": {"name": "fashion_mnist"}, "model": [{"layer": "Flatten"}, {"layer": "Dense",)"
      R"( "units": 10, "activation": "softmax", "kernel_initializer": "zeros"}],)"
      R"( "training": {"loss": "sparse_categorical_crossentropy"}})"});
  CHECK(app.message() == "");
  CHECK(app.view().scene == Scene::images);
  CHECK(app.driver() == nullptr);
}

TEST_CASE_METHOD(Opened, "changes are counted") {
  const std::uint64_t before = app.changes();
  CHECK(app.changes() == before);
  app.apply(Discretize{true});
  CHECK(app.changes() > before);
  const std::uint64_t then = app.changes();
  train(app, 1);
  CHECK(app.changes() > then);
}
