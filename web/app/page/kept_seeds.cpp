#include "web/app/page/kept_seeds.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "web/app/looks/seeds_look.hpp"
#include "web/app/page/kept_history.hpp"
#include "web/app/page/kept_numbers.hpp"

namespace descent {

std::size_t kept_seeds_bytes(const SavedSeeds& seeds) {
  std::size_t rows = 0;
  for (const SeedCourse& course : seeds.courses) rows += course.epochs.size();
  return rows * kept_row_size() * sizeof(float);
}

Json kept_seeds(const SavedSeeds& seeds) {
  Json kept = {{"first", seeds.order.first},
               {"seeds", seeds.order.seeds},
               {"epochs", seeds.order.epochs},
               {"row", kept_row_size()},
               {"courses", Json::array()}};
  for (const SeedCourse& course : seeds.courses) {
    kept["courses"].push_back(Json::array({course.seed, course.broke, course.epochs.size()}));
  }
  return kept;
}

SavedSeeds read_kept_seeds(const Json& json, std::span<const std::uint8_t>& bytes) {
  const Json& courses = json.at("courses");
  if (!courses.is_array() || courses.empty() || courses.size() > SeedsLook::most) {
    fail_kept_state();
  }
  SavedSeeds seeds;
  seeds.order = {json.at("first").get<std::uint64_t>(), json.at("seeds").get<std::size_t>(),
                 json.at("epochs").get<std::size_t>()};
  seeds.order.seeds = std::clamp(seeds.order.seeds, courses.size(), SeedsLook::most);
  for (const Json& course : courses) {
    seeds.courses.push_back(
        {course.at(0).get<std::uint64_t>(),
         read_kept_rows(bytes, course.at(2).get<std::size_t>(), json.at("row").get<std::size_t>()),
         course.at(1).get<bool>()});
  }
  return seeds;
}

}  // namespace descent
