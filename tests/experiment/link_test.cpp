#include "engine/experiment/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/random.hpp"
#include "engine/data/deflate.hpp"
#include "engine/experiment/base64url.hpp"
#include "engine/experiment/experiment_json.hpp"
#include "engine/experiment/limits.hpp"
#include "tests/experiment/link_error.hpp"
#include "tests/random_rounds.hpp"

using namespace descent;
using descent::tests::link_error;

namespace {

Experiment painted(std::size_t points) {
  Experiment experiment;
  Random random(1);
  experiment.data.name = "points";
  experiment.data.test_fraction = 0;
  experiment.data.class_names = {"orange", "blue", "it's \"green\" & <b>"};
  for (std::size_t i = 0; i < points; ++i) {
    const auto place = [&] { return static_cast<double>(random.below(1200)) / 100 - 6; };
    experiment.data.x.push_back({place(), place()});
    experiment.data.y.push_back({static_cast<double>(random.below(3))});
  }
  experiment.model = {Dense{8, Activation::sin}, Dense{3, Activation::softmax}};
  experiment.training.loss = Loss::sparse_categorical_crossentropy;
  return experiment;
}

std::string packed_link(const std::string& text) {
  return "descent=1&packed=" + to_base64url(deflate_text(text));
}

bool is_carried_by_urls(const std::string& link) {
  return link.find_first_of(" \"<>`{}|\\^[]#\r\n") == std::string::npos;
}

}  // namespace

TEST_CASE("a small experiment makes a link that a person can read") {
  CHECK(write_link(Experiment{}) ==
        "descent=1&experiment=(data:(name:spiral),model:!((layer:Dense,units:1)))");
  Experiment experiment;
  experiment.data.noise = 0.1;
  experiment.features = {Feature::x, Feature::sin_y};
  experiment.model = {Dense{4, Activation::relu}, Dense{1, Activation::tanh}};
  experiment.training.optimizer = SGD{.learning_rate = 0.03f};
  const std::string link = write_link(experiment, {{"discretize", "true"}, {"note", "a&b=c%"}});
  CHECK(link ==
        "descent=1&experiment=(data:(name:spiral,noise:0.1),features:!(x,sin_y),"
        "model:!((layer:Dense,units:4,activation:relu),(layer:Dense,units:1,activation:tanh)),"
        "training:(optimizer:(name:SGD,learning_rate:0.03)))"
        "&discretize=true&note=a%26b%3Dc%25");
  for (const std::string before : {"", "#", "https://example.org/playground/?a=b#"}) {
    const Link read = read_link(before + link);
    CHECK(read.experiment == experiment);
    CHECK(read.view == std::vector<LinkField>{{"discretize", "true"}, {"note", "a&b=c%"}});
    CHECK(read.notes.empty());
  }
}

TEST_CASE("a browser may write characters as %XX") {
  std::string encoded = "#descent=1&experiment=";
  for (const char c : std::string("(seed:7,data:(name:xor))")) {
    constexpr char digits[] = "0123456789abcdef";
    encoded += {'%', digits[c >> 4], digits[c & 15]};
  }
  CHECK(read_link(encoded).experiment.seed == 7);
  CHECK(read_link(encoded).experiment.data.name == "xor");
}

TEST_CASE("a longer experiment is packed, painted points and all") {
  for (const std::size_t points : {100u, 1000u, 5000u}) {
    const Experiment experiment = painted(points);
    const std::string link = write_link(experiment, {{"view", "x"}});
    INFO(points << " points make " << link.size() << " characters");
    CHECK(link.starts_with("descent=1&packed="));
    CHECK(is_carried_by_urls(link));
    CHECK(link.size() <= limits::link_characters);
    CHECK(read_link(link).experiment == experiment);
  }
  CHECK(write_link(painted(3)).starts_with("descent=1&experiment="));
  CHECK(is_carried_by_urls(write_link(painted(3))));
  CHECK(read_link(write_link(painted(3))).experiment == painted(3));
}

TEST_CASE("what is too large for a link is told to be saved") {
  for (const std::size_t points : {20'000u, 90'000u}) {
    try {
      write_link(painted(points));
      FAIL("it made a link");
    } catch (const Error& error) {
      const std::string sentence = error.what();
      CHECK(sentence.starts_with("The experiment is too large for a link, which would have "));
      CHECK(sentence.ends_with(" and may have 65536: save it as a file instead."));
    }
  }
}

