#include "web/frame/runs_pictures.hpp"

#include <algorithm>

#include "engine/core/words.hpp"
#include "web/charts/class_marks.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float least_beside = 640, between_pictures = 20;

struct PicturePlace {
  const RunView& run;
  const RunView& other;
  const std::string& name;
  std::size_t color;
};

void draw_run_picture(const PicturePlace& of, std::size_t place, Rect area, RunPictures& pictures) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect line = area.cut_top(22, 4);
  list->AddCircleFilled({line.min.x + 6, line.center().y}, 5, class_color(of.color));
  line.min.x += 18;
  ui::draw_text_in(list, ui::Font::label_strong, line, ui::colors().text, of.name);
  pictures.draw(of.run, of.other, place, area);
  ui::mark("runs.picture" + std::to_string(place), area, {.role = ui::Role::img, .label = of.name});
}

// The one that is drawn beside the base; by its place.
std::size_t picture_beside(std::uint64_t chosen, const std::vector<RunView>& runs,
                           std::size_t base) {
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i != base && runs[i].id() == chosen) return i;
  }
  return base == 0 ? 1 : 0;
}

std::size_t choose_beside(std::uint64_t& chosen, const std::vector<RunView>& runs,
                          const std::vector<std::string>& names, std::size_t base) {
  const std::size_t beside = picture_beside(chosen, runs, base);
  std::vector<std::string> ids;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (i == base) continue;
    ids.push_back(std::to_string(runs[i].id()));
    places.push_back(i);
  }
  if (places.size() < 2) return beside;
  std::vector<ui::ChoiceWord> words;
  for (std::size_t i = 0; i < places.size(); ++i) words.push_back({ids[i], names[places[i]]});
  const auto now = std::find(places.begin(), places.end(), beside) - places.begin();
  const auto pressed = ui::choice_words("runs.beside", words, static_cast<std::size_t>(now),
                                        tr("Whose picture stands beside the other"));
  if (!pressed) return beside;
  chosen = runs[places[*pressed]].id();
  return places[*pressed];
}

}  // namespace

void draw_two_runs(std::uint64_t& chosen, const std::vector<RunView>& runs,
                   const std::vector<std::string>& names, std::size_t base, RunPictures& pictures) {
  if (runs.size() < 2) return;
  const bool all =
      std::all_of(runs.begin(), runs.end(), [&](const RunView& run) { return pictures.has(run); });
  if (!all) return;
  ui::divider();
  const std::size_t beside = choose_beside(chosen, runs, names, base);
  const PicturePlace first{runs[base], runs[beside], names[base], base};
  const PicturePlace second{runs[beside], runs[base], names[beside], beside};
  const float whole = ImGui::GetContentRegionAvail().x;
  const bool stacked = whole < least_beside;
  const float width = stacked ? whole : (whole - between_pictures) / 2;
  const float height =
      std::max(pictures.height(runs[base], width), pictures.height(runs[beside], width)) + 26;
  Rect line = ui::take_rect(height);
  draw_run_picture(first, 0, stacked ? line : line.cut_left(width, between_pictures), pictures);
  if (stacked) line = ui::take_rect(height);
  draw_run_picture(second, 1, line, pictures);
}

}  // namespace descent
