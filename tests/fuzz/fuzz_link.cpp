#include "engine/experiment/link.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace descent;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text = fuzz::text_of(bytes, size);
  const LinkKind kind = link_kind(text);
  Link link;
  if (!fuzz::reads([&] { link = read_link(text); })) return 0;
  fuzz::expect(kind != LinkKind::none);
  for (const std::string& note : link.notes) {
    fuzz::expect(note.ends_with(".") && is_utf8(note) && note.size() < 2000);
  }
  std::string written;
  // What is packed may unpack to more than a link of its own may hold.
  if (!fuzz::reads([&] { written = write_link(link.experiment, link.view); })) return 0;
  const Link again = read_link(written);
  fuzz::expect(again.experiment == link.experiment && again.view == link.view);
  return 0;
}
