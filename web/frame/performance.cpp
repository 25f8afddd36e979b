#include "web/frame/performance.hpp"

#include <algorithm>
#include <string>

#include "engine/core/words.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

void draw_figure(const Rect& place, std::string_view label, std::string_view value) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  Rect rest = place;
  ui::draw_text_in(list, ui::Font::label, rest.cut_top(16), ui::colors().secondary, label);
  ui::draw_text_in(list, ui::Font::number, rest, ui::colors().text, value);
}

bool trains_on_images(const App& app) {
  return data_set_info(app.experiment().data.name).kind == DataKind::images;
}

// So many lines are kept for the words, however few they are: what lies below must not move under a
// finger because training has begun.
void draw_words(std::string_view words, int lines) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = ui::text_size(ui::Font::label, "1").y * static_cast<float>(lines);
  const Rect rect = ui::take_rect(std::max(height, ui::text_size(ui::Font::label, words, width).y));
  ui::draw_text(ImGui::GetWindowDrawList(), ui::Font::label, rect.min, ui::colors().secondary,
                words, width);
}

// What GFLOP/s are, and what the share says.
std::string peak_text(const App& app, const Performance& now) {
  const std::string meaning =
      tr("1 GFLOP/s is a billion multiplications and additions in a second.");
  if (now.peak_gflops <= 0) {
    return meaning + " " + tr("Measuring what this machine can do at most …");
  }
  return meaning + " " +
         tr_n(
             "This machine can do {1} at most, measured on one thread; the bar is the share of it "
             "that training gets.",
             "This machine can do {1} at most, measured on {0} threads; the bar is the share of "
             "it that training gets.",
             app.thread_count(), gflops_text(now.peak_gflops));
}

// What to do, or why it is far from the peak where that is the network's size.
std::string speed_text(const App& app, const Performance& now) {
  if (now.samples_per_second <= 0) return tr("Press play: how fast it trains is shown here.");
  constexpr double small_step = 5e6;  // FLOP
  const auto batch = static_cast<double>(app.driver()->snapshot().samples_per_step);
  if (now.share <= 0 || now.share > 0.25 || now.flop_per_sample * batch > small_step) return "";
  return tr("So small a network cannot use more of it.");
}

void draw_speed(const App& app, const Performance& now) {
  Rect line = ui::take_rect(40);
  const float width = line.width() / 3;
  const bool measured = now.samples_per_second > 0;
  const auto or_none = [&](const std::string& text) { return measured ? text : "–"; };
  ui::mark("performance.speed", line);
  draw_figure(line.cut_left(width), trains_on_images(app) ? tr("Images/s") : tr("Samples/s"),
              or_none(ui::short_count(now.samples_per_second)));
  draw_figure(line.cut_left(width), "GFLOP/s", or_none(gflops_text(now.gflops)));
  draw_figure(line, tr("Of the peak"), now.share > 0 ? share_text(now.share) : "–");
  ui::progress_bar(now.share, 6);
  draw_words(peak_text(app, now), 3);
  draw_words(speed_text(app, now), 1);
}

void draw_radio(const Rect& place, bool on) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  const ImVec2 center = {place.min.x + 8, place.center().y};
  list->AddCircle(center, 7, on ? c.accent : c.secondary, 24, 1.5f);
  if (on) list->AddCircleFilled(center, 3.6f, c.accent, 20);
}

// A table of kernels: press it to train with it; its bar is its last speed beside the others'.
void draw_table(const TableRate& table, double fastest, bool phone, Actions& actions) {
  Rect place = ui::take_rect(phone ? 46.f : 40.f);
  const std::string name(table.name);
  const ui::Press press = ui::press_area("kernels." + name, place, tr("Train with these kernels."));
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ui::Colors& c = ui::colors();
  if (table.in_use || press.hovered) {
    list->AddRectFilled(place.min, place.max, table.in_use ? c.accent_soft : c.hover, 8);
  }
  if (press.pressed && !table.in_use) actions.push_back(SetKernels{name});

  place = {{place.min.x + 8, place.min.y + 5}, {place.max.x - 8, place.max.y - 6}};
  const Rect bar = place.cut_bottom(5, 3);
  Rect words = place;
  draw_radio(words.cut_left(16, 8), table.in_use);
  const std::string rate =
      table.samples_per_second > 0 ? ui::short_count(table.samples_per_second) + "/s" : "";
  const float rate_width = ui::text_size(ui::Font::strong, rate).x + 1;
  ui::draw_text_in(list, ui::Font::strong, words.cut_right(rate_width, 8), c.text, rate, 1);
  const float name_width = ui::text_size(ui::Font::strong, name).x + 1;
  ui::draw_text_in(list, ui::Font::strong, words.cut_left(name_width, 8),
                   table.in_use ? c.accent : c.text, name);
  ui::draw_text_in(list, ui::Font::label, words, c.secondary, tr_marked(table.instructions));

  list->AddRectFilled(bar.min, bar.max, c.well, 3);
  if (fastest <= 0 || table.samples_per_second <= 0) return;
  const float share = static_cast<float>(table.samples_per_second / fastest);
  const float width = std::max(bar.width() * ui::ease("kernels.bar." + name, share), 4.f);
  list->AddRectFilled(bar.min, {bar.min.x + width, bar.max.y}, table.in_use ? c.accent : c.train,
                      3);
}

