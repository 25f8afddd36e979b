#include "web/scenes/images/model_stack.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "engine/inspect/model_costs.hpp"
#include "web/cards/keep_weights.hpp"
#include "web/scenes/images/model_stack_edits.hpp"
#include "web/scenes/images/stack_card.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

Shape input_of(const RunView& run) {
  return run.ready() ? run.dataset().input_shape : Shape{28, 28};
}

// Until it is laid out as large as it becomes.
void reveal(ModelStack& state, std::size_t index) {
  constexpr int until_laid_out = 3;
  state.reveals = until_laid_out;
  state.revealed = index;
  ui::request_frame();
}

// The stack becomes that one, or the card at `index` tells why it cannot.
void ask_for(ModelStack& state, const RunView& run, std::size_t index, std::vector<Layer> wanted,
             bool first_weights, Actions& actions) {
  state.refused = misfit_of(input_of(run), wanted, run.experiment().model);
  state.refused_at = index;
  if (state.refused) return reveal(state, index);
  Action edit = SetLayers{std::move(wanted)};
  actions.push_back(first_weights ? together({std::move(edit), Reset{}}) : std::move(edit));
}

// What belonged to another stack is forgotten: it was undone, or a preset opened.
void follow(ModelStack& state, const std::vector<Layer>& layers) {
  if (state.before == layers) return;
  if (state.open && *state.open >= layers.size()) state.open.reset();
  state.refused.reset();
  state.before = layers;
}

std::string time_text(double seconds) {
  if (seconds < 0.95) return tr("less than 1 s an epoch");
  if (seconds < 90) return tr("about {0} s an epoch", fixed_text(seconds, 0));
  return tr("about {0} min an epoch", fixed_text(seconds / 60, 0));
}

// How long an epoch takes: at the speed of this training where it is known, else by what a few
// batches took. At its end it is evaluated on the validation images, forwards alone: about a third
// of what training on them would take.
std::optional<double> epoch_seconds(ModelStack& state, const RunView& run) {
  if (!run.ready()) return std::nullopt;
  const auto images = static_cast<double>(run.dataset().train.count()) +
                      static_cast<double>(run.dataset().validation.count()) / 3;
  if (run.samples_per_second() > 0) return images / run.samples_per_second();
  const auto speed = state.speed.samples_per_second(run);
  return speed ? std::optional(images / *speed) : std::nullopt;
}

// "9.1 MB", and how many images of a batch are in it, where it is not all of them: then the layers'
// figures, each of a whole batch, come to more.
std::string memory_text(const ModelCosts& costs, std::size_t batch_size) {
  const std::string megabytes = fixed_text(static_cast<double>(costs.bytes) / 1e6, 1);
  if (costs.samples_at_once >= batch_size) return tr("{0} MB", megabytes);
  return tr("{0} MB for {1} of {2} images at once", megabytes, costs.samples_at_once, batch_size);
}

std::string totals_hint(const ModelCosts& costs, std::size_t batch_size) {
  std::string hint = tr(
      "What training this model takes: memory, and {0} multiply-adds an image, forwards, where a "
      "pooling's comparison counts as one. The time is that of this machine, found out with a few "
      "batches and all threads that train; of a very large model with a smaller one like it.",
      ui::with_commas(costs.multiply_adds));
  if (costs.samples_at_once >= batch_size) return hint;
  return hint + " " +
         tr("Of a batch's {0} images {1} are worked on at once, to the same result: so this is "
            "less "
            "than the {2} MB that the layers below take together for a whole batch.",
            batch_size, costs.samples_at_once,
            fixed_text(static_cast<double>(costs.layer_bytes) / 1e6, 1));
}

// In two lines where one is too narrow for all of it.
void draw_totals(ModelStack& state, const RunView& run, const ModelCosts& costs) {
  ui::section_title(tr("Model · {0} parameters", ui::with_commas(costs.parameters)));
  const std::size_t batch_size = run.experiment().training.batch_size;
  std::string text = memory_text(costs, batch_size);
  if (costs.trainable < costs.parameters) {
    text = tr("{0} trainable", ui::with_commas(costs.trainable)) + " · " + text;
  }
  const std::optional<double> seconds = epoch_seconds(state, run);
  const std::string time = seconds ? time_text(*seconds) : "";
  const std::string all = time.empty() ? text : text + " · " + time;
  const float width = ImGui::GetContentRegionAvail().x;
  const bool in_one = time.empty() || ui::text_size(ui::Font::label, all).x <= width;
  const Rect place = ui::take_rect(in_one ? 16 : 32);
  ui::Control costs_line{.role = ui::Role::button, .value = all};
  costs_line.label = costs_line.hint = totals_hint(costs, batch_size);
  ui::press_area("model.costs", place, costs_line);
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect rest = place;
  ui::draw_text_in(list, ui::Font::label, rest.cut_top(16), ui::colors().secondary,
                   in_one ? all : text);
  if (!in_one) ui::draw_text_in(list, ui::Font::label, rest, ui::colors().secondary, time);
  constexpr double slow = 120;
  if (seconds && *seconds > slow) {
    ui::small_print(
        tr("That is slow: fewer filters or units, a pooling layer further up, or fewer training "
           "images make it quicker."));
  }
}

