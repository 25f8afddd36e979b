// What a reload of the page brings back.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "engine/core/error.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/model/parameters.hpp"
#include "tests/web/app/state/opened.hpp"
#include "web/app/looks/seeds_look.hpp"
#include "web/app/page/kept_history.hpp"
#include "web/app/page/kept_state.hpp"
#include "web/app/page/sharing.hpp"
#include "web/app/state/app.hpp"

using namespace descent;
using namespace std::chrono_literals;
using tests::Opened;

TEST_CASE_METHOD(Opened, "a reload brings back scene, experiments, weights, history and view") {
  app.apply(SetScene{Scene::line});
  train(app, 3);
  const std::uint64_t line = weights(app);
  app.apply(SetScene{Scene::playground});
  app.apply(SetLearningRate{0.1f});
  train(app, 5);
  app.apply(SetTheme{ThemeChoice::dark});
  app.apply(Discretize{true});
  app.apply(KeepWeights{true});

  App other = make_app();
  other.apply(kept(app));
  CHECK(other.message() == "");
  CHECK(other.view().scene == Scene::playground);
  CHECK(other.view().theme == ThemeChoice::dark);
  CHECK(other.view().discretize);
  CHECK(other.view().keep_weights());
  CHECK(other.view().kept_weights == app.view().kept_weights);
  CHECK(other.experiment() == app.experiment());
  CHECK(weights(other) == weights(app));
  CHECK(other.driver()->snapshot().epoch == 5);
  CHECK_FALSE(other.playing());
  other.apply(SetScene{Scene::line});
  CHECK(weights(other) == line);
  CHECK(other.driver()->snapshot().epoch == 3);
  CHECK(other.driver()->snapshot().history->initial_neuron == [&] {
    app.apply(SetScene{Scene::line});
    return app.driver()->snapshot().history->initial_neuron;
  }());
}

TEST_CASE_METHOD(Opened, "a reload brings back what other seeds came to, and which run is pinned") {
  train(app, 4);
  app.apply(TrainSeeds{0, 3});
  const std::uint64_t before = app.changes();
  while (app.busy()) app.run_for(2ms);
  CHECK(app.changes() > before);  // so that it is kept
  app.apply(AddRun{"A"});
  app.apply(PinRun{app.runs()[1].id()});
  App other = make_app();
  other.apply(kept(app));
  REQUIRE(other.message() == "");
  REQUIRE(other.runs().size() == 2);
  CHECK_FALSE(other.runs()[0].pinned());
  CHECK(other.runs()[1].pinned());
  for (std::size_t i = 0; i < 2; ++i) {
    const SeedsLook *one = app.runs()[i].seeds(), *back = other.runs()[i].seeds();
    REQUIRE(one);
    REQUIRE(back);
    CHECK(back->order() == one->order());
    CHECK_FALSE(back->under_way());
    const auto courses = one->courses(), found = back->courses();
    REQUIRE(found.size() == 3);
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(found[k].seed == courses[k].seed);
      CHECK(found[k].epochs.size() == courses[k].epochs.size());
      CHECK(static_cast<float>(found[k].epochs.back().validation.loss) ==
            static_cast<float>(courses[k].epochs.back().validation.loss));
    }
  }
  // An edit puts them aside and says so; undoing it brings them back.
  other.apply(SetLearningRate{0.5f});
  CHECK(other.shown_run().seeds() == nullptr);
  CHECK(other.shown_run().has_seeds_of_before());
  other.apply(Undo{});
  CHECK(other.shown_run().seeds() != nullptr);
}

TEST_CASE_METHOD(Opened, "a reload brings back what was edited and what callbacks did") {
  app.apply(SetCallbacks{{StopBelow{Monitor::loss, 1e6}}});
  train(app, 1);
  app.apply(KeepWeights{true});
  app.apply(NewSample{});
  const auto actions = app.driver()->snapshot().history->actions.all();
  REQUIRE(actions.size() == 2);
  CHECK(actions[0].callback == "StopBelow");
  CHECK(actions[1].is_edit());
  App other = make_app();
  other.apply(kept(app));
  CHECK(std::ranges::equal(other.driver()->snapshot().history->actions.all(), actions));
}

