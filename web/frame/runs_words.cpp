#include "web/frame/runs_words.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"

namespace descent {
namespace {

std::size_t most_epochs(const std::vector<SeedCourse>& courses) {
  std::size_t most = 0;
  for (const SeedCourse& course : courses) most = std::max(most, course.epochs.count());
  return most;
}

void add_figure(std::string& words, const std::string& name, const Spread& spread) {
  if (spread.count > 0) words += " · " + name + " " + spread_text(spread);
}

// In how many orders of both the one group's all come first, or last: one of so many.
double orders(std::size_t one, std::size_t other) {
  double ways = 1;
  for (std::size_t i = 1; i <= one; ++i) {
    ways *= static_cast<double>(other + i) / static_cast<double>(i);
  }
  return ways / 2;
}

std::string verdict_words(const std::string& figure, const std::string& one_name, const Spread& one,
                          const std::string& base_name, const Spread& base) {
  const SeedVerdict verdict = compare_seeds(one, base);
  if (verdict == SeedVerdict::alike) {
    return tr("{0}: within the spread of seeds, no difference shown (medians: {1} {2}, {3} {4}).",
              figure, one_name, figure_text(one.median), base_name, figure_text(base.median));
  }
  const bool first = one.median < base.median;
  const std::string& low_name = first ? one_name : base_name;
  const std::string& high_name = first ? base_name : one_name;
  const Spread& low = first ? one : base;
  const Spread& high = first ? base : one;
  if (verdict == SeedVerdict::medians) {
    return tr(
        "{0}: the median of {1}, {2}, lies below all {3} seeds of {4}, and the median of "
        "{4}, {5}, above all {6} of {1}: more than the seeds differ.",
        figure, low_name, figure_text(low.median), high.count, high_name, figure_text(high.median),
        low.count);
  }
  return tr(
      "{0}: all {1} seeds of {2} (median {3}) lie below all {4} of {5} (median {6}); one way or "
      "the other chance alone would part them so once in {7} times.",
      figure, low.count, low_name, figure_text(low.median), high.count, high_name,
      figure_text(high.median), fixed_text(orders(low.count, high.count), 0));
}

}  // namespace

std::string figure_text(double value) {
  if (std::isnan(value)) return "";
  if (std::isinf(value)) return value > 0 ? "> 3.4e+38" : "< −3.4e+38";
  return value < 0 ? "−" + loss_text(-value) : loss_text(value);
}

std::string spread_text(const Spread& spread) {
  return figure_text(spread.median) + " [" + figure_text(spread.low) + "; " +
         figure_text(spread.high) + "]";
}

std::string seed_words(const RunView& run, const SeedNotes& notes) {
  const std::vector<SeedCourse>& courses = notes.courses;
  if (courses.empty()) return "";
  std::string words = tr_n(
      "{0} seed ({1}) after epoch {3}", "{0} seeds ({1} to {2}) after epoch {3}", courses.size(),
      courses.front().seed, courses.back().seed, with_commas(most_epochs(courses)));
  const auto broke = std::count_if(courses.begin(), courses.end(),
                                   [](const SeedCourse& course) { return course.broke; });
  if (broke > 0) words += " · " + tr_n("{0} broke off", "{0} broke off", broke);
  for (const RunCurve& curve : run_curves()) {
    if (has_curve(run, curve)) add_figure(words, curve.name, spread_at_end(courses, curve.value));
  }
  const bool validates = has_curve(run, run_curves()[1]), classes = has_curve(run, run_curves()[2]);
  if (validates) {
    add_figure(words, tr("gap"), spread_at_end(courses, classes ? accuracy_gap : loss_gap));
  }
  return words;
}

std::string seed_progress_words(const SeedsLook& look) {
  const SeedOrder& order = look.order();
  const std::size_t finished = std::min(look.finished(), order.seeds - 1);
  return tr("Seed {0}, {1} of {2}: epoch {3} of {4}", order.first + finished, finished + 1,
            order.seeds, with_commas(look.epochs_done()), with_commas(order.epochs));
}

double seed_progress(const SeedsLook& look) {
  const SeedOrder& order = look.order();
  const double of_next = static_cast<double>(look.epochs_done()) /
                         static_cast<double>(std::max<std::size_t>(order.epochs, 1));
  return std::min(1.0, (static_cast<double>(look.finished()) + of_next) /
                           static_cast<double>(std::max<std::size_t>(order.seeds, 1)));
}

std::vector<std::string> seed_comparison(const NamedSeeds& one, const NamedSeeds& base) {
  std::vector<std::string> sentences;
  if (one.notes->courses.size() < 2 || base.notes->courses.size() < 2) return sentences;
  const auto both_have = [&](const RunCurve& curve) {
    return has_curve(*one.run, curve) && has_curve(*base.run, curve);
  };
  const bool validation = both_have(run_curves()[1]);
  const bool same_loss =
      one.run->experiment().training.loss == base.run->experiment().training.loss;
  // As long as both were trained: who trains longer is ahead without any merit.
  const std::size_t most[] = {most_epochs(one.notes->courses), most_epochs(base.notes->courses)};
  const std::size_t epoch = std::min(most[0], most[1]);
  const auto figure = [&](const std::string& name) {
    return most[0] == most[1] ? name : tr("{0} at epoch {1}", name, with_commas(epoch));
  };
  for (const RunCurve& curve : run_curves()) {
    // Losses of two kinds are not measured alike.
    if (curve.of_validation != validation || !both_have(curve)) continue;
    if (!curve.of_accuracy && !same_loss) continue;
    sentences.push_back(verdict_words(figure(curve.name), one.name,
                                      spread_at(one.notes->courses, epoch, curve.value), base.name,
                                      spread_at(base.notes->courses, epoch, curve.value)));
  }
  return sentences;
}

}  // namespace descent
