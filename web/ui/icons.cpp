#include "web/ui/icons.hpp"

#include <array>
#include <cmath>
#include <initializer_list>

#include "web/ui/theme.hpp"

namespace descent::ui {
namespace {

// Draws in a square of 20 × 20 units around the centre.
class Pen {
 public:
  Pen(ImDrawList* list, ImVec2 center, float size, ImU32 color)
      : list_(list), center_(center), unit_(size / 20), color_(color) {}

  ImVec2 at(float x, float y) const { return {center_.x + x * unit_, center_.y + y * unit_}; }
  float width() const { return std::fmax(1.3f, 1.9f * unit_); }

  void line(std::initializer_list<ImVec2> points, bool closed = false) {
    for (const ImVec2& p : points) list_->PathLineTo(at(p.x, p.y));
    list_->PathStroke(color_, closed ? ImDrawFlags_Closed : 0, width());
  }
  void fill(std::initializer_list<ImVec2> points) {
    for (const ImVec2& p : points) list_->PathLineTo(at(p.x, p.y));
    list_->PathFillConvex(color_);
  }
  void box(float x0, float y0, float x1, float y1, float rounding = 0) {
    list_->AddRectFilled(at(x0, y0), at(x1, y1), color_, rounding * unit_);
  }
  // Degrees, clockwise from the right.
  void arc(float x, float y, float radius, float from, float to) {
    constexpr float degree = 3.14159265f / 180;
    list_->PathArcTo(at(x, y), radius * unit_, from * degree, to * degree, 24);
    list_->PathStroke(color_, 0, width());
  }
  void disc(float x, float y, float radius) {
    list_->AddCircleFilled(at(x, y), radius * unit_, color_);
  }