TEST_CASE_METHOD(Opened, "a reload keeps the learning rate that a callback had made") {
  ReduceLROnPlateau plateau;
  plateau.monitor = Monitor::loss;
  plateau.patience = 1;
  plateau.min_delta = 1e6f;  // nothing is good enough
  app.apply(SetCallbacks{{plateau}});
  train(app, 4);
  const Snapshot& before = app.driver()->snapshot();
  REQUIRE(before.learning_rate < learning_rate(app.experiment().training.optimizer));
  App other = make_app();
  other.apply(kept(app));
  const Snapshot& after = other.driver()->snapshot();
  CHECK(after.learning_rate == before.learning_rate);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(after.history->epochs[i].learning_rate == before.history->epochs[i].learning_rate);
  }
}

TEST_CASE_METHOD(Opened, "what was seen of the test set is seen after a reload, too") {
  Experiment experiment = app.experiment();
  experiment.data.validation_fraction = 0.2;
  experiment.data.test_fraction = 0.3;
  app.apply(SetExperiment{experiment});
  const int epochs = GENERATE(0, 2);
  train(app, epochs);
  app.apply(EvaluateTest{});
  while (app.shown_run().testing()) app.run_for(1ms);
  const auto looks = app.driver()->snapshot().history->tests.all();
  REQUIRE(looks.size() == 1);
  App other = make_app();
  other.apply(kept(app));
  const auto again = other.driver()->snapshot().history->tests.all();
  REQUIRE(again.size() == 1);
  CHECK(again[0].epoch == looks[0].epoch);
  CHECK(again[0].scores.loss == looks[0].scores.loss);
}

TEST_CASE_METHOD(Opened,
                 "a reload stands as it stood: classes are classes, what was stopped is stopped") {
  app.apply(SetCallbacks{{StopBelow{Monitor::loss, 1e6}}});
  train(app, 1);
  const Snapshot& before = app.driver()->snapshot();
  REQUIRE(before.history->classification);
  REQUIRE(before.stop_cause == StopCause::callback);
  App other = make_app();
  other.apply(kept(app));
  const Snapshot& after = other.driver()->snapshot();
  CHECK(after.history->classification);
  CHECK(after.finished);
  CHECK(after.stop_cause == StopCause::callback);
  CHECK(after.stop_reason == before.stop_reason);
  // An edit begins a new stretch, which nothing has stopped yet.
  other.apply(NewSample{});
  CHECK(other.driver()->snapshot().epoch == 1);
  CHECK_FALSE(other.driver()->snapshot().finished);
}

TEST_CASE_METHOD(Opened,
                 "a reload hides and locks what the link does that is still in its address") {
  app.apply(OpenLink{"#descent=1&experiment=(data:(name:gauss))&hide=data&lock=noise"});
  train(app, 1);
  RestoreState state = kept(app);
  App other = make_app();
  other.apply(state);
  CHECK(other.view().hidden == Parts{});
  CHECK(other.view().locked == Parts{});
  state.with_parts = true;
  App same = make_app();
  same.apply(state);
  CHECK(same.view().hidden == Parts{Part::data});
  CHECK(same.view().locked == Parts{Part::noise});
  CHECK(same.driver()->snapshot().epoch == 1);
}

