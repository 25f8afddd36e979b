#include "web/app/page/link_view.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/core/error.hpp"
#include "web/app/state/judging_view.hpp"

using namespace descent;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("the usual view needs no options") { CHECK(link_view(View{}).empty()); }

TEST_CASE("the view's options come back from a link") {
  View view;
  view.discretize = true;
  view.log_loss = true;
  view.epochs_per_second = 0.5;
  view.hidden = {Part::top_bar, Part::settings};
  view.theme = ThemeChoice::dark;
  View other;
  other.theme = ThemeChoice::light;
  other.show_test_points = true;
  const View back = with_link_view(other, link_view(view));
  CHECK(back.discretize);
  CHECK(back.log_loss);
  CHECK_FALSE(back.show_test_points);
  CHECK(back.epochs_per_second == 0.5);
  CHECK(back.hidden == view.hidden);
  CHECK(back.theme == ThemeChoice::light);
  CHECK(with_link_view(other, link_view(view, LinkTheme::given)).theme == ThemeChoice::dark);
}

TEST_CASE("hiding one part hides no other") {
  const auto hidden = [](const char* parts) {
    return with_link_view(View{}, {{"hide", parts}}).hidden;
  };
  CHECK(hidden("top_bar") == Parts{Part::top_bar});
  CHECK(hidden("data") == Parts{Part::data});
  CHECK(hidden("settings") == Parts{Part::settings});
  CHECK(hidden("transport") == Parts{Part::transport});
  CHECK(hidden("") == Parts{});
  for (const PartInfo& info : all_parts()) {
    const Parts only{info.part};
    CHECK(to_string(only) == info.name);
    CHECK(hidden(std::string(info.name).c_str()) == only);
  }
  CHECK(hidden("play,noise") == Parts{Part::noise, Part::play});
}

