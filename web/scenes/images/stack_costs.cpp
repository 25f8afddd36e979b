#include "web/scenes/images/stack_costs.hpp"

#include <string>
#include <vector>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

double share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Words, from the whole to the shortest, and in `percent` a share, below them a bar as long as
// that.
void draw_share(const StackCard& view, const char* name, Rect place,
                const std::vector<std::string>& words, double share, const std::string& percent,
                std::string_view hint) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  ui::press_area(view.id(name), place, hint);
  Rect bar = place.cut_bottom(3);
  Rect rest = place;
  const Rect right = rest.cut_right(ui::text_size(ui::Font::axis, percent).x, 4);
  ui::draw_text_in(list, ui::Font::axis, right, c.secondary, percent, 1);
  ui::draw_fitting_text(list, ui::Font::axis, rest, c.secondary, words);
  list->AddRectFilled(bar.min, bar.max, c.well, 1.5f);
  bar.max.x = bar.min.x + bar.width() * static_cast<float>(share);
  list->AddRectFilled(bar.min, bar.max, c.accent, 1.5f);
}

// What its multiply-adds are of the model's, where its time was not measured.
double time_share(const StackCard& view) {
  return view.time_share.value_or(share(view.card.cost.multiply_adds, view.costs.multiply_adds));
}

std::string time_hint(const StackCard& view) {
  const std::uint64_t adds = view.card.cost.multiply_adds;
  const std::string counted =
      tr("{0} multiply-adds (MACs) or comparisons an image, forwards: {1} of the model's.",
         ui::with_commas(adds), percent_text(share(adds, view.costs.multiply_adds)));
  const std::string time =
      view.time_share ? tr("Its way forwards and back takes {0} of a training step, measured here.",
                           percent_text(*view.time_share))
                      : tr("The bar is that share: its time was not measured.");
  return counted + " " + time;
}

}  // namespace

void draw_stack_costs(const StackCard& view) {
  constexpr float gap = 12, memory_part = 0.37f, below = 3;
  constexpr double least = 0.005;
  const LayerCost& cost = view.card.cost;
  const double time = time_share(view);
  const double memory = share(cost.bytes, view.costs.layer_bytes);
  // By what is known from the beginning: nothing moves when the time has been measured.
  const bool counts = layer_info(view.layer()).augments || memory >= least ||
                      share(cost.multiply_adds, view.costs.multiply_adds) >= least;
  if (!counts) return;
  const std::string megabytes = fixed_text(static_cast<double>(cost.bytes) / 1e6, 1);
  const std::string whole = fixed_text(static_cast<double>(cost.bytes) / 1e6, 0);
  const std::string adds = short_count(static_cast<double>(cost.multiply_adds));
  Rect line = ui::take_rect(20 + below);
  line.max.y -= below;
  const Rect right = line.cut_right((line.width() - gap) * memory_part, gap);
  draw_share(view, "multiply_adds", line, {tr("{0} mult-adds", adds), tr("{0} MACs", adds), adds},
             time, view.time_share ? tr("{0} of time", percent_text(time)) : percent_text(time),
             time_hint(view));
  draw_share(
      view, "memory", right, {tr("{0} MB", megabytes), tr("{0} MB", whole)}, memory,
      percent_text(memory),
      tr("{0} MB for a batch of {1} images, {2} of all layers: the layer's parameters and its "
         "outputs, with their gradients and what the optimizer keeps.",
         megabytes, view.batch_size, percent_text(memory)));
}

}  // namespace descent
