#pragma once

#include <optional>
#include <string>

#include "web/app/state/app.hpp"
#include "web/cards/layout.hpp"

namespace descent {

struct ShareDialog {
  bool open = false;
  Parts hidden;                      // on the page that embeds this one
  bool controls_open = false;        // single ones can be ticked too
  bool as_element = false;           // <descent-playground>, in the place of a frame
  std::string pasted;                // a link to open, kept until one was
  std::optional<std::size_t> asked;  // how many links were opened when this one was asked for
  std::string refused;               // why it was not
  // What is offered, made when something of it changes.
  struct Offer {
    std::string link, frame, element;
    std::string problem;  // why there is no link
  } offer;
  bool made = false;
};

// The experiment as a link, as a frame for other pages and as a file, and those of others to be
// opened. Over everything else; closes itself through `open`.
void draw_share_dialog(ShareDialog& state, const App& app, const Layout& layout, Actions& actions);

// Gives the person the experiment with its weights and its history as a file.
void save_experiment_file(const App& app, Actions& actions);

}  // namespace descent
