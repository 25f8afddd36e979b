#include "engine/experiment/data_json.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/words.hpp"
#include "engine/data/deflate.hpp"
#include "engine/experiment/base64url.hpp"
#include "engine/experiment/fields_json.hpp"

namespace descent {
namespace {

const DataSetInfo& read_set(const JsonFields& fields) {
  std::vector<std::string_view> names;
  for (const DataSetInfo& set : data_sets()) names.push_back(set.name);
  const auto name = fields.find("name");
  return name ? data_sets()[name->choice(names)] : data_set_info(DataSettings{}.name);
}

}  // namespace

void read_setting(const JsonNode& node, Described, DataSettings& data) {
  const JsonFields fields(node);
  data = settings_of(read_set(fields));
  read_fields(fields, "name", tr("the data set {0}", data.name), data);
}

Json write_setting(const DataSettings& data) {
  Json json = {{"name", data.name}};
  write_fields(data, json, settings_of(data_set_info(data.name)));
  return json;
}

void read_setting(const JsonNode& node, RowsOfNumbers allowed,
                  std::vector<std::vector<double>>& rows) {
  rows.clear();
  for (const JsonNode& row : node.items(1, limits::samples)) {
    rows.push_back(row.numbers(1, allowed.longest_row, limits::point_value));
  }
}

void read_setting(const JsonNode& node, OwnImageList allowed, OwnImages& images) {
  const std::size_t most_bytes = allowed.most * OwnImages::record_size;
  const std::string text = node.text(2 * most_bytes, 0);
  images = {};
  if (text.empty()) return;
  const auto packed = from_base64url(text);
  const std::string_view what = tr("a text of own images, as saving writes it");
  if (!packed) node.fail(what);
  const std::string records = inflate_text(*packed, most_bytes, node.path());
  if (records.size() % OwnImages::record_size != 0) node.fail(what);
  images = OwnImages({records.begin(), records.end()});
}

Json write_setting(const OwnImages& images) {
  if (images.empty()) return "";
  const std::vector<std::uint8_t>& records = images.records();
  const std::string text(records.begin(), records.end());
  return to_base64url(deflate_text(text));
}

void read_setting(const JsonNode& node, NameList allowed, std::vector<std::string>& names) {
  names.clear();
  for (const JsonNode& name : node.items(allowed.low, allowed.high)) {
    names.push_back(name.text(limits::name_bytes));
  }
}

// The rows stand before their axes in the table, so they have been read.
void read_setting(const JsonNode& node, AxesOf allowed, std::vector<Axis>& axes,
                  const DataSettings& of) {
  const std::size_t columns = (allowed.rows == "x" ? of.x : of.y).front().size();
  axes.clear();
  for (const JsonNode& item : node.items(columns, columns)) {
    read_fields(JsonFields(item), "", tr("an axis"), axes.emplace_back());
  }
}

Json write_setting(const std::vector<Axis>& axes) {
  Json list = Json::array();
  for (const Axis& axis : axes) {
    Json json = Json::object();
    write_fields(axis, json);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace descent
