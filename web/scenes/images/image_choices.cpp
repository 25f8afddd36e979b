#include "web/scenes/images/image_choices.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/core/words.hpp"
#include "engine/inspect/reliability.hpp"
#include "web/app/looks/image_origins.hpp"
#include "web/charts/outputs_bars.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float choice_gap = 8, least_list = 150;

// Three lists and what clears them: beside each other where there is room.
bool in_one_line(float width) {
  return width >= 3 * least_list + ui::control_height() + 3 * choice_gap;
}

// "any", then the choices; also where there is no such class in these data.
template <typename T>
std::size_t place_of(const std::optional<T>& value, std::size_t choices) {
  if (!value || static_cast<std::size_t>(*value) >= choices) return 0;
  return static_cast<std::size_t>(*value) + 1;
}
template <typename T>
std::optional<T> value_at(std::size_t place) {
  if (place == 0) return {};
  return static_cast<T>(place - 1);
}

std::vector<ui::Choice> class_choices(const Dataset& dataset, const char* any) {
  std::vector<ui::Choice> choices{{.text = any, .id = "any"}};
  for (std::size_t label = 0; label < dataset.classes; ++label) {
    choices.push_back({.text = class_name(dataset, label), .id = std::to_string(label)});
  }
  return choices;
}

std::string tenth_words(std::size_t tenth) {
  const auto share = [](std::size_t at) {
    return percent_text(static_cast<double>(at) / double{reliability_bin_count});
  };
  return tr("{0} to {1} sure", share(tenth), share(tenth + 1));
}

std::vector<ui::Choice> tenth_choices() {
  std::vector<ui::Choice> choices{{.text = tr("any confidence"), .id = "any"}};
  for (std::size_t tenth = 0; tenth < reliability_bin_count; ++tenth) {
    choices.push_back({.text = tenth_words(tenth), .id = std::to_string(tenth)});
  }
  return choices;
}

void choose_class(const RunView& run, float width, Actions& actions) {
  ImageFilter filter = run.view().image_filter;
  const auto chosen = ui::drop_down(
      "images.class", "", class_choices(run.dataset(), tr("any class")),
      place_of(filter.truth, run.dataset().classes), tr("Only images of this class."), width);
  if (!chosen) return;
  filter.truth = value_at<std::uint32_t>(*chosen);
  actions.push_back(SetImageFilter{filter});
}

void choose_prediction(const RunView& run, float width, Actions& actions) {
  ImageFilter filter = run.view().image_filter;
  const auto chosen =
      ui::drop_down("images.prediction", "", class_choices(run.dataset(), tr("any prediction")),
                    place_of(filter.predicted, run.dataset().classes),
                    tr("Only images that the network takes for this class."), width);
  if (!chosen) return;
  filter.predicted = value_at<std::uint32_t>(*chosen);
  actions.push_back(SetImageFilter{filter});
}

void choose_confidence(const RunView& run, float width, Actions& actions) {
  ImageFilter filter = run.view().image_filter;
  const auto chosen = ui::drop_down(
      "images.confidence", "", tenth_choices(), place_of(filter.tenth, reliability_bin_count),
      tr("Only images of whose prediction the network is as sure as this."), width);
  if (!chosen) return;
  filter.tenth = value_at<std::size_t>(*chosen);
  actions.push_back(SetImageFilter{filter});
}

void draw_clear(const RunView& run, Actions& actions) {
  const ImageFilter& filter = run.view().image_filter;
  if (ui::icon_button("images.clear", ui::Icon::close, tr("Show all images again."),
                      ui::control_height(), ui::ButtonStyle::quiet, filter != filter.widest())) {
    actions.push_back(SetImageFilter{filter.widest()});
  }
}

// In place of the lists that need predictions.
void say_why_by_class_alone(ImageOrigin origin, const Rect& area) {
  const bool means = origin == ImageOrigin::means;
  const char* why =
      means ? tr("The mean of all training images of each class: press one to see its numbers.")
            : tr("Held out: trying the network on all of them is a test, and has its own button.");
  ui::press_area("images.by_class_alone", area, {.role = ui::Role::img, .label = why, .hint = why});
  const std::vector<std::string> words{
      why, means ? tr("Press one to see its numbers.") : tr("Held out: chosen by class alone.")};
  ui::draw_fitting_text(ImGui::GetWindowDrawList(), ui::Font::label, area, ui::colors().secondary,
                        words);
}

}  // namespace

bool image_choices_shown(const RunView& run) {
  const View& view = run.view();
  return view.workbench_page == WorkbenchPage::judging || view.image_choices ||
         view.image_filter.narrows();
}

float image_choices_height(const RunView& run, float width) {
  if (!image_choices_shown(run)) return 0;
  const float line = ui::control_height() + choice_gap;
  return in_one_line(width) ? line : 2 * line;
}

void draw_image_choices(const RunView& run, Actions& actions) {
  if (!image_choices_shown(run)) return;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const float all = ImGui::GetContentRegionAvail().x, height = ui::control_height();
  const float clear = height + choice_gap;
  if (run.ready()) {
    const bool one = in_one_line(all);
    const float width = one ? (all - clear - 2 * choice_gap) / 3 : (all - choice_gap) / 2;
    const ImVec2 second{place.x + width + choice_gap, place.y};
    const ImVec2 third = one ? ImVec2(second.x + width + choice_gap, place.y)
                             : ImVec2(place.x, place.y + height + choice_gap);
    choose_class(run, width, actions);
    ImGui::SetCursorScreenPos(second);
    const ImageOrigin origin = shown_origin(run);
    if (may_be_predicted(origin)) {
      choose_prediction(run, width, actions);
      ImGui::SetCursorScreenPos(third);
      choose_confidence(run, one ? width : all - clear, actions);
    } else {
      say_why_by_class_alone(origin,
                             {second, {place.x + all - (one ? clear : 0), place.y + height}});
    }
    ImGui::SetCursorScreenPos({place.x + all - height, third.y});
    draw_clear(run, actions);
  }
  ImGui::SetCursorScreenPos({place.x, place.y + image_choices_height(run, all)});
}

std::string unknown_images_words(const RunView& run) {
  const ImageOrigin origin = shown_origin(run);
  const bool is_trained = run.snapshot().samples_seen > 0 || run.snapshot().predictions;
  const bool tested =
      origin == ImageOrigin::training ? is_trained : run.judging() || run.snapshot().epoch > 0;
  if (tested) return tr("The network is being tested on every image.");
  return run.playing()
             ? tr("The first epoch is under way: then the network is tested on every image.")
             : tr("Press play: after the first epoch the network has been tested on every image.");
}

std::string images_title(const RunView& run, std::size_t shown, float room) {
  if (!run.ready()) return tr("Images");
  const ImageFilter& filter = run.view().image_filter;
  const std::string title = filter.narrows() ? images_name(filter.origin, run.dataset(), shown)
                                             : images_name(filter.origin, run.dataset());
  if (filter.which == ImageFilter::Which::all) return title;
  const std::string ordered = filter.which == ImageFilter::Which::wrong
                                  ? tr("{0}, the most wrong first", title)
                                  : tr("{0}, the least sure first", title);
  return ui::text_size(ui::Font::text, ordered).x <= room ? ordered : title;
}

}  // namespace descent
