#include "web/scenes/images/judging_matrix.hpp"

#include <array>
#include <optional>
#include <string>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/charts/confusion_chart.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

constexpr float matrix_cell_height = 30;  // in a column

std::array<ui::ChoiceWord, 3> number_words() {
  return {{{"counts", tr("counts")}, {"rows", tr("row %")}, {"columns", tr("column %")}}};
}

void choose_numbers(const RunView& run, bool column, Actions& actions) {
  const char* hint =
      tr("What stands in the cells: how many images, their share of all of that class (the "
         "diagonal is the recall), or their share of all taken for it (the precision).");
  const auto selected = static_cast<std::size_t>(run.view().matrix_numbers);
  const auto chosen = ui::choice(column, "matrix_numbers", number_words(), selected, hint);
  if (chosen) actions.push_back(SetMatrixNumbers{static_cast<MatrixNumbers>(*chosen)});
}

std::optional<ConfusionCell> chosen_cell(const ImageFilter& filter) {
  if (filter.origin != ImageOrigin::validation) return {};
  if (!filter.truth || !filter.predicted || filter.tenth) return {};
  return ConfusionCell{*filter.truth, *filter.predicted};
}

ImageFilter images_of(const ConfusionCell& cell) {
  ImageFilter filter;
  filter.truth = static_cast<std::uint32_t>(cell.truth);
  filter.predicted = static_cast<std::uint32_t>(cell.predicted);
  return filter;
}

// How many are right of all.
std::string sum_words(const Judgement& judgement) {
  const std::size_t all = judgement.report.macro.support;
  std::size_t right = 0;
  for (std::size_t label = 0; label < judgement.matrix.classes; ++label) {
    right += judgement.matrix.at(label, label);
  }
  return tr("{0} of {1} are right, {2} wrong. Press a cell to see its images.", with_commas(right),
            with_commas(all), with_commas(all - right));
}

// The sum and the switch in one line where both have room.
void draw_line(const Judgement& judgement, const RunView& run, Actions& actions) {
  const std::string sum = sum_words(judgement);
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const float all = ImGui::GetContentRegionAvail().x;
  const float words = ui::choice_words_width(number_words());
  const bool beside = ui::text_size(ui::Font::label, sum).x + words + 12 <= all;
  if (!beside) ui::small_print(sum);
  const float y = ImGui::GetCursorScreenPos().y;
  if (beside) {
    ui::draw_text(ImGui::GetWindowDrawList(), ui::Font::label, {place.x, place.y + 2},
                  ui::colors().secondary, sum);
  }
  ImGui::SetCursorScreenPos({place.x + all - words, y});
  choose_numbers(run, false, actions);
  ImGui::SetCursorScreenPos({place.x, y + 24});
}

}  // namespace

void draw_judging_matrix(const Judgement& judgement, const RunView& run, float height,
                         Actions& actions) {
  const bool column = height <= 0;
  const float top = ImGui::GetCursorScreenPos().y;
  if (column) {
    choose_numbers(run, true, actions);
    ui::small_print(sum_words(judgement));
    height = matrix_cell_height * static_cast<float>(judgement.matrix.classes) + 80;
  } else {
    draw_line(judgement, run, actions);
    height -= ImGui::GetCursorScreenPos().y - top;
  }
  ConfusionOptions options{run.view().matrix_numbers, true, chosen_cell(run.view().image_filter)};
  const Rect area = ui::take_rect(height);
  const auto pressed = draw_confusion(judgement.matrix, run.dataset(), area, options);
  if (!pressed) return;
  const bool again = options.chosen == *pressed;  // which shows all again
  actions.push_back(SetImageFilter{again ? ImageFilter{} : images_of(*pressed)});
}

}  // namespace descent
