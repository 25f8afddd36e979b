#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/experiment/experiment.hpp"
#include "engine/experiment/link_fields.hpp"
#include "engine/experiment/saved_runs.hpp"

// An experiment behind the # of a URL, version 1 of the format:
//   descent=1&experiment=(…)   readable, in the notation of url_notation.hpp, up to 1000 characters
//   descent=1&packed=…         its JSON as a zlib stream in base64url, else
// and behind it the view's options, which the engine carries and does not understand:
//   &discretize=true&…
// In all at most 65,536 characters.
namespace descent {

struct Link {
  Experiment experiment;
  // Of a link to several runs: their settings and labels; `experiment` is the first one's.
  std::vector<SavedRun> runs;
  std::vector<LinkField> view;
  // Sentences: what was left out of it or mended, and of a link of TensorFlow Playground what is
  // different here.
  std::vector<std::string> notes;
};

// `none` is everything else that may stand behind a #: nothing, or an anchor of the page.
enum class LinkKind { none, descent, tensorflow_playground };

// Text that cannot be split is of the kind `descent`: read_link() says what is wrong with it.
LinkKind link_kind(std::string_view text);

// What stands behind the #, without that. An Error where it would be too long: the experiment has
// to be saved as a file. View keys are 1 to 32 letters, digits and _, and not the format's own;
// values at most 200 bytes of UTF-8.
std::string write_link(const Experiment& experiment, const std::vector<LinkField>& view = {});

// A link to several runs, whose weights, histories and seeds are left out: "runs" in the place of
// one experiment's keys. The same Error.
std::string write_link(const std::vector<SavedRun>& runs, const std::vector<LinkField>& view = {});

// From a whole address, or what stands behind its #, also as mail, chat and other pages leave it
// (link_text.hpp); also of TensorFlow Playground. An Error is a sentence that names the key or the
// place. Whatever the text, it takes at most some 50 MB and
// half a second.
Link read_link(std::string_view text);

}  // namespace descent
