#include "web/app/page/opened_files.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "engine/experiment/json_node.hpp"

namespace descent {
namespace {

constexpr std::size_t most_lines = 6;

// There is room for one of a kind, but own images are added to each other.
FileKind kind_of(const App& app, const OpenFile& file) {
  const FileKind kind = file_kind(file.name);
  const bool own_images = kind == FileKind::weights && !app.view().weights.table;
  return own_images ? FileKind::other : kind;
}

// What opens here is said once, not of each file that does not.
std::string without_kinds(std::string sentence) {
  const std::string kinds = " " + opened_kinds();
  if (sentence.ends_with(kinds)) sentence.resize(sentence.size() - kinds.size());
  return sentence;
}

}  // namespace

void OpenedFiles::open(App& app, const OpenFile& file) {
  app.apply(DismissMessage{});
  app.apply(file);
  const bool taken = !app.message_is_error() || app.message().empty();
  const FileKind kind = kind_of(app, file);
  if (taken && kind != FileKind::other) give_way(file, kind);
  outcomes_.push_back({file.name, app.message(), taken, kind});
}

void OpenedFiles::give_way(const OpenFile& file, FileKind kind) {
  for (Outcome& before : outcomes_) {
    if (!before.taken || before.kind != kind) continue;
    before.taken = false;
    before.sentence = tr("{0} gave way to {1}: there is room for one of this kind.",
                         shortened(before.name), shortened(file.name));
  }
}

void OpenedFiles::refuse(const std::string& name, const std::string& sentence) {
  outcomes_.push_back({name, sentence, false, FileKind::other});
}

void OpenedFiles::add_images(const std::string& names, std::size_t count,
                             const std::string& problem) {
  const std::string sentence = problem.empty() ? tr("read as the files of an image set.") : problem;
  outcomes_.push_back({names, sentence, problem.empty(), FileKind::other, count});
}

std::size_t OpenedFiles::file_count() const {
  std::size_t count = 0;
  for (const Outcome& one : outcomes_) count += one.files;
  return count;
}

std::size_t OpenedFiles::taken_count() const {
  std::size_t count = 0;
  for (const Outcome& one : outcomes_) count += one.taken ? one.files : 0;
  return count;
}

std::string OpenedFiles::text() const {
  const std::size_t all = file_count(), taken = taken_count();
  std::string text = taken == all ? tr_n("{0} file was opened.", "All {0} files were opened.", all)
                                  : tr_n("{1} of {0} file was opened.",
                                         "{1} of {0} files were opened.", all, taken);
  bool says_kinds = false;
  std::size_t lines = 0;
  const auto add_line = [&](const Outcome& one) {
    const std::string name = shortened(one.name), sentence = without_kinds(one.sentence);
    says_kinds = says_kinds || sentence.size() < one.sentence.size();
    if (++lines > most_lines) return;
    const bool named = sentence.empty() || sentence.find(name) != std::string::npos;
    text += "\n" + (named ? "" : name + ": ") +
            (sentence.empty() ? std::string(tr("{0} was opened.", name)) : sentence);
  };
  for (const Outcome& one : outcomes_) {  // what is wrong comes first
    if (!one.taken) add_line(one);
  }
  for (const Outcome& one : outcomes_) {
    if (one.taken) add_line(one);
  }
  if (lines > most_lines) {
    text +=
        "\n" + tr_n("And so on: {0} file more.", "And so on: {0} files more.", lines - most_lines);
  }
  return says_kinds ? text + "\n" + opened_kinds() : text;
}

void OpenedFiles::tell(App& app) {
  if (!outcomes_.empty()) app.apply(Tell{text(), taken_count() < file_count()});
  outcomes_.clear();
}

void App::carry_out(const OpenFiles& action) {
  if (action.files.size() == 1 && action.files.front().of_images == 0) {
    const OpenFiles::Given& alone = action.files.front();
    if (!alone.problem.empty()) throw Error(alone.problem);
    return apply(alone.file);
  }
  OpenedFiles opened;
  for (const OpenFiles::Given& given : action.files) {
    if (given.of_images > 0) {
      opened.add_images(given.file.name, given.of_images, given.problem);
    } else if (given.problem.empty()) {
      opened.open(*this, given.file);
    } else {
      opened.refuse(given.file.name, given.problem);
    }
  }
  opened.tell(*this);
}

}  // namespace descent
