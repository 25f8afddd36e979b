#include "web/ui/mirror_text.hpp"

#include <cmath>
#include <cstdio>

namespace descent::ui {
namespace {

void add_text(std::string& json, std::string_view text) {
  json += '"';
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') json += '\\';
    if (sign == '\n') {
      json += "\\n";
    } else {
      json += static_cast<unsigned char>(sign) < 32 ? ' ' : sign;
    }
  }
  json += '"';
}

void add_number(std::string& json, double value, const char* format = "%.9g") {
  char text[32] = "null";
  if (std::isfinite(value)) std::snprintf(text, sizeof text, format, value);
  json += text;
}

// "[a,b]", each by `add`.
template <typename Items, typename Add>
void add_list(std::string& json, const Items& items, Add&& add) {
  json += '[';
  for (const auto& item : items) {
    if (json.back() != '[') json += ',';
    add(item);
  }
  json += ']';
}

void add_texts(std::string& json, const std::vector<std::string>& texts) {
  add_list(json, texts, [&](const std::string& text) { add_text(json, text); });
}

void add_place(std::string& json, const Rect& rect) {
  for (const float number : {rect.min.x, rect.min.y, rect.width(), rect.height()}) {
    json += ',';
    add_number(json, static_cast<double>(number), "%.1f");
  }
}

void add_record(std::string& json, const Mark& mark) {
  const Control& control = mark.control;
  const int flags = (control.on ? 1 : 0) | (control.enabled ? 2 : 0) | (mark.stop ? 4 : 0) |
                    (control.table ? 8 : 0) | (control.read_only ? 16 : 0) |
                    (control.lines ? 32 : 0);
  const auto text = [&](std::string_view words) {
    json += ',';
    add_text(json, words);
  };
  json += '[';
  add_text(json, mark.id);
  text(to_string(control.role));
  json += ',' + std::to_string(flags) + ',' + std::to_string(mark.layer);
  text(mark.card);
  text(control.group == mark.card ? "" : control.group);
  add_place(json, mark.rect);
  for (const double number : {control.now, control.min, control.max, control.step}) {
    json += ',';
    add_number(json, number);
  }
  text(control.label);
  text(control.value);
  text(control.hint == control.label ? "" : control.hint);
  json += ',';
  add_texts(json, control.choices);
  json += ']';
}

void add_tables(std::string& json, const std::vector<PictureTable>& tables) {
  add_list(json, tables, [&](const PictureTable& table) {
    json += "{\"caption\":";
    add_text(json, table.caption);
    json += ",\"head\":";
    add_texts(json, table.head);
    json += ",\"rows\":";
    add_list(json, table.rows, [&](const std::vector<std::string>& row) { add_texts(json, row); });
    json += '}';
  });
}

}  // namespace

std::string mirror_text(const MirrorNews& news) {
  std::string json;
  const auto part = [&](const char* name) {
    json += json.empty() ? "{\"" : ",\"";
    json += name;
    json += "\":";
  };
  if (news.other_layer) {
    part("layer");
    json += std::to_string(news.layer);
  }
  if (news.order != nullptr) {
    part("order");
    add_list(json, *news.order, [&](const Mark& mark) { add_text(json, mark.id); });
  }
  if (!news.records.empty()) {
    part("records");
    add_list(json, news.records, [&](const Mark* mark) { add_record(json, *mark); });
  }
  if (!news.places.empty()) {
    part("places");
    add_list(json, news.places, [&](const Mark* mark) {
      json += '[';
      add_text(json, mark->id);
      add_place(json, mark->rect);
      json += ']';
    });
  }
  if (news.tables != nullptr && !news.tables->empty()) {
    part("tables");
    add_list(json, *news.tables, [&](const NewTables& table) {
      json += '[';
      add_text(json, table.picture);
      json += ',';
      add_tables(json, table.tables);
      json += ']';
    });
  }
  if (!news.told.empty()) {
    part("told");
    add_text(json, news.told);
  }
  if (!json.empty()) json += '}';
  return json;
}

}  // namespace descent::ui
