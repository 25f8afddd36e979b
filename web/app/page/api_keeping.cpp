#include "web/app/page/api_keeping.hpp"

#include <cstdio>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"
#include "engine/experiment/link.hpp"
#include "web/app/page/api_request.hpp"
#include "web/app/page/sharing.hpp"

namespace descent {
namespace {

Json open_link(App& app, const Json& request) {
  carry_out_request(app, OpenLink{text_field(request, "text")});
  return {{"notes", app.message()}};
}

Json weights_hash_answer(const App& app) {
  if (!app.driver()) throw Error(tr("There is no model yet: its data are being loaded."));
  char hash[24];
  std::snprintf(
      hash, sizeof hash, "%016llx",
      static_cast<unsigned long long>(weights_hash(app.driver()->snapshot().model->parameters())));
  return {{"hash", hash}};
}

Json set_parameter(App& app, const Json& request) {
  const Json& value = field(request, "value");
  if (!value.is_number()) throw Error(tr("\"value\" has to be a number."));
  carry_out_request(app, SetParameter{count_field(request, "layer"), switch_field(request, "bias"),
                                      count_field(request, "index"), value.get<float>()});
  return nullptr;
}

}  // namespace

std::optional<Json> keeping_answer(App& app, const std::string& what, const Json& request) {
  if (what == "getLink") return Json{{"link", share_link(app.shown_run())}};
  if (what == "openLink") return open_link(app, request);
  if (what == "isLink") {
    return Json{{"link", link_kind(text_field(request, "text")) != LinkKind::none}};
  }
  if (what == "saveFile") {
    return Json{{"name", share_file_name(app.shown_run())}, {"text", share_file(app.shown_run())}};
  }
  if (what == "getWeightsHash") return weights_hash_answer(app);
  if (what == "setParameter") return set_parameter(app, request);
  if (what == "undo") {
    carry_out_request(app, Undo{});
  } else if (what == "redo") {
    carry_out_request(app, Redo{});
  } else {
    return std::nullopt;
  }
  return Json(nullptr);
}

std::string keeping_requests() {
  return tr("getLink, openLink, isLink, saveFile, undo, redo, setParameter, getWeightsHash");
}

}  // namespace descent
