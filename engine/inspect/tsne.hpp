#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace descent {

// Arranges points of many dimensions in a plane so that those that are near each other stay so, in
// pieces: t-SNE (van der Maaten & Hinton, Visualizing Data using t-SNE, 2008), exact, from a small
// picture of their principal plane, so that the same points always make the same picture. Its
// schedule is the authors' with Belkina et al. (2019)'s learning rate: similarities exaggerated
// twelvefold and a momentum of 0.5 for the first 250 iterations, 0.8 afterwards. Distances between
// far groups and the sizes of groups mean nothing in it.
class Tsne {
 public:
  static constexpr std::size_t iterations = 750;
  static constexpr double usual_perplexity = 30;

  // points: rows × dimensions finite numbers, row-major; no longer needed after the last
  // advance(). Memory grows with the square of the rows: 1,000 take 4 MB.
  Tsne(std::span<const float> points, std::size_t dimensions);

  // Some rows' similarities, or an iteration: a few milliseconds for 500 rows. Returns whether
  // that was the last.
  bool advance();

  std::size_t iteration() const { return iteration_; }
  // How many neighbours a point has, in effect: fewer than usual where there are few points.
  double perplexity() const { return perplexity_; }
  std::span<const float> x() const { return places_[0]; }
  std::span<const float> y() const { return places_[1]; }
  // What is made small, Σ p·log(p/q) over all pairs. For tests: takes as long as an iteration.
  double divergence() const;

 private:
  using Plane = std::array<std::vector<float>, 2>;

  void start_from_principal_plane();
  void find_similarities(std::size_t row);
  void make_symmetric();
  Plane slope() const;
  void move();

  std::span<const float> points_;
  std::size_t dimensions_, rows_;
  double perplexity_;
  std::size_t rows_done_ = 0, iteration_ = 0;
  std::vector<float> similarities_;  // rows × rows
  Plane places_, speeds_, gains_;
};

}  // namespace descent