TEST_CASE("view options that cannot be are refused") {
  const Experiment experiment;
  for (const LinkField& field : {LinkField{"", "a"}, LinkField{"descent", "1"},
                                 LinkField{"a b", "c"}, LinkField{std::string(33, 'a'), ""},
                                 LinkField{"a", std::string(201, 'a')}, LinkField{"a", "\xFF"}}) {
    CHECK_THROWS_AS(write_link(experiment, {field}), Error);
  }
  CHECK_THROWS_AS(write_link(experiment, {{"a", "1"}, {"a", "2"}}), Error);
}

TEST_CASE("kinds of links are told apart") {
  CHECK(link_kind("") == LinkKind::none);
  CHECK(link_kind("#") == LinkKind::none);
  CHECK(link_kind("#about") == LinkKind::none);
  CHECK(link_kind("#x=1") == LinkKind::none);
  CHECK(link_kind("#utm_source=mail") == LinkKind::none);
  CHECK(link_kind("https://example.org/?activation=tanh") == LinkKind::none);
  CHECK(link_kind("#descent=1") == LinkKind::descent);
  CHECK(link_kind("#descent=9&activation=tanh") == LinkKind::descent);
  CHECK(link_kind("#activation=tanh") == LinkKind::tensorflow_playground);
}

TEST_CASE("broken links are told in a sentence") {
  CHECK(link_error("") ==
        "This is no link of Descent: behind its # it should begin with descent=1.");
  CHECK(link_error("#descent=2&future=1") ==
        "The link is of version 2 of the format, and this program reads version 1 only.");
  CHECK(link_error("#descent=x") == "The link's version is not a number: it is broken.");
  CHECK(link_error("#descent=1") == "The link has no experiment: it is cut off.");
  CHECK(link_error("#descent=1&experiment=(&packed=a") ==
        "The link has two experiments: it is broken.");
  CHECK(link_error("#descent=1&descent=1") == "The link gives \"descent\" twice.");
  CHECK(link_error("#descent=1&experiment=(seed:-1)") ==
        "seed is -1, but must be a whole number from 0 to 9007199254740992.");
  CHECK(link_error("#descent=1&experiment=(sed:1)") ==
        "sed is not a key of an experiment, which has descent, seed, data, features, model, "
        "training.");
  CHECK(link_error("#descent=1&experiment=(seed:1,seed:2)") ==
        "The JSON text has the key \"seed\" twice in one object.");
  CHECK(link_error("#descent=1&experiment=(seed:1") ==
        "The link's experiment is broken: it lacks a comma or a closing bracket at its character "
        "8.");
  CHECK(link_error("#descent=1&experiment=%2") ==
        "The link is broken: in \"experiment\" a percent sign stands without two hexadecimal "
        "digits behind it.");
  CHECK(link_error("#descent=1&experiment=%FF") ==
        "The link is broken: \"experiment\" is not UTF-8 text.");
  CHECK(link_error("#descent=1&packed=A") == "The link's packed experiment is damaged or cut off.");
  CHECK(link_error("#descent=1&packed=AAAA") ==
        "The link's packed experiment is damaged: it cannot be unpacked.");
  const std::string good = packed_link(to_json(Experiment{}));
  CHECK(link_error(good.substr(0, good.size() - 8)) ==
        "The link's packed experiment is cut off: its end is missing.");
  CHECK(link_error(packed_link("{\"seed\": }")) == "The JSON text is broken at line 1, column 10.");
}

