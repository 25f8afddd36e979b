#include "engine/training/action_log.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace descent;

TEST_CASE("edits are noted among what callbacks did, and one takes the place of the one before") {
  ActionLog log;
  log.note_edit(0, "Before the first epoch.", "");
  log.note_edit(3, "", "");
  CHECK(log.all().empty());
  log.append({3, "ReduceLROnPlateau", "Halved."});
  log.note_edit(3, "One.", "Halved.");  // a callback's stays
  REQUIRE(log.all().size() == 2);
  CHECK(log.all()[1] == TrainingAction{3, "", "One."});
  CHECK(log.all()[1].is_edit());
  log.note_edit(4, "Both.", "One.");
  REQUIRE(log.all().size() == 2);
  CHECK(log.all()[1] == TrainingAction{4, "", "Both."});
  log.note_edit(4, "Another.", "One.");
  CHECK(log.all().size() == 3);
  log.note_edit(4, "", "Another.");  // there and back
  CHECK(log.all().size() == 2);
  log.cut(3);
  CHECK(log.all().size() == 1);
}

TEST_CASE("of very many actions the newest are kept") {
  ActionLog log;
  for (std::size_t i = 1; i <= ActionLog::most + 10; ++i) log.note_edit(i, "Edited.", "");
  CHECK(log.all().size() == ActionLog::most);
  CHECK(log.all().front().epoch == 11);
}
