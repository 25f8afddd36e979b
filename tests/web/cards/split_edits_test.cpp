#include "web/cards/split_edits.hpp"

#include <catch2/catch_test_macros.hpp>

#include "engine/data/make_dataset.hpp"

using namespace descent;

namespace {

DataSettings hundred() {
  DataSettings data = settings_of(data_set_info("gauss"));
  data.samples = 100;
  data.test_fraction = 0.3;
  return data;
}

std::shared_ptr<const Dataset> made(const DataSettings& data) {
  return make_dataset(data, {Feature::x}, false, 1, nullptr);
}

}  // namespace

TEST_CASE("parts of a split are typed as shares or counts, and shown as either") {
  const DataSettings two = hundred();
  CHECK_FALSE(splits_by_count(two));
  CHECK(samples_apart(*made(two), SplitPart::validation) == 0);
  CHECK(share_apart(two, *made(two), SplitPart::test) == 30);

  const DataSettings shared = with_part(two, SplitPart::validation, 20, false);
  CHECK(shared.validation_fraction == 0.2);
  CHECK(samples_apart(*made(shared), SplitPart::validation) == 20);

  const DataSettings counted = with_part(shared, SplitPart::test, 25, true);
  CHECK(splits_by_count(counted));
  CHECK(samples_apart(*made(counted), SplitPart::test) == 25);
  CHECK(share_apart(counted, *made(counted), SplitPart::test) == 25);
  CHECK(share_apart(counted, *made(counted), SplitPart::validation) == 20);

  const DataSettings again = with_part(counted, SplitPart::test, 30, false);
  CHECK(again == shared);
  // None by count is none, whatever share there was.
  CHECK(with_part(shared, SplitPart::validation, 0, true) == two);
}