TEST_CASE_METHOD(Opened, "a stored state that is broken is refused as a whole") {
  train(app, 2);
  const RestoreState good = kept(app);
  const std::uint64_t trained = weights(app);
  const Experiment experiment = app.experiment();
  const auto refused = [&](const RestoreState& broken) {
    app.apply(DismissMessage{});
    app.apply(broken);
    if (app.message().empty()) return false;
    CHECK(app.message_is_error());
    CHECK(app.experiment() == experiment);
    CHECK(weights(app) == trained);
    return true;
  };
  for (const std::string& head :
       {std::string(), std::string("{}"), std::string("null"), std::string("[1]"),
        std::string("{\"kept\": 1}"), good.head.substr(0, good.head.size() / 2)}) {
    CHECK(refused({head, good.bytes}));
  }
  for (std::size_t i = 7; i < good.head.size(); i += good.head.size() / 40) {
    RestoreState other = good;
    other.head[i] = other.head[i] == '"' ? '}' : '"';
    refused(other);  // or taken: within a text that may be anything
  }
  for (const char* const wrong :
       {"\"learning_rate\":1e300,", "\"learning_rate\":-1,", "\"row\":1000000000,",
        "\"tests\":[{\"epoch\":-1,\"loss\":0}],", "\"actions\":[[9,\"\",\"\"]],"}) {
    RestoreState other = good;
    const std::string key = std::string(wrong).substr(0, std::string(wrong).find(':'));
    const std::size_t there = other.head.find(key + ":");
    if (there != std::string::npos) other.head.replace(there, key.size(), "\"was\"");
    other.head.insert(other.head.find("\"edited\":"), wrong);
    CHECK(refused(other));
  }
  app.apply(good);
  for (const std::ptrdiff_t missing : {1, 4, 100}) {
    RestoreState other = good;
    other.bytes.resize(other.bytes.size() - static_cast<std::size_t>(missing));
    CHECK(refused(other));
  }
  RestoreState longer = good;
  longer.bytes.push_back(0);
  CHECK(refused(longer));
  // Epochs out of order.
  RestoreState disordered = good;
  const auto rows =
      disordered.bytes.begin() +
      static_cast<std::ptrdiff_t>(4 * app.driver()->snapshot().model->parameter_count());
  const auto row = static_cast<std::ptrdiff_t>(4 * kept_row_size());
  std::rotate(rows, rows + row, rows + 2 * row);
  CHECK(refused(disordered));
}

TEST_CASE_METHOD(Opened, "runs side by side come back with their names and weights") {
  train(app, 3);
  app.apply(AddRun{"kept"});
  app.apply(AddRun{"shown"});
  app.apply(ShowRun{app.runs()[2].id()});
  train(app, 2);
  App other = make_app();
  other.apply(kept(app));
  REQUIRE(other.message().empty());
  REQUIRE(other.runs().size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const RunView before = app.runs()[i], after = other.runs()[i];
    CHECK(after.label() == before.label());
    REQUIRE(after.ready());
    CHECK(after.snapshot().epoch == before.snapshot().epoch);
    CHECK(weights_hash(after.snapshot().model->parameters()) ==
          weights_hash(before.snapshot().model->parameters()));
  }
  CHECK(other.shown_run().label() == "shown");
  CHECK(weights(other) == weights(app));

  KeptState wrong;
  wrong.scenes.resize(2);  // two runs of a scene, both shown
  wrong.scenes[0].experiment = wrong.scenes[1].experiment = app.experiment();
  CHECK_THROWS_AS(parse_kept_state(KeptPieces(wrong).head(), {}), Error);
}

