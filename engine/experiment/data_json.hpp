#pragma once

#include <string>
#include <vector>

#include "engine/data/data_settings.hpp"
#include "engine/experiment/json_node.hpp"

// The "data" part of an experiment as JSON, and its kinds of settings.
namespace descent {

void read_setting(const JsonNode& node, Described allowed, DataSettings& data);
Json write_setting(const DataSettings& data);

// As text: base64url of a zlib stream of OwnImages::records().
void read_setting(const JsonNode& node, OwnImageList allowed, OwnImages& images);
Json write_setting(const OwnImages& images);
void read_setting(const JsonNode& node, RowsOfNumbers allowed,
                  std::vector<std::vector<double>>& rows);
void read_setting(const JsonNode& node, NameList allowed, std::vector<std::string>& names);
void read_setting(const JsonNode& node, AxesOf allowed, std::vector<Axis>& axes,
                  const DataSettings& of);
Json write_setting(const std::vector<Axis>& axes);

}  // namespace descent