TEST_CASE("the reference names every part that can be hidden") {
  std::ifstream file(std::string(DESCENT_SOURCE_DIR) + "/assets/experiment.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::string links = text.substr(text.find("`hide` knows"));
  for (const PartInfo& info : all_parts()) {
    CHECK_THAT(links, ContainsSubstring("`" + std::string(info.name) + "`"));
  }
}

TEST_CASE("a link opens a page of the scene Images, on a phone behind its tab") {
  View inside;
  inside.workbench_page = WorkbenchPage::inside;
  const View back = with_link_view(View{}, link_view(inside));
  CHECK(back.workbench_page == WorkbenchPage::inside);
  CHECK(back.tabs[static_cast<std::size_t>(Scene::images)] == PhoneTab::training);
  inside.cell = CellPlace{1, 523, 7};
  CHECK(with_link_view(View{}, link_view(inside)).cell == inside.cell);
  for (const char* odd : {"", "2", "2,3", "2,3,", "2,3,4,5", "0,3,4", "-1,3,4", "2, 3,4", "a,b,c",
                          "2,99999999999999999999999,4"}) {
    CHECK_THROWS_WITH(with_link_view(View{}, {{"cell", odd}}), ContainsSubstring("cell"));
  }
  const View usual = with_link_view(inside, {});
  CHECK(usual.workbench_page == WorkbenchPage::training);
  CHECK_FALSE(usual.cell);
  View weights;
  weights.workbench_page = WorkbenchPage::inside;
  for (std::size_t i = 0; i < weights_of_ids.size(); ++i) {
    weights.inside = {InsideShows::weights, static_cast<WeightsOf>(i)};
    CHECK(with_link_view(View{}, link_view(weights)).inside == weights.inside);
  }
  CHECK(with_link_view(weights, {}).inside == InsideView{});
  CHECK_THROWS_WITH(with_link_view(View{}, {{"weights", "not"}}),
                    ContainsSubstring("one of now, first, change"));
  View judging;
  judging.workbench_page = WorkbenchPage::judging;
  for (const JudgingViewInfo& info : all_judging_views()) {
    judging.judging = info.view;
    CHECK(with_link_view(View{}, link_view(judging)).judging == info.view);
  }
  CHECK(with_link_view(judging, {}).judging == JudgingView::matrix);
  CHECK_THROWS_WITH(with_link_view(View{}, {{"judging", "not"}}),
                    ContainsSubstring("one of matrix, classes, reliability, fit, plane"));
  View why;
  why.workbench_page = WorkbenchPage::why;
  for (std::size_t i = 0; i < why_part_ids.size(); ++i) {
    why.why.part = static_cast<WhyPart>(i);
    CHECK(with_link_view(View{}, link_view(why)).why.part == why.why.part);
  }
  CHECK(with_link_view(why, {}).why == WhyView{});
  CHECK_THROWS_WITH(with_link_view(View{}, {{"why", "not"}}),
                    ContainsSubstring("one of pixels, change, filters"));
  for (const WorkbenchPageInfo& info : all_workbench_pages()) {
    CHECK(with_link_view(View{}, {{"page", info.id}}).workbench_page == info.page);
  }
  CHECK_THROWS_WITH(with_link_view(View{}, {{"page", "outside"}}),
                    ContainsSubstring("one of training, inside"));
}

TEST_CASE("a link tells which images are shown") {
  View view;
  for (std::size_t i = 0; i < image_origin_ids.size(); ++i) {
    view.image_filter.origin = static_cast<ImageOrigin>(i);
    CHECK(with_link_view(View{}, link_view(view)).image_filter.origin == view.image_filter.origin);
    CHECK(link_view(view).empty() == (view.image_filter.origin == ImageOrigin::validation));
  }
  CHECK_THROWS_WITH(with_link_view(View{}, {{"images", "not"}}),
                    ContainsSubstring("one of validation, training, test, means"));

  view.image_filter = {ImageFilter::Which::wrong, 4, 9, 2, ImageOrigin::training};
  view.image_page = 3;
  const View same = with_link_view(view, link_view(view));
  CHECK(same.image_filter == view.image_filter);
  CHECK(same.image_page == 3);
  const View usual = with_link_view(view, {});
  CHECK(usual.image_filter.origin == ImageOrigin::validation);
  CHECK(usual.image_page == 0);
}

TEST_CASE("a link carries the Line by hand") {
  View view;
  view.line_mode = LineMode::by_hand;
  view.by_hand = {LossMeasure::mean_absolute_error, true};
  CHECK(with_link_view(View{}, link_view(view)).line_mode == LineMode::by_hand);
  CHECK(with_link_view(View{}, link_view(view)).by_hand == view.by_hand);
  CHECK(with_link_view(view, link_view(View{})).line_mode == LineMode::training);
  CHECK(with_link_view(view, link_view(View{})).by_hand == ByHand{});
  view.by_hand = {};
  CHECK(link_view(view).size() == 1);
  CHECK_THROWS_WITH(with_link_view(View{}, {{"measure", "huber"}}),
                    ContainsSubstring("one of root_of_sum, mse"));
}

TEST_CASE("a link carries the Line's gradient descent") {
  View view;
  view.line_mode = LineMode::descent;
  CHECK(link_view(view).size() == 1);
  view.descent = {LossPicture::surface, RacedAgainst::optimizers};
  const View back = with_link_view(View{}, link_view(view));
  CHECK(back.line_mode == LineMode::descent);
  CHECK(back.descent == view.descent);
  CHECK(with_link_view(view, {{"by_hand", "true"}}).line_mode == LineMode::by_hand);
  CHECK_THROWS_WITH(with_link_view(View{}, {{"compare", "seeds"}}),
                    ContainsSubstring("one of none, rates, optimizers"));
}

TEST_CASE("a link carries the Filter lab with its page") {
  View view;
  view.workbench_page = WorkbenchPage::filters;
  CHECK(link_view(view).size() == 1);
  view.lab.values = {-1, 0, -2, .5f, 4.5f, -1.5f, 1.5f, 2, 1.0f / 3};
  view.cell = CellPlace{1, 20, 0};
  const View back = with_link_view(View{}, link_view(view));
  CHECK(back.lab == view.lab);
  CHECK(back.cell == view.cell);
  view.lab = with_side(view.lab, 5);
  view.lab.bias = -0.125f;
  view.lab.stride = 2;
  view.lab.padding = Padding::same;
  view.lab.relu = true;
  view.lab.pooling = LabPooling::average;
  CHECK(with_link_view(View{}, link_view(view)).lab == view.lab);
  view.lab_shows = {LabScale::bytes, true};
  view.cell = CellPlace{0, 0, 0};
  const View shown = with_link_view(View{}, link_view(view));
  CHECK(shown.lab_shows == view.lab_shows);
  CHECK(shown.cell == view.cell);
  CHECK_THROWS_WITH(with_link_view(View{}, {{"scale", "256"}}), ContainsSubstring("one of 1, 255"));
  CHECK_THROWS_WITH(with_link_view(View{}, {{"example", "course"}}), ContainsSubstring("true or"));
  view.workbench_page = WorkbenchPage::inside;
  CHECK(with_link_view(view, link_view(view)).lab == FilterLab{});
  CHECK(with_link_view(view, link_view(view)).lab_shows == LabShows{});
  const std::string nine = "1,2,3,4,5,6,7,8,9";
  CHECK(with_link_view(View{}, {{"filter", nine + ",max"}}).lab.pooling == LabPooling::max);
  for (const std::string& odd :
       {std::string(), std::string("1,2,3"), nine + ",10", nine + ",", nine + ",maximal",
        nine + ",stride0", nine + ",stride9", nine + ",bias", nine + ",biasinf", nine + ",same,1",
        std::string("1,2,3,4,5,6,7,8,1e9"), std::string("1,2,3,4,5,6,7,8,nan")}) {
    INFO(odd);
    CHECK_THROWS_WITH(with_link_view(View{}, {{"filter", odd}}), ContainsSubstring("filter"));
  }
}

TEST_CASE("a link opens the cards that can be switched on, and says so of those that are open") {
  const View open = with_link_view(View{}, {{"open", "performance"}});
  CHECK(open.open == Parts{Part::performance});
  CHECK(with_link_view(View{}, link_view(open, LinkTheme::given)).open == open.open);
  CHECK(with_link_view(open, {}).open.empty());
  CHECK_THROWS_WITH(with_link_view(View{}, {{"open", "data"}}),
                    ContainsSubstring("a list of performance"));
}

TEST_CASE("an option that cannot be is named, one that is not known is left alone") {
  const auto read = [](const char* key, const char* value) {
    return with_link_view(View{}, {{key, value}});
  };
  CHECK_THROWS_WITH(read("discretize", "1"), ContainsSubstring("discretize"));
  CHECK_THROWS_WITH(read("speed", "fast"), ContainsSubstring("speed"));
  CHECK_THROWS_WITH(read("speed", "1e9"), ContainsSubstring("10000"));
  CHECK_THROWS_WITH(read("speed", ""), ContainsSubstring("speed"));
  CHECK_THROWS_WITH(read("hide", "data,,top_bar"), ContainsSubstring("hide"));
  CHECK_THROWS_WITH(read("hide", "everything"), ContainsSubstring("top_bar"));
  CHECK_THROWS_WITH(read("theme", "pink"), ContainsSubstring("light"));
  CHECK_NOTHROW(read("something_else", "x"));
}
