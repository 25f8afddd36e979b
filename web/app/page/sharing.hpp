#pragma once

#include <string>

#include "engine/formats/source.hpp"
#include "engine/formats/weights_file.hpp"
#include "web/app/runs/run_view.hpp"

// The shown scene's experiment as others get it.
namespace descent {

// What stands behind the # of a link to it, with the view's options. An Error where it is too large
// for a link.
std::string share_link(const RunView& run);
// The HTML that puts it on another page, with `hidden` left out. `address` is this page's, without
// #.
std::string share_frame(const RunView& run, const std::string& address, const Parts& hidden);

// The same by the element <descent-playground> (EMBEDDING.md).
std::string share_element(const RunView& run, const std::string& address, const Parts& hidden);

// A lesson of the site, by its id: its address, and the HTML that puts it on another page.
std::string lesson_address(const std::string& address, const std::string& lesson);
std::string lesson_frame(const std::string& address, const std::string& lesson);
std::string lesson_element(const std::string& address, const std::string& lesson);
// Whether the site has it: one of one's own is told from a file, which has no address.
bool has_address(const std::string& lesson);

// It as a file: with its weights and its history once it is trained. An Error where the weights are
// no longer finite.
std::string share_file(const RunView& run);
// "descent-spiral.json"
std::string share_file_name(const RunView& run);

// The weights alone. An Error where there is no network yet, or they are not finite.
std::string share_weights(const RunView& run, WeightsFormat format);
// "descent-spiral.npz"
std::string share_weights_name(const RunView& run, WeightsFormat format);
// One's own images as NumPy's file; it is opened like one of weights.
std::string share_own_images(const RunView& run);
// Its drawing as an SVG figure. An Error where there is no network yet.
std::string share_drawing(const RunView& run);
// "descent-spiral.svg"
std::string share_drawing_name(const RunView& run);
// Python that builds the network and loads what share_weights() gives as .npz, or C or C++ with the
// weights in it. An Error where there is none for it.
std::string share_source(const RunView& run, SourceKind kind);
// "descent-spiral-keras.py", "descent-spiral.c"
std::string share_source_name(const RunView& run, SourceKind kind);

}  // namespace descent
