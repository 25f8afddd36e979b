#pragma once

#include <vector>

#include "engine/experiment/link_fields.hpp"
#include "web/app/state/view.hpp"

// The options of the view that a link carries behind its experiment:
//   discretize=true  show_test_data=true  log_loss=true  speed=10 (epochs a second; 0: as fast as
//   possible)  page=inside (of the scene Images: workbench_page.hpp) cell=2,523,7 or weights=change
//   (of that page) filter=-1,0,1,… (of the page filters: filter_text.hpp) images=training
//   (image_origin.hpp)  hide=data,noise lock=play (the names of parts.hpp)  theme=dark
namespace descent {

// Those that differ from what is usual. The theme is a matter of the person's own, and only asked
// for by a page that embeds this one.
enum class LinkTheme { left_out, given };
std::vector<LinkField> link_view(const View& view, LinkTheme theme = LinkTheme::left_out);

// The view with those options; what a link does not say is as usual, but for the theme, which
// stays. Keys that are not known are left alone. An Error names a key whose value cannot be.
View with_link_view(View view, const std::vector<LinkField>& fields);

}  // namespace descent
