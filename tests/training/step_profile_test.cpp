#include "engine/training/step_profile.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "engine/training/trainer.hpp"
#include "tests/training/toy_data.hpp"

using namespace descent;
using Catch::Matchers::WithinRel;
using namespace std::chrono_literals;

namespace {

Trainer endless_trainer(const KernelTable& kernels, std::size_t batch_size = 2) {
  TrainingSettings settings;
  settings.optimizer = Adam{0.03f};
  settings.batch_size = batch_size;
  settings.epochs = 100'000'000;
  return Trainer(Sequential({2}, {Dense{8, Activation::tanh}, Dense{1, Activation::tanh}}, 5),
                 tests::xor_data(), settings, 5, kernels);
}

const StepProfile::Part* part_of(const StepProfile& profile, StepPass pass, std::size_t layer = 0) {
  const auto found = std::find_if(profile.parts.begin(), profile.parts.end(), [&](const auto& p) {
    return p.pass == pass && p.layer == layer;
  });
  return found == profile.parts.end() ? nullptr : &*found;
}

double calls_of(const StepProfile& profile, StepPass pass, std::size_t layer,
                std::string_view kernel) {
  const StepProfile::Part* part = part_of(profile, pass, layer);
  REQUIRE(part != nullptr);
  for (const StepProfile::Kernel& each : part->kernels) {
    if (each.name == kernel) return each.calls;
  }
  return 0;
}

}  // namespace

TEST_CASE("a profile has every layer's passes and kernels, and its times make up the step") {
  for (const KernelTable* table : kernel_tables()) {
    CAPTURE(table->name);
    Trainer trainer = endless_trainer(*table);
    trainer.set_profiling(true);
    trainer.step();
    const auto profile = trainer.snapshot().profile;
    REQUIRE(profile);
    CHECK(profile->kernels == table->name);
    CHECK(profile->steps == 1);
    for (const StepPass pass :
         {StepPass::batch, StepPass::loss, StepPass::metrics, StepPass::update}) {
      CHECK(part_of(*profile, pass) != nullptr);
    }
    CHECK(calls_of(*profile, StepPass::forward, 0, "dense") == 1);
    CHECK(calls_of(*profile, StepPass::forward, 1, "dense") == 1);
    CHECK(calls_of(*profile, StepPass::loss, 0, "squared_error") == 1);
    CHECK(calls_of(*profile, StepPass::backward, 1, "gemm") == 2);
    CHECK(calls_of(*profile, StepPass::backward, 0, "gemm") == 1);  // no input's gradient
    CHECK(calls_of(*profile, StepPass::backward, 0, "column_sums") == 1);
    CHECK(calls_of(*profile, StepPass::backward, 0, "activation_gradient") == 1);
    CHECK(calls_of(*profile, StepPass::update, 0, "optimize") == 4);
    CHECK(profile->clock_seconds > 0);

    double all = 0;
    for (const StepProfile::Part& part : profile->parts) {
      double kernels = 0;
      for (const StepProfile::Kernel& kernel : part.kernels) kernels += kernel.seconds;
      CHECK(kernels <= part.seconds * (1 + 1e-12));
      all += part.seconds;
    }
    CHECK_THAT(all, WithinRel(profile->step_seconds, 1e-12));
  }
}

TEST_CASE("the profile's steps fit into the time that training took") {
  Trainer trainer = endless_trainer(default_kernels());
  trainer.set_profiling(true);
  const auto start = std::chrono::steady_clock::now();
  trainer.step();
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  CHECK(trainer.snapshot().profile->step_seconds <= seconds);
  CHECK(trainer.training_seconds() <= seconds);
}

TEST_CASE("profiling changes no bit of what is trained") {
  for (const KernelTable* table : kernel_tables()) {
    CAPTURE(table->name);
    Trainer plain = endless_trainer(*table), profiled = endless_trainer(*table);
    profiled.set_profiling(true);
    for (int epoch = 0; epoch < 30; ++epoch) {
      plain.step_epoch();
      profiled.step_epoch();
    }
    REQUIRE(profiled.snapshot().profile);
    const auto a = tensors(plain.model().parameters());
    const auto b = tensors(profiled.model().parameters());
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      CHECK(std::equal(a[i]->begin(), a[i]->end(), b[i]->begin(), b[i]->end()));
    }
    CHECK(plain.history().epochs.back().train.loss == profiled.history().epochs.back().train.loss);
  }
}

TEST_CASE("a profile is there only while it is on, and belongs to the kernels in use") {
  Trainer trainer = endless_trainer(default_kernels());
  trainer.step();
  CHECK_FALSE(trainer.snapshot().profile);
  trainer.set_profiling(true);
  CHECK_FALSE(trainer.snapshot().profile);
  trainer.step();
  CHECK(trainer.snapshot().profile);

  trainer.set_kernels(*kernel_tables()[0]);
  CHECK_FALSE(trainer.snapshot().profile);
  trainer.step();
  CHECK(trainer.snapshot().profile->kernels == "reference");

  trainer.set_batch_size(4);
  CHECK_FALSE(trainer.snapshot().profile);
  trainer.step();
  trainer.set_profiling(false);
  CHECK_FALSE(trainer.snapshot().profile);
  trainer.step();
  CHECK_FALSE(trainer.snapshot().profile);
}

TEST_CASE("a later profile is the mean of steps that were done") {
  Trainer trainer = endless_trainer(default_kernels());
  trainer.set_profiling(true);
  const auto end = std::chrono::steady_clock::now() + 600ms;
  while (std::chrono::steady_clock::now() < end) trainer.run_for(50ms);
  const auto profile = trainer.snapshot().profile;
  REQUIRE(profile);
  CHECK(profile->steps > 1);
  CHECK(profile->steps <= trainer.samples_seen() / 2);
  CHECK(calls_of(*profile, StepPass::forward, 1, "dense") == 1);
  CHECK(calls_of(*profile, StepPass::update, 0, "optimize") == 4);
}

TEST_CASE("a step in several slices is one step of the profile, also when it begins anew") {
  // 4096 · 2048 weights cost more than a quarter of a slice a row, so that a batch of 6 is cut.
  TrainingSettings settings;
  settings.optimizer = SGD{1e-4f};
  settings.batch_size = 6;
  Trainer trainer(Sequential({1}, {Dense{4096}, Dense{2048}, Dense{1}}, 1), tests::line_data(),
                  settings, 1, default_kernels());
  trainer.set_profiling(true);
  trainer.run_for(0ms);
  CHECK_FALSE(trainer.snapshot().profile);
  trainer.reset();  // what was begun does not count
  trainer.step();
  const auto profile = trainer.snapshot().profile;
  REQUIRE(profile);
  CHECK(profile->steps == 1);
  CHECK(calls_of(*profile, StepPass::forward, 1, "dense") > 1);
  CHECK(calls_of(*profile, StepPass::forward, 1, "dense") ==
        calls_of(*profile, StepPass::backward, 0, "gemm"));
}
