#include "web/app/page/api_request.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_text.hpp"

namespace descent {

void carry_out_request(App& app, const Action& action) {
  app.apply(DismissMessage{});
  app.apply(action);
  if (app.message().empty() || !app.message_is_error()) return;
  const std::string message = app.message();
  app.apply(DismissMessage{});
  throw Error(message);
}

const Json& field(const Json& request, const char* name) {
  const auto found = request.find(name);
  if (found == request.end()) {
    throw Error(tr("The request needs \"{0}\".", name));
  }
  return *found;
}

std::string text_field(const Json& request, const char* name) {
  const Json& value = field(request, name);
  if (!value.is_string()) throw Error(tr("\"{0}\" has to be a string.", name));
  return value;
}

std::size_t count_field(const Json& request, const char* name) {
  const Json& value = field(request, name);
  if (!value.is_number_unsigned()) {
    throw Error(tr("\"{0}\" has to be a whole number from 0 on.", name));
  }
  return value;
}

bool switch_field(const Json& request, const char* name) {
  const Json& value = field(request, name);
  if (!value.is_boolean()) throw Error(tr("\"{0}\" has to be true or false.", name));
  return value;
}

}  // namespace descent
