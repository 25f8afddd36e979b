#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/lessons/lesson.hpp"

// What a lesson can name of the page, for whoever checks a lesson without one. assets/lesson.md
// lists the controls, and tests compare all of it with the page.
namespace descent {

enum class PageName { control, part, scene, preset, term, request };

// All of that kind; in a control's name "#" stands for a number: "layer#.units".
const std::vector<std::string_view>& page_names(PageName kind);
bool is_page_name(PageName kind, std::string_view name);

// A sentence for each name in the lesson that the page does not have, with the place and what may
// have been meant.
std::vector<std::string> unknown_names(const Lesson& lesson);

}  // namespace descent
