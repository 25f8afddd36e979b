#include "web/scenes/images/image_pictures.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "engine/inspect/kernel_pictures.hpp"
#include "web/app/state/scene_of.hpp"
#include "web/charts/confusion_chart.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr std::size_t filters_in_row = 12;
constexpr float largest_filter = 36, filter_gap = 4, caption_height = 18, matrix_height = 300;

// The first layer whose kernel looks at the picture, of small enough windows to be told apart.
struct FirstFilters {
  const Tensor* kernel = nullptr;
  KernelPictures pictures;
  std::size_t count() const { return std::min(pictures.units, filters_in_row); }
};
std::optional<FirstFilters> first_filters(const RunView& run) {
  const Sequential& model = *run.snapshot().model;
  for (std::size_t layer = 0; layer < model.layers().size(); ++layer) {
    const auto pictures = kernel_pictures(model, layer);
    if (!pictures) continue;
    if (pictures->matrix) return std::nullopt;
    return FirstFilters{&model.parameters()[layer].kernel(), *pictures};
  }
  return std::nullopt;
}

float largest_weight(const std::optional<FirstFilters>& filters) {
  float largest = 0;
  if (!filters) return largest;
  for (const float weight : *filters->kernel) {
    if (std::isfinite(weight)) largest = std::max(largest, std::abs(weight));
  }
  return largest;
}

// The first channel of each.
std::vector<AtlasMap> maps_of(const FirstFilters& filters, float scale) {
  const KernelPictures& pictures = filters.pictures;
  const std::size_t step = pictures.channels * pictures.units;
  std::vector<AtlasMap> maps;
  for (std::size_t unit = 0; unit < filters.count(); ++unit) {
    maps.push_back({static_cast<int>(pictures.width), static_cast<int>(pictures.height),
                    filters.kernel->data() + pictures.index(0, 0, 0, unit), step,
                    pictures.width * step, scale});
  }
  return maps;
}

float filter_side(float width) {
  constexpr auto count = static_cast<float>(filters_in_row);
  return std::min(largest_filter, (width - (count - 1) * filter_gap) / count);
}

float filters_height(const RunView& run, float width) {
  return first_filters(run) ? caption_height + filter_side(width) + 10 : 0;
}

}  // namespace

bool ImagePictures::has(const RunView& run) const {
  return run.ready() && scene_of(run.experiment()) == Scene::images && run.dataset().classes > 0;
}

float ImagePictures::height(const RunView& run, float width) const {
  return filters_height(run, width) + matrix_height;
}

void ImagePictures::draw_filters(KeptImagePicture& kept, const RunView& run, const RunView& other,
                                 Rect area) const {
  const auto filters = first_filters(run);
  if (!filters) return;
  if (kept.version != run.version() || kept.other != other.version()) {
    const float scale = std::max(largest_weight(filters), largest_weight(first_filters(other)));
    const ui::Colors& colors = ui::colors();
    kept.filters.set_maps(maps_of(*filters, scale),
                          {colors.negative, colors.zero, colors.positive});
    kept.version = run.version();
    kept.other = other.version();
    kept.count = filters->count();
  }
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label, area.cut_top(caption_height),
                   ui::colors().secondary, tr("Filters of the first layer"));
  const float side = filter_side(area.width());
  for (std::size_t i = 0; i < kept.count; ++i) {
    const Rect tile = area.cut_left(side, filter_gap);
    const UvRect uv = kept.filters.map(i);
    ImGui::GetWindowDrawList()->AddImage(kept.filters.texture(), tile.min,
                                         {tile.max.x, tile.min.y + side}, uv.min, uv.max);
  }
}

void ImagePictures::draw(const RunView& run, const RunView& other, std::size_t place,
                         const Rect& area) {
  constexpr double pause = 1;  // seconds
  std::optional<KeptImagePicture>& kept = kept_[place];
  if (!kept) kept.emplace();
  Rect rest = area;
  const float above = filters_height(run, area.width());
  draw_filters(*kept, run, other, rest.cut_top(above));
  kept->confusion.update(run, false, ImGui::GetTime(), pause);
  const std::string id = "runs.confusion" + std::to_string(place);
  if (const auto& matrix = kept->confusion.matrix()) {
    ConfusionOptions options;
    options.id = id;
    draw_confusion(*matrix, run.dataset(), rest, options);
  } else if (kept->confusion.looking()) {
    ui::request_frame();
  } else {
    ui::empty_state(rest, tr("Not judged yet"),
                    tr("After its next epoch it stands here which classes are taken for which."));
  }
}

void ImagePictures::forget() {
  for (std::optional<KeptImagePicture>& kept : kept_) kept.reset();
}

}  // namespace descent
