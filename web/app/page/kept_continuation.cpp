#include "web/app/page/kept_continuation.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <utility>

#include "engine/experiment/json_text.hpp"
#include "web/app/page/kept_numbers.hpp"

namespace descent {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t most_callbacks = 1000;

// 64 bits as text, because the page's JavaScript reads and writes the head, too, and its numbers
// have 53 of them.
Json write_words(std::span<const std::uint64_t> words) {
  Json texts = Json::array();
  for (const std::uint64_t word : words) texts.push_back(std::to_string(word));
  return texts;
}
std::uint64_t read_word(const Json& text) {
  const std::string& digits = text.get_ref<const std::string&>();
  std::uint64_t word = 0;
  const char* const end = digits.data() + digits.size();
  const auto [behind, error] = std::from_chars(digits.data(), end, word);
  if (error != std::errc() || behind != end) fail_kept_state();
  return word;
}

// Exactly, and also where they are not finite, which JSON cannot say.
Json write_doubles(std::span<const double> numbers) {
  std::vector<std::uint64_t> bits;
  for (const double number : numbers) bits.push_back(std::bit_cast<std::uint64_t>(number));
  return write_words(bits);
}
std::vector<double> read_doubles(const Json& bits) {
  std::vector<double> numbers;
  for (const Json& each : bits) numbers.push_back(std::bit_cast<double>(read_word(each)));
  return numbers;
}

Random read_random(const Json& words) {
  Random::State state = {};
  if (words.size() != state.size()) fail_kept_state();
  for (std::size_t i = 0; i < state.size(); ++i) state[i] = read_word(words.at(i));
  if (const auto random = Random::from_state(state)) return *random;
  fail_kept_state();
}

Json write_optimizer(const OptimizerState& state) {
  Json slots = Json::array();
  for (const auto& slot : state.slots) {
    Json sizes = Json::array();
    for (const std::vector<float>& tensor : slot) sizes.push_back(tensor.size());
    slots.push_back(std::move(sizes));
  }
  return {{"steps", state.clock.steps},
          {"powers", write_doubles(state.clock.powers)},
          {"slots", std::move(slots)}};
}

OptimizerState read_optimizer(const Json& kept, Bytes& bytes) {
  OptimizerState state;
  state.clock.steps = kept.at("steps").get<std::uint64_t>();
  const std::vector<double> powers = read_doubles(kept.at("powers"));
  const Json& slots = kept.at("slots");
  if (powers.size() != state.clock.powers.size() || slots.size() != state.slots.size()) {
    fail_kept_state();
  }
  std::ranges::copy(powers, state.clock.powers.begin());
  for (std::size_t i = 0; i < state.slots.size(); ++i) {
    for (const Json& size : slots.at(i)) {
      state.slots[i].push_back(take_kept<float>(bytes, size.get<std::size_t>()));
    }
  }
  return state;
}

// Of each callback: null where it holds no weights.
Json write_best(const std::vector<KeptWeights>& best) {
  Json all = Json::array();
  for (const KeptWeights& each : best) {
    const std::size_t predictions = each.predictions ? each.predictions->size() : 0;
    all.push_back(each.weights ? Json{each.epoch, predictions} : Json(nullptr));
  }
  return all;
}

KeptWeights read_best(const Json& kept, Bytes& bytes, const Parameters& like) {
  KeptWeights best;
  if (kept.is_null()) return best;
  best.epoch = kept.at(0).get<std::size_t>();
  best.weights = std::make_shared<const Parameters>(take_kept_weights(bytes, like));
  const auto predictions = kept.at(1).get<std::size_t>();
  if (predictions > 0) {
    best.predictions =
        std::make_shared<const std::vector<Prediction>>(take_kept<Prediction>(bytes, predictions));
  }
  return best;
}

Continuation read_continuation(const Json& kept, Bytes& bytes) {
  Continuation read;
  read.step = kept.at("step").get<std::size_t>();
  read.validating = kept.at("validating").get<bool>();
  read.optimizer = read_optimizer(kept.at("optimizer"), bytes);
  auto order = take_kept<std::uint32_t>(bytes, kept.at("samples").get<std::size_t>());
  const auto batch_size = kept.at("batch_size").get<std::size_t>();
  if (batch_size == 0) fail_kept_state();
  auto batcher = Batcher::from_state(std::move(order), batch_size, read_random(kept.at("shuffle")));
  if (!batcher) fail_kept_state();
  read.batcher = *std::move(batcher);
  read.dropout = read_random(kept.at("dropout"));
  read.sums = read_doubles(kept.at("sums"));
  const std::vector<double> epoch = read_doubles(kept.at("epoch"));
  if (epoch.size() != 2) fail_kept_state();
  read.penalties = epoch[0];
  read.epoch_seconds = epoch[1];
  return read;
}

}  // namespace

Json kept_continuation(const Trained& trained) {
  if (!trained.continuation) return Json::object();
  const Continuation& now = *trained.continuation;
  const std::array epoch = {now.penalties, now.epoch_seconds};
  return {{"continuation",
           {{"step", now.step},
            {"validating", now.validating},
            {"optimizer", write_optimizer(now.optimizer)},
            {"samples", now.batcher.samples()},
            {"batch_size", now.batcher.batch_size()},
            {"shuffle", write_words(now.batcher.random().state())},
            {"dropout", write_words(now.dropout.state())},
            {"sums", write_doubles(now.sums)},
            {"epoch", write_doubles(epoch)},
            {"best", write_best(trained.best)},
            {"restored", trained.restored_epoch}}}};
}

std::vector<Bytes> continuation_bytes(const Trained& trained) {
  std::vector<Bytes> arrays;
  if (!trained.continuation) return arrays;
  const Continuation& now = *trained.continuation;
  for (const auto& slot : now.optimizer.slots) {
    for (const std::vector<float>& tensor : slot) arrays.push_back(kept_bytes(std::span(tensor)));
  }
  arrays.push_back(kept_bytes(now.batcher.order()));
  for (const KeptWeights& best : trained.best) {
    if (!best.weights) continue;
    for (const Bytes tensor : kept_bytes(*best.weights)) arrays.push_back(tensor);
    if (best.predictions) arrays.push_back(kept_bytes(std::span(*best.predictions)));
  }
  return arrays;
}

void read_kept_continuation(const Json& training, Bytes& bytes, Trained& trained) {
  if (!training.contains("continuation")) return;
  const Json& kept = training.at("continuation");
  trained.continuation = std::make_shared<const Continuation>(read_continuation(kept, bytes));
  const Json& best = kept.at("best");
  if (best.size() > most_callbacks) fail_kept_state();
  for (const Json& each : best) {
    trained.best.push_back(read_best(each, bytes, *trained.weights));
  }
  trained.restored_epoch = kept.at("restored").get<std::size_t>();
}

}  // namespace descent
