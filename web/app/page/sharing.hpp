#pragma once

#include <string>

#include "web/app/runs/run_view.hpp"

// The shown scene's experiment as others get it.
namespace descent {

// What stands behind the # of a link to it, with the view's options. An Error where it is too large
// for a link.
std::string share_link(const RunView& run);
// The HTML that puts it on another page, with `hidden` left out. `address` is this page's, without
// #.
std::string share_frame(const RunView& run, const std::string& address, const Parts& hidden);

// It as a file: with its weights and its history once it is trained. An Error where the weights are
// no longer finite.
std::string share_file(const RunView& run);
// "descent-spiral.json"
std::string share_file_name(const RunView& run);

}  // namespace descent