TEST_CASE_METHOD(Opened, "what a reload brings back has no limit, and comes in pieces") {
  KeptState state;
  state.view.scene = Scene::playground;
  KeptScene one;
  one.experiment.model = {Dense{1000, Activation::tanh}, Dense{1000, Activation::tanh},
                          Dense{1, Activation::tanh}};
  const Sequential model = make_model(one.experiment, {2});
  History history;
  history.initial_loss = 3;
  for (std::size_t epoch = 1; epoch <= 50000; ++epoch) {
    EpochRecord record;
    record.epoch = epoch;
    record.train.loss = 1. / static_cast<double>(epoch);
    record.neuron = {static_cast<float>(epoch), 2};
    history.epochs.append(record);
  }
  one.trained =
      std::make_shared<const Trained>(model.parameters(), std::make_shared<const History>(history));
  state.scenes = {one};
  KeptPieces pieces(state);
  std::vector<std::uint8_t> bytes;
  for (auto piece = pieces.next(65536); !piece.empty(); piece = pieces.next(65536)) {
    CHECK(piece.size() <= 65536);
    bytes.insert(bytes.end(), piece.begin(), piece.end());
  }
  const KeptState again = parse_kept_state(pieces.head(), bytes);
  REQUIRE(again.scenes.size() == 1);
  CHECK(again.scenes[0].experiment == one.experiment);
  REQUIRE(again.scenes[0].trained);
  CHECK(weights_hash(*again.scenes[0].trained->weights) == weights_hash(model.parameters()));
  const History& after = *again.scenes[0].trained->history;
  CHECK(after.initial_loss == 3);
  REQUIRE(after.epochs.size() == history.epochs.size());
  for (std::size_t i = 0; i < after.epochs.size(); i += 77) {
    CHECK(after.epochs[i].epoch == history.epochs[i].epoch);
    CHECK(after.epochs[i].train.loss ==
          static_cast<double>(static_cast<float>(history.epochs[i].train.loss)));
    CHECK(after.epochs[i].neuron == history.epochs[i].neuron);
  }
}

TEST_CASE_METHOD(Opened, "a reload knows what was predicted") {
  app.apply(LoadPreset{"circle"});
  train(app, 2);
  App other = make_app();
  other.apply(kept(app));
  const auto before = app.driver()->snapshot().predictions;
  const auto after = other.driver()->snapshot().predictions;
  REQUIRE(before);
  REQUIRE(after);
  REQUIRE(after->size() == before->size());
  for (std::size_t i = 0; i < after->size(); ++i) {
    CHECK((*after)[i].label == (*before)[i].label);
    CHECK((*after)[i].confidence == (*before)[i].confidence);
  }
}

TEST_CASE_METHOD(Opened, "predictions of no class there is are not taken over") {
  app.apply(LoadPreset{"circle"});
  train(app, 1);
  KeptState state = app.kept_state();
  KeptScene& shown = state.scenes.front();
  REQUIRE(shown.trained);
  Trained broken = *shown.trained;
  std::vector<Prediction> predictions = *broken.predictions;
  predictions[3].label = 7;
  broken.predictions = std::make_shared<const std::vector<Prediction>>(predictions);
  shown.trained = std::make_shared<const Trained>(broken);
  KeptPieces pieces(state);
  RestoreState all{pieces.head(), {}};
  for (auto piece = pieces.next(4096); !piece.empty(); piece = pieces.next(4096)) {
    all.bytes.insert(all.bytes.end(), piece.begin(), piece.end());
  }
  App other = make_app();
  other.apply(all);
  CHECK(other.driver()->snapshot().epoch == 1);
  CHECK_FALSE(other.driver()->snapshot().predictions);
}

TEST_CASE_METHOD(Opened, "a reload goes on to where a longer training was to stop") {
  app.apply(set_setting(&TrainingSettings::epochs, std::size_t{2}));
  train(app, 2);
  REQUIRE(app.driver()->snapshot().finished);
  app.apply(SetSpeed{0});
  app.apply(Play{});  // two more, of which one is done
  app.apply(Pause{});
  app.apply(StepEpoch{});
  while (app.busy()) app.run_for(1ms);
  REQUIRE(app.driver()->snapshot().epochs == 4);
  REQUIRE(app.driver()->snapshot().epoch == 3);
  App other = make_app();
  other.apply(kept(app));
  CHECK(other.driver()->snapshot().epoch == 3);
  CHECK(other.driver()->snapshot().epochs == 4);
  CHECK_FALSE(other.driver()->snapshot().finished);
}