// On the line of the title, so that nothing moves when it comes.
void draw_automatic(const App& app, const Rect& title, bool phone, Actions& actions) {
  if (app.view().kernels.empty()) return;
  const char* words = tr("Choose by the data");
  const float width = ui::text_size(ui::Font::label_strong, words).x;
  const float reach = ((phone ? 44.f : 24.f) - title.height()) / 2;  // a finger's, around the words
  const Rect place{{title.max.x - width, title.min.y - reach}, {title.max.x, title.max.y + reach}};
  const ui::Press press =
      ui::press_area("kernels.automatic", place,
                     tr("Images with the fastest kernels, everything else with simd."));
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label_strong, place,
                   press.hovered ? ui::colors().text : ui::colors().accent, words, 1);
  if (press.pressed) actions.push_back(SetKernels{""});
}

void draw_tables(const App& app, const Performance& now, bool phone, Actions& actions) {
  const Rect title = ui::take_rect(16);
  ui::draw_text_in(ImGui::GetWindowDrawList(), ui::Font::label_strong, title,
                   ui::colors().secondary, tr("Kernels"));
  draw_automatic(app, title, phone, actions);
  double fastest = 0;
  for (const TableRate& table : now.tables) fastest = std::max(fastest, table.samples_per_second);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(8, 3));
  for (const TableRate& table : now.tables) draw_table(table, fastest, phone, actions);
  ImGui::PopStyleVar();
  const std::string comparison = table_comparison(now.tables);
  draw_words(
      !comparison.empty() ? comparison : tr("The same arithmetic: press another while it trains."),
      1);
}

// Which program this is, on what it runs.
void draw_about(const App& app, const Performance& now) {
  const std::size_t threads = app.thread_count();
  const bool beside = app.schedule() == Schedule::own_thread;
  const std::string& name = app.build().name;
  const std::string build = beside
                                ? tr_n("Build {1} on one thread beside the page's",
                                       "Build {1} on {0} threads beside the page's", threads, name)
                                : tr_n("Build {1} on one thread, between pictures",
                                       "Build {1} on {0} threads, between pictures", threads, name);
  std::string words = build + ".";
  for (const TableRate& table : now.tables) {
    if (!table.in_use) continue;
    words = tr("{0}; kernels {1}, {2}.", build, table.name, tr_marked(table.instructions));
  }
  ui::small_print(words);
}

void draw_close(const Layout& layout, const ui::Card& card, Actions& actions) {
  const float size = layout.phone() ? 44.f : 32.f;
  const ui::KeepLayout keep;
  const Rect& title = card.title_line();
  ImGui::SetCursorScreenPos({title.max.x - size + 8, title.center().y - size / 2});
  if (ui::icon_button("performance.close", ui::Icon::close, tr("Close. Escape"), size,
                      ui::ButtonStyle::quiet)) {
    actions.push_back(ShowPart{Part::performance, false});
  }
}

}  // namespace

void draw_performance(PerformancePanel& state, const App& app, const Layout& layout,
                      Actions& actions) {
  const ui::Card card("performance", layout.performance, tr("Performance"));
  draw_close(layout, card, actions);
  const Performance now = performance(app);
  draw_speed(app, now);
  ui::divider();
  draw_tables(app, now, layout.phone(), actions);
  ui::divider();
  draw_performance_chart(state.chart, app.shown_run(), now, layout);
  ui::divider();
  draw_about(app, now);
}

}  // namespace descent