// The place among the cards where a dragged one would go.
std::size_t place_under_mouse(const ModelStack& state, std::size_t held) {
  const float y = ImGui::GetMousePos().y;
  std::size_t place = 0;
  for (std::size_t i = 0; i < state.places.size(); ++i) {
    if (i != held && state.places[i].center().y < y) ++place;
  }
  return place;
}

// A line where the dragged card would go.
void draw_target(const ModelStack& state, std::size_t held, std::size_t to) {
  const Rect& card = state.places[to];
  const float y = to > held ? card.max.y + 4 : card.min.y - 4;
  ImGui::GetWindowDrawList()->AddRectFilled({card.min.x, y - 1.5f}, {card.max.x, y + 1.5f},
                                            ui::colors().accent, 1.5f);
}

// While a grip is held, and when it is let go.
void drag(ModelStack& state, const RunView& run, std::optional<std::size_t> grabbed,
          Actions& actions) {
  const std::vector<Layer>& layers = run.experiment().model;
  if (grabbed) {
    ui::keep_drag();
    state.held = grabbed;
  }
  if (!state.held || *state.held >= layers.size() || state.places.size() != layers.size()) {
    state.held.reset();
    return;
  }
  const std::size_t from = *state.held;
  const std::size_t to = std::min(place_under_mouse(state, from), output_layer(layers) - 1);
  const bool moves = can_move(layers, from, to);
  if (grabbed) {
    if (moves) draw_target(state, from, to);
    return;
  }
  state.held.reset();
  if (!moves) return;
  if (state.open == from) state.open = to;
  ask_for(state, run, from, with_moved_layer(layers, from, to), false, actions);
}

void take(ModelStack& state, const RunView& run, std::size_t index, StackAsk ask,
          Actions& actions) {
  const std::vector<Layer>& layers = run.experiment().model;
  if (ask.turned) state.open = state.open == index ? std::nullopt : std::optional(index);
  if (ask.dismissed) state.refused.reset();
  if (ask.turned || ask.dismissed) ui::request_frame();
  if (ask.turned && state.open) reveal(state, index);
  if (ask.steps != 0) {
    const std::size_t to = ask.steps > 0 ? index + 1 : index - 1;  // −1 of the first: none
    if (can_move(layers, index, to)) {
      ask_for(state, run, index, with_moved_layer(layers, index, to), false, actions);
      if (!state.refused && state.open == index) state.open = to;
    }
  } else if (ask.layers) {
    if (ask.layers->size() < layers.size() && state.open && *state.open >= index) {
      state.open = *state.open == index ? std::nullopt : std::optional(*state.open - 1);
    }
    ask_for(state, run, index, std::move(*ask.layers), ask.first_weights, actions);
  }
}

void draw_add(ModelStack& state, const RunView& run, Actions& actions) {
  const std::vector<Layer>& layers = run.experiment().model;
  const std::vector<AddableLayer> addable = addable_layers(input_of(run), layers, state.open);
  std::vector<ui::Choice> choices;
  for (const AddableLayer& one : addable) {
    const bool fits = one.layers != layers;
    choices.push_back({one.name,
                       fits ? std::string(tr_marked(one.meaning))
                            : tr("No place for it: it takes pictures, and those that come there "
                                 "are flattened or too small."),
                       fits});
  }
  const auto chosen = ui::drop_down("add_layer", "", choices, choices.size(),
                                    tr("Add a layer of any kind: behind the one whose settings are "
                                       "open, or before the output."),
                                    -1, tr("+ Add a layer"));
  if (!chosen) return;
  state.open = addable[*chosen].place;
  reveal(state, addable[*chosen].place);
  actions.push_back(SetLayers{addable[*chosen].layers});
}

}  // namespace

void draw_model_stack(ModelStack& state, const RunView& run, Actions& actions) {
  const std::vector<Layer>& layers = run.experiment().model;
  follow(state, layers);
  const std::size_t tested = run.ready() ? run.dataset().validation.count() : 0;
  const TrainingSettings& training = run.experiment().training;
  const ModelCosts costs =
      model_costs(input_of(run), layers, {training.optimizer, training.batch_size, tested});
  const std::vector<LayerCard> cards = layer_cards(layers, costs);
  draw_totals(state, run, costs);
  state.augmented.samples = run.ready() ? run.snapshot().augmented : nullptr;
  state.augmented.dataset = run.ready() ? run.shared_dataset() : nullptr;
  const std::vector<double>& shares = state.speed.layer_shares(run);
  state.places.resize(layers.size());
  std::optional<std::size_t> grabbed;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    StackCard view{layers, costs, i, cards[i], training.loss, training.batch_size, state.open == i};
    if (i < shares.size()) view.time_share = shares[i];
    if (state.refused && state.refused_at == i) view.refused = &*state.refused;
    view.reveals = state.reveals > 0 && state.revealed == i;
    view.augmented = &state.augmented;
    StackAsk ask = draw_stack_card(view, state.places[i]);
    if (ask.grabbed) grabbed = i;
    take(state, run, i, std::move(ask), actions);
  }
  if (state.reveals > 0) {
    --state.reveals;
    ui::request_frame();
  }
  drag(state, run, grabbed, actions);
  draw_add(state, run, actions);
  draw_keep_weights(run, actions);
}

}  // namespace descent