TEST_CASE("links open however they were wrapped") {
  Experiment experiment;
  experiment.seed = 7;
  experiment.data.noise = 0.1;
  experiment.training.epochs = 40;
  const std::string link = "https://example.org/#" + write_link(experiment);
  std::string encoded = link, html = link, mail = link, lines = link;
  const auto replace = [](std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  replace(encoded, "%", "%25");
  replace(encoded, "=", "%3D");
  replace(encoded, "&", "%26");
  replace(html, "&", "&amp;");
  replace(mail, "=", "=3D");
  mail.insert(40, "=\r\n");
  lines.insert(45, "\r\n> ");
  std::string twice = encoded;
  replace(twice, "%", "%25");
  for (const std::string& text :
       {link + ".",
        link + ",",
        link + ")",
        link + "!",
        link + ">",
        link + "\"",
        link + " \n",
        "<" + link + ">",
        "\u201C" + link + "\u201D.",
        "[this](" + link + ")",
        "**" + link + "**",
        "See " + link + ", it is nice.",
        link.substr(0, link.size() - 1),
        encoded,
        twice,
        html,
        mail,
        lines,
        "<iframe src=\"" + html + "\" title=\"Descent\" width=\"100%\"></iframe>",
        link + "&utm-source=chat",
        link + "#top",
        link + "\u200B",
        link + "&fbclid=%zz",
        "https://example.org/#de\u00ADscent" + link.substr(link.find('#') + 8),
        "https://mail.example/?url=https%3A%2F%2Fexample.org%2F%23" +
            encoded.substr(encoded.find('#') + 1) + "&data=5"}) {
    INFO(text);
    CHECK(link_kind(text) == LinkKind::descent);
    CHECK(link_error(text).empty());
    if (link_error(text).empty()) CHECK(read_link(text).experiment == experiment);
  }
  CHECK(read_link(link + "&utm-source=chat").notes ==
        std::vector<std::string>{"Left out of the link, as no part of it: \"utm-source\"."});
  CHECK(read_link(link.substr(0, link.size() - 1)).notes.size() == 1);
  // What may have been cut in a number is not made up.
  CHECK_FALSE(link_error(link.substr(0, link.size() - 2)).empty());
}

TEST_CASE("enormous links end early") {
  CHECK(link_error("#descent=1&experiment=" + std::string(10 << 20, '(')) ==
        "The link has 10485781 characters behind its #; at most 65536 are read.");
  CHECK(link_error(packed_link(std::string(20 << 20, '['))) ==
        "The link's packed experiment unpacks to more than the 1048576 bytes that are allowed.");
  std::string many = "#descent=1";
  for (int i = 0; i < 100; ++i) many += "&k" + std::to_string(i) + "=1";
  CHECK(link_error(many) == "The link has more than 64 parts.");
  // The most that passes the limits comes to an end too.
  std::string rows = R"({"data": {"name": "points", "x": [)";
  while (rows.size() < limits::link_unpacked - 100) rows += "[1],";
  CHECK_FALSE(link_error(packed_link(rows + "[1]]}}")).empty());
}

TEST_CASE("links with random damage are read or refused with a sentence") {
  const std::string valid[] = {"#" + write_link(Experiment{}, {{"a", "b"}}),
                               "#" + write_link(painted(3)), "#" + write_link(painted(60)),
                               "#activation=relu&batchSize=3&dataset=xor&networkShape=4,2&seed=0.5"
                               "&noise=10&problem=classification&x=true&learningRate=0.1"};
  const std::string pieces[] = {"!", "(",          ")",         "'",    ",",     ":",
                                "&", "=",          "%",         "%00",  "\xFF",  "e9",
                                "-", "9999999999", "descent=1", "!(!(", "\0\0\0"};
  Random random(5);
  std::size_t read = 0, refused = 0;
  const std::size_t rounds = tests::random_rounds(30'000);
  for (std::size_t i = 0; i < rounds; ++i) {
    std::string text = valid[random.below(std::size(valid))];
    for (std::size_t change = 0; change <= random.below(3); ++change) {
      const std::size_t at = random.below(text.size());
      const std::string& piece = pieces[random.below(std::size(pieces))];
      if (random.below(2) == 0)
        text.insert(at, piece);
      else
        text.replace(at, 1 + random.below(4), piece);
    }
    link_kind(text);
    try {
      const Link link = read_link(text);
      REQUIRE(read_link(write_link(link.experiment, link.view)).experiment == link.experiment);
      ++read;
    } catch (const Error& error) {
      INFO(text);
      REQUIRE(std::string(error.what()).ends_with("."));
      ++refused;
    }
  }
  CHECK(read > rounds / 30);
  CHECK(refused > rounds / 3);
}

TEST_CASE("links of every version are read as when they were recorded") {
  // A link, a tab, its experiment as JSON.
  std::ifstream file(DESCENT_SOURCE_DIR "/tests/golden/links/version_1.txt");
  REQUIRE(file);
  std::string line;
  std::size_t count = 0;
  while (std::getline(file, line)) {
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    INFO(line.substr(0, tab));
    CHECK(read_link(line.substr(0, tab)).experiment == parse_experiment(line.substr(tab + 1)));
    ++count;
  }
  CHECK(count >= 15);
}
