#include "web/scenes/playground/data_thumbnails.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/words.hpp"
#include "engine/data/make_dataset.hpp"
#include "web/app/looks/plane_maps.hpp"
#include "web/charts/class_marks.hpp"
#include "web/ui/input.hpp"
#include "web/ui/mark_sprites.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t samples = 200;
constexpr std::uint64_t seed = 7;
constexpr std::size_t per_row = 3;
constexpr std::size_t circle = 1;  // of the marks
constexpr float thumbnail_gap = 8, height = 42, finger_height = 66;

DataThumbnails::Thumbnail make_thumbnail(const DataSetInfo& info) {
  DataSettings settings;
  settings.name = std::string(info.name);
  settings.samples = samples;
  settings.test_fraction = 0;
  const auto dataset = make_dataset(settings, {Feature::x, Feature::y}, false, seed, ImageSource{});
  DataThumbnails::Thumbnail thumbnail{settings.name,          std::string(info.title),
                                      dataset->classes,       dataset->train.plane_x,
                                      dataset->train.plane_y, {}};
  for (std::size_t i = 0; i < dataset->train.count(); ++i) {
    float target = 0;
    dataset->train.targets.copy_sample(i, &target);
    thumbnail.target.push_back(target);
  }
  return thumbnail;
}

void make_thumbnails(DataThumbnails& state) {
  for (const DataSetInfo& info : data_sets()) {
    if (info.kind == DataKind::plane) state.sets.push_back(make_thumbnail(info));
  }
}

void draw_points(const DataThumbnails::Thumbnail& thumbnail, const Rect& place) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Rect inside = place.inset(2);
  const float scale = inside.height() / (2 * plane_extent);
  for (std::size_t i = 0; i < thumbnail.x.size(); ++i) {
    const float target = thumbnail.target[i];
    const ImU32 color = thumbnail.classes > 0 ? class_color(static_cast<std::size_t>(target))
                                              : ui::data_color(target);
    const ImVec2 at = {inside.center().x + scale * thumbnail.x[i],
                       inside.center().y - scale * thumbnail.y[i]};
    draw_mark_sprite(list, at, circle, false, 1.3f, color);
  }
}

std::string explanation(const DataThumbnails::Thumbnail& thumbnail) {
  if (thumbnail.classes == 0) return tr("{0}: values to learn", tr_marked(thumbnail.title));
  if (data_set_info(thumbnail.name).choose_classes) {
    return tr("{0}: two to six classes to tell apart", tr_marked(thumbnail.title));
  }
  return tr("{0}: two classes to tell apart", tr_marked(thumbnail.title));
}

// The set in the settings' place. What is not of these sets, such as painted points, goes.
DataSettings with_set(const DataSettings& before, const DataThumbnails::Thumbnail& chosen) {
  const DataSetInfo& info = data_set_info(before.name);
  const DataSetInfo& after = data_set_info(chosen.name);
  DataSettings data;
  data.name = chosen.name;
  data.noise = before.noise;
  data.test_fraction = before.test_fraction;
  data.seed = before.seed;
  data.classes = before.classes;
  // A count that was chosen by hand stays.
  const bool by_hand = info.kind == DataKind::plane && before.samples != info.default_samples;
  data.samples = by_hand ? before.samples : after.default_samples;
  return data;
}

}  // namespace

void draw_data_thumbnails(DataThumbnails& state, const RunView& run, Actions& actions) {
  if (state.sets.empty()) make_thumbnails(state);
  const float width =
      std::floor((ImGui::GetContentRegionAvail().x - (per_row - 1) * thumbnail_gap) / per_row);
  const float tall = ui::control_height() > 40 ? finger_height : height;
  Rect row;
  for (std::size_t i = 0; i < state.sets.size(); ++i) {
    const DataThumbnails::Thumbnail& thumbnail = state.sets[i];
    if (i % per_row == 0) row = ui::take_rect(tall);
    const float left = row.min.x + static_cast<float>(i % per_row) * (width + thumbnail_gap);
    const Rect place{{left, row.min.y}, {left + width, row.max.y}};
    const bool chosen = thumbnail.name == run.experiment().data.name;
    const std::string words = explanation(thumbnail);
    const ui::Press press =
        ui::press_area("data." + thumbnail.name, place,
                       {.role = ui::Role::button, .label = words, .on = chosen, .hint = words});
    const ui::Colors& c = ui::colors();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(place.min, place.max, press.hovered ? c.hover : c.ground, 8);
    const Rect frame = chosen ? place.inset(-2) : place;
    list->AddRect(frame.min, frame.max, chosen ? c.accent : c.line, chosen ? 10.0f : 8.0f, 0,
                  chosen ? 2.0f : 1.0f);
    draw_points(thumbnail, place);
    if (press.pressed && !chosen) {
      actions.push_back(SetData{with_set(run.experiment().data, thumbnail)});
    }
  }
}

}  // namespace descent
