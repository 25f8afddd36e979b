#include "engine/kernels/moment.hpp"
#include "engine/optimizers/optimizer.hpp"
#include "tests/kernels/kernel_testing.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

// All of the catalogue, as they are a few steps after the first, and SGD's other forms.
struct Update {
  std::string name;
  UpdateStep step;
  std::size_t slots;
  bool first_may_be_negative;
};

std::vector<Update> updates() {
  std::vector<Optimizer> all = all_optimizers();
  all.push_back(SGD{0.1f, 0.9f, false});
  all.push_back(SGD{0.1f, 0.9f, true});
  std::vector<Update> found;
  for (const Optimizer& optimizer : all) {
    StepClock clock{3, {0.7, 0.9}};
    const UpdateStep step =
        std::visit([&](const auto& one) -> UpdateStep { return one.step(clock); }, optimizer);
    const bool signed_moment =
        std::holds_alternative<SGD>(optimizer) || std::holds_alternative<Adam>(optimizer);
    found.push_back({std::string(optimizer_name(optimizer)), step, slots_per_parameter(optimizer),
                     signed_moment});
  }
  return found;
}

void update_weights(const KernelTable& kernels, const Update& update, std::size_t count,
                    const float* g, float* first, float* second, float* w) {
  float* const slots[] = {update.slots > 0 ? first : nullptr, update.slots > 1 ? second : nullptr};
  kernels.optimize(update.step, count, g, slots, w);
}

}  // namespace

TEST_CASE("optimizer updates agree with the reference") {
  Random random = test_random();
  const std::vector<Update> all = updates();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t size, std::size_t offset) {
    for (const Update& update : all) {
      INFO(update.name);
      const std::vector<float> g_values = values_with_specials(random, size);
      const float low = update.first_may_be_negative ? -1.0f : 0.0f;
      std::vector<float> first = random_values(random, size, low, 1);
      std::vector<float> second = random_values(random, size, 0, 1);
      std::vector<float> expected = random_values(random, size);
      GuardedArray g(g_values, offset), m(first, offset), v(second, offset), w(expected, offset);
      update_weights(reference(), update, size, g_values.data(), first.data(), second.data(),
                     expected.data());
      update_weights(kernels, update, size, g.data(), m.data(), v.data(), w.data());
      REQUIRE(m.guards_intact());
      REQUIRE(v.guards_intact());
      REQUIRE(w.guards_intact());
      // The same operations in the same order: square root and division are rounded correctly.
      CHECK(same_bits(m.values(), first));
      CHECK(same_bits(v.values(), second));
      CHECK(same_bits(w.values(), expected));
      CHECK(same_bits(g.values(), g_values));
    }
  });
}

TEST_CASE("optimizer updates follow their formulas") {
  const float g = 0.5f;
  for (const KernelTable* table : kernel_tables()) {
    INFO(table->name);
    float w = 2, v = 0.25f, a = 0;
    const auto optimize = [&](const UpdateStep& step, float* first, float* second = nullptr) {
      w = 2;
      float* const slots[] = {first, second};
      table->optimize(step, 1, &g, slots, &w);
    };
    optimize(SGD::Step{0.125f, 0, false}, nullptr);
    CHECK(w == 2 - 0.0625f);
    optimize(SGD::Step{0.125f, 0.5f, false}, &v);
    CHECK(v == 0.0625f);  // 0.5 · 0.25 - 0.125 · 0.5
    CHECK(w == 2.0625f);
    v = 0.25f;
    optimize(SGD::Step{0.125f, 0.5f, true}, &v);
    CHECK(v == 0.0625f);
    CHECK(w == 2 - 0.03125f);  // 2 + 0.5 · 0.0625 - 0.0625
    v = 1;
    optimize(RMSprop::Step{0.5f, 0.75f, 0.25f, 0.1875f}, &v);
    CHECK(v == 0.8125f);  // 0.75 · 1 + 0.25 · 0.25
    CHECK(w == 1.75f);    // 2 - 0.5 · 0.5 / sqrt(0.8125 + 0.1875)
    v = 0.5f;
    optimize(Adagrad::Step{0.5f, 0.25f}, &v);
    CHECK(v == 0.75f);
    CHECK(w == 1.75f);
    v = 1.5f;
    a = 0.25f;
    optimize(Adadelta::Step{0.5f, 0.5f, 0.5f, 0.75f}, &a, &v);
    CHECK(a == 0.25f);     // 0.5 · 0.25 + 0.5 · 0.5²
    CHECK(v == 1.03125f);  // the move is 0.75 = 1.5 · 0.5 / 1; 0.5 · 1.5 + 0.5 · 0.5625
    CHECK(w == 1.625f);
    v = 1;
    a = 0.25f;
    optimize(Adam::Step{0.5f, 0.5f, 1, 0.5f}, &a, &v);
    CHECK(a == 0.375f);   // 0.25 + 0.5 · (0.5 - 0.25)
    CHECK(v == 0.25f);    // g²
    CHECK(w == 1.8125f);  // 2 - 0.5 · 0.375 / (0.5 + 0.5)
  }
}

TEST_CASE("moments never become subnormal") {
  const std::size_t size = 7;
  const std::vector<float> g(size, 0.0f);
  for (const KernelTable* table : kernel_tables()) {
    for (const Update& update : updates()) {
      std::vector<float> first(size, 1), second(size, 1), w(size, 1);
      if (update.first_may_be_negative) first[2] = first[6] = -1;
      for (int step = 0; step < 1000; ++step) {
        update_weights(*table, update, size, g.data(), first.data(), second.data(), w.data());
        for (std::size_t i = 0; i < size; ++i) {
          INFO(table->name << " " << update.name << ", step " << step);
          REQUIRE((first[i] == 0 || std::abs(first[i]) >= smallest_moment));
          REQUIRE((second[i] == 0 || second[i] >= smallest_moment));
        }
      }
    }
  }
}
