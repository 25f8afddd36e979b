#include "engine/kernels/moment.hpp"
#include "tests/kernels/kernel_testing.hpp"

using namespace descent;
using namespace descent::testing;

namespace {

// An optimizer's update with its settings: run(table, count, g, first, second, w).
struct Update {
  const char* name;
  void (*run)(const KernelTable&, std::size_t, const float*, float*, float*, float*);
  bool negative_moment;  // whether the first moment may be below 0
};

const Update updates[] = {
    {"sgd",
     [](const KernelTable& k, std::size_t n, const float* g, float*, float*, float* w) {
       k.sgd({0.1f, 0, false}, n, g, nullptr, w);
     },
     true},
    {"sgd with momentum",
     [](const KernelTable& k, std::size_t n, const float* g, float* v, float*, float* w) {
       k.sgd({0.1f, 0.9f, false}, n, g, v, w);
     },
     true},
    {"sgd with nesterov",
     [](const KernelTable& k, std::size_t n, const float* g, float* v, float*, float* w) {
       k.sgd({0.1f, 0.9f, true}, n, g, v, w);
     },
     true},
    {"rmsprop",
     [](const KernelTable& k, std::size_t n, const float* g, float* v, float*, float* w) {
       k.rmsprop({0.01f, 0.9f, 1e-7f}, n, g, v, w);
     },
     false},
    {"adagrad",
     [](const KernelTable& k, std::size_t n, const float* g, float* a, float*, float* w) {
       k.adagrad({0.01f, 1e-7f}, n, g, a, w);
     },
     false},
    {"adadelta",
     [](const KernelTable& k, std::size_t n, const float* g, float* a, float* v, float* w) {
       k.adadelta({0.5f, 0.95f, 1e-7f}, n, g, a, v, w);
     },
     false},
    {"adam",
     [](const KernelTable& k, std::size_t n, const float* g, float* m, float* v, float* w) {
       k.adam({0.01f, 0.9f, 0.999f, 1e-7f}, n, g, m, v, w);
     },
     true},
};

}  // namespace

TEST_CASE("optimizer updates agree with the reference") {
  Random random = test_random();
  for_each_table_and_size([&](const KernelTable& kernels, std::size_t size, std::size_t offset) {
    for (const Update& update : updates) {
      INFO(update.name);
      const std::vector<float> g_values = values_with_specials(random, size);
      const float low = update.negative_moment ? -1.0f : 0.0f;
      std::vector<float> first = random_values(random, size, low, 1);
      std::vector<float> second = random_values(random, size, 0, 1);
      std::vector<float> expected = random_values(random, size);
      GuardedArray g(g_values, offset), m(first, offset), v(second, offset), w(expected, offset);
      update.run(reference(), size, g_values.data(), first.data(), second.data(), expected.data());
      update.run(kernels, size, g.data(), m.data(), v.data(), w.data());
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
    float w = 2, v = 0.25f;
    table->sgd({0.125f, 0, false}, 1, &g, nullptr, &w);
    CHECK(w == 2 - 0.0625f);
    w = 2;
    table->sgd({0.125f, 0.5f, false}, 1, &g, &v, &w);
    CHECK(v == 0.0625f);  // 0.5 · 0.25 - 0.125 · 0.5
    CHECK(w == 2.0625f);
    w = 2;
    v = 0.25f;
    table->sgd({0.125f, 0.5f, true}, 1, &g, &v, &w);
    CHECK(v == 0.0625f);
    CHECK(w == 2 - 0.03125f);  // 2 + 0.5 · 0.0625 - 0.0625
    w = 2;
    v = 1;
    table->rmsprop({0.5f, 0.75f, 0.1875f}, 1, &g, &v, &w);
    CHECK(v == 0.8125f);  // 0.75 · 1 + 0.25 · 0.25
    CHECK(w == 1.75f);    // 2 - 0.5 · 0.5 / sqrt(0.8125 + 0.1875)
    w = 2;
    v = 0.5f;
    table->adagrad({0.5f, 0.25f}, 1, &g, &v, &w);
    CHECK(v == 0.75f);
    CHECK(w == 1.75f);
    w = 2;
    v = 1.5f;
    float a = 0.25f;
    table->adadelta({0.5f, 0.5f, 0.75f}, 1, &g, &a, &v, &w);
    CHECK(a == 0.25f);     // 0.5 · 0.25 + 0.5 · 0.5²
    CHECK(v == 1.03125f);  // the move is 0.75 = 1.5 · 0.5 / 1; 0.5 · 1.5 + 0.5 · 0.5625
    CHECK(w == 1.625f);
    w = 2;
    v = 1;
    float m = 0.25f;
    table->adam({0.5f, 0.5f, 0.0f, 0.5f}, 1, &g, &m, &v, &w);
    CHECK(m == 0.375f);   // 0.25 + 0.5 · (0.5 - 0.25)
    CHECK(v == 0.25f);    // g²
    CHECK(w == 1.8125f);  // 2 - 0.5 · 0.375 / (0.5 + 0.5)
  }
}

TEST_CASE("moments never become subnormal") {
  const std::size_t size = 7;
  const std::vector<float> g(size, 0.0f);
  for (const KernelTable* table : kernel_tables()) {
    for (const Update& update : updates) {
      std::vector<float> first(size, 1), second(size, 1), w(size, 1);
      if (update.negative_moment) first[2] = first[6] = -1;
      for (int step = 0; step < 1000; ++step) {
        update.run(*table, size, g.data(), first.data(), second.data(), w.data());
        for (std::size_t i = 0; i < size; ++i) {
          INFO(table->name << " " << update.name << ", step " << step);
          REQUIRE((first[i] == 0 || std::abs(first[i]) >= smallest_moment));
          REQUIRE((second[i] == 0 || second[i] >= smallest_moment));
        }
      }
    }
  }
}