 private:
  ImDrawList* list_;
  ImVec2 center_;
  float unit_;
  ImU32 color_;
};

void draw_reset(Pen& pen) {
  pen.arc(0, 1, 6.5f, -100, 175);
  pen.fill({{-0.6f, -9.2f}, {-0.6f, -2.2f}, {-5, -5.7f}});
}

void draw_sliders(Pen& pen) {
  constexpr std::array<ImVec2, 3> knobs = {{{3.5f, -6}, {-3.5f, 0}, {4.5f, 6}}};
  for (const ImVec2& knob : knobs) {
    pen.line({{-8, knob.y}, {knob.x - 2.4f, knob.y}});
    pen.line({{knob.x + 2.4f, knob.y}, {8, knob.y}});
    pen.arc(knob.x, knob.y, 2.4f, 0, 360);
  }
}

void draw_sun(Pen& pen) {
  pen.disc(0, 0, 3.6f);
  for (int i = 0; i < 8; ++i) {
    const float a = static_cast<float>(i) * 0.7853982f;
    const float x = std::cos(a), y = std::sin(a);
    pen.line({{x * 6, y * 6}, {x * 8.5f, y * 8.5f}});
  }
}

void draw_moon(Pen& pen) {
  pen.arc(0, 0, 7, 0, 265);
  pen.arc(3.4f, -3.4f, 4.9f, 45, 225);
}

// A disc of which one half is filled: as the system has it.
void draw_half_disc(Pen& pen, ImDrawList* list, ImVec2 center, float size, ImU32 color) {
  pen.arc(0, 0, 7.2f, 0, 360);
  list->PathArcTo(center, size * 0.36f, -1.5707963f, 1.5707963f, 20);
  list->PathFillConvex(color);
}

void draw_gauge(Pen& pen) {
  pen.arc(0, 2, 7.6f, 160, 380);
  pen.line({{0, 2}, {3.8f, -2.6f}});
  pen.disc(0, 2, 1.7f);
}

void draw_help(Pen& pen) {
  pen.arc(0, -3.6f, 3.9f, -180, 50);
  pen.line({{2.5f, -0.6f}, {0, 1.6f}, {0, 3.6f}});
  pen.disc(0, 7.4f, 1.4f);
}

void draw_trash(Pen& pen) {
  pen.line({{-7, -5.5f}, {7, -5.5f}});
  pen.line({{-2.5f, -5.5f}, {-2.5f, -8}, {2.5f, -8}, {2.5f, -5.5f}});
  pen.line({{-5.3f, -5.5f}, {-4.5f, 8}, {4.5f, 8}, {5.3f, -5.5f}});
}

void draw_camera(Pen& pen) {
  pen.line({{-8, -4.5f},
            {-4, -4.5f},
            {-2.5f, -7},
            {2.5f, -7},
            {4, -4.5f},
            {8, -4.5f},
            {8, 6.5f},
            {-8, 6.5f}},
           true);
  pen.arc(0, 0.8f, 3, 0, 360);
}

void draw_warning(Pen& pen) {
  pen.line({{0, -8}, {8.6f, 7}, {-8.6f, 7}}, true);
  pen.line({{0, -2.8f}, {0, 2}});
  pen.disc(0, 4.5f, 1.2f);
}

}  // namespace

void draw_icon(ImDrawList* list, Icon icon, ImVec2 center, float size, ImU32 color) {
  Pen pen(list, center, size, color);
  switch (icon) {
    case Icon::play:
      pen.fill({{-5, -8}, {8.5f, 0}, {-5, 8}});
      break;
    case Icon::pause:
      pen.box(-6, -7.5f, -1.8f, 7.5f, 1.2f);
      pen.box(1.8f, -7.5f, 6, 7.5f, 1.2f);
      break;
    case Icon::reset:
      draw_reset(pen);
      break;
    case Icon::step_batch:
      pen.fill({{-6, -6.5f}, {4, 0}, {-6, 6.5f}});
      pen.box(4.2f, -6.5f, 6.6f, 6.5f, 0.6f);
      break;
    case Icon::step_epoch:
      pen.fill({{-8.5f, -6}, {-0.8f, 0}, {-8.5f, 6}});
      pen.fill({{-0.8f, -6}, {6.2f, 0}, {-0.8f, 6}});
      pen.box(6.4f, -6, 8.6f, 6, 0.6f);
      break;
    case Icon::plus:
      pen.line({{0, -6}, {0, 6}});
      [[fallthrough]];
    case Icon::minus:
      pen.line({{-6, 0}, {6, 0}});
      break;
    case Icon::close:
      pen.line({{-5.5f, -5.5f}, {5.5f, 5.5f}});
      pen.line({{5.5f, -5.5f}, {-5.5f, 5.5f}});
      break;
    case Icon::lens:
      pen.arc(-1.5f, -1.5f, 5.8f, 0, 360);
      pen.line({{2.6f, 2.6f}, {7.5f, 7.5f}});
      break;
    case Icon::lessons:  // an open book
      pen.line({{0, -4.5f}, {0, 7}});
      for (const float side : {-1.f, 1.f}) {
        pen.line({{0, -4.5f},
                  {side * 3.5f, -6.5f},
                  {side * 8, -6},
                  {side * 8, 5},
                  {side * 3.5f, 5},
                  {0, 7}});
      }
      break;
    case Icon::landscape:
      pen.line({{-8, 6}, {-2.5f, -5}, {1, 1.5f}, {3.2f, -2}, {8, 6}, {-8, 6}});
      break;
    case Icon::check:
      pen.line({{-7, 0.5f}, {-2, 5.5f}, {7, -5}});
      break;
    case Icon::chevron_up:
      pen.line({{-6, 3.2f}, {0, -3}, {6, 3.2f}});
      break;
    case Icon::chevron_down:
      pen.line({{-6, -3}, {0, 3.2f}, {6, -3}});
      break;
    case Icon::chevron_left:
      pen.line({{3, -6}, {-3.2f, 0}, {3, 6}});
      break;
    case Icon::chevron_right:
      pen.line({{-3, -6}, {3.2f, 0}, {-3, 6}});
      break;
    case Icon::menu:
      for (const float y : {-6.f, 0.f, 6.f}) pen.line({{-8, y}, {8, y}});
      break;
    case Icon::theme_light:
      draw_sun(pen);
      break;
    case Icon::theme_dark:
      draw_moon(pen);
      break;
    case Icon::theme_system:
      draw_half_disc(pen, list, center, size, color);
      break;
    case Icon::gauge:
      draw_gauge(pen);
      break;
    case Icon::sliders:
      draw_sliders(pen);
      break;
    case Icon::help:
      draw_help(pen);
      break;
    case Icon::trash:
      draw_trash(pen);
      break;
    case Icon::undo:
      pen.line({{-3, -7.5f}, {-7.5f, -3}, {-3, 1.5f}});
      pen.line({{-7, -3}, {2, -3}});
      pen.arc(2, 2, 5, -90, 90);
      break;
    case Icon::redo:
      pen.line({{3, -7.5f}, {7.5f, -3}, {3, 1.5f}});
      pen.line({{7, -3}, {-2, -3}});
      pen.arc(-2, 2, 5, 90, 270);
      break;
    case Icon::share:
      pen.line({{5, -6}, {-5, 0}, {5, 6}});
      for (const ImVec2 node : {ImVec2(5.5f, -6), ImVec2(-5.5f, 0), ImVec2(5.5f, 6)}) {
        pen.disc(node.x, node.y, 2.6f);
      }
      break;
    case Icon::file:
      pen.line({{-6, -8.5f}, {2, -8.5f}, {6.5f, -4}, {6.5f, 8.5f}, {-6, 8.5f}}, true);
      pen.line({{1.6f, -8}, {1.6f, -3.6f}, {6, -3.6f}});
      break;
    case Icon::copy:
      pen.line({{-2.5f, -2.5f}, {7.5f, -2.5f}, {7.5f, 7.5f}, {-2.5f, 7.5f}}, true);
      pen.line({{-5.5f, 3}, {-7.5f, 3}, {-7.5f, -7.5f}, {3, -7.5f}, {3, -5.5f}});
      break;
    case Icon::grip:
      for (const float x : {-3.f, 3.f}) {
        for (const float y : {-6.f, 0.f, 6.f}) pen.disc(x, y, 1.7f);
      }
      break;
    case Icon::picture:
      pen.line({{-7.5f, -6}, {7.5f, -6}, {7.5f, 6}, {-7.5f, 6}}, true);
      pen.disc(-3.5f, -2.5f, 1.4f);
      pen.line({{-7, 4}, {-2, 0}, {1, 2.5f}, {4.5f, -1.5f}, {7, 1}});
      break;
    case Icon::camera:
      draw_camera(pen);
      break;
    case Icon::warning:
      draw_warning(pen);
      break;
  }
}

void draw_mark(ImDrawList* list, ImVec2 center, float size) {
  const float u = size / 20;
  const auto at = [&](float x, float y) { return ImVec2{center.x + x * u, center.y + y * u}; };
  const Colors& c = colors();
  list->AddBezierCubic(at(-9, -6), at(-3, -6), at(-4, 6.5f), at(2, 6.5f), c.accent, 2.6f * u, 24);
  list->AddBezierCubic(at(2, 6.5f), at(5, 6.5f), at(6, 5), at(9, 5), c.positive, 2.6f * u, 16);
  list->AddCircleFilled(at(1, 2.4f), 3.6f * u, c.card);
  list->AddCircleFilled(at(1, 2.4f), 2.9f * u, c.negative);
}

}  // namespace descent::ui
