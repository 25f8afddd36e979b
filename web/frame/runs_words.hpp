#pragma once

#include <string>
#include <vector>

#include "engine/training/seed_spread.hpp"
#include "web/frame/runs_curves.hpp"

// What several seeds say of a run, and of two, in words.
namespace descent {

// A figure as the table of runs has it: "" where there is none; a loss beyond what a float holds is
// larger than a number, not one.
std::string figure_text(double value);
// "0.031 [0.028, 0.040]": the median, the lowest and the highest.
std::string spread_text(const Spread& spread);

// "5 seeds (42 to 46) after epoch 100 · loss 0.031 [0.028, 0.040] · …"; "" where none is done.
std::string seed_words(const RunView& run, const SeedNotes& notes);

// How far they are: "Seed 44, 3 of 5: epoch 20 of 100"; and the share of all that is done.
std::string seed_progress_words(const SeedsLook& look);
double seed_progress(const SeedsLook& look);

// A run with its name and what its seeds came to.
struct NamedSeeds {
  std::string name;
  const RunView* run;
  const SeedNotes* notes;
};
// Whether two runs differ by more than their seeds do, a sentence for each figure that both have;
// none where one of them has less than two seeds.
std::vector<std::string> seed_comparison(const NamedSeeds& one, const NamedSeeds& base);

}  // namespace descent
