#include "web/frame/share_exports.hpp"

#include "engine/core/error.hpp"
#include "engine/core/words.hpp"
#include "web/app/page/sharing.hpp"
#include "web/ui/input.hpp"
#include "web/ui/widgets.hpp"

namespace descent {
namespace {

// Behind the one before where there is room for it.
bool next_button(const char* id, const char* text, const char* hint, float right) {
  const float width = ui::text_size(ui::Font::medium, text).x + 26;
  if (ImGui::GetItemRectMax().x + 8 + width <= right) ImGui::SameLine(0, 8);
  return ui::button(id, text, hint, ui::ButtonStyle::outline, width);
}

}  // namespace

void save_made_file(const std::string& name, const std::function<std::string()>& make,
                    Actions& actions) {
  try {
    const std::string where = ui::host().save_file(name, make());
    if (!where.empty()) actions.push_back(Tell{where});
  } catch (const Error& error) {
    actions.push_back(Tell{error.what(), true});
  }
}

void draw_share_exports(const RunView& run, Actions& actions) {
  const auto weights = [&](WeightsFormat format) {
    save_made_file(
        share_weights_name(run, format), [&] { return share_weights(run, format); }, actions);
  };
  const auto source = [&](SourceKind kind) {
    save_made_file(share_source_name(run, kind), [&] { return share_source(run, kind); }, actions);
  };
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  const char* builds =
      tr("Source that builds this network and loads its weights from the .npz file");
  ui::section_title(tr("Weights and source"));
  if (ui::button("share.npz", ".npz", tr("The weights alone, as NumPy has them"))) {
    weights(WeightsFormat::npz);
  }
  if (next_button("share.safetensors", ".safetensors", tr("The weights alone, as safetensors"),
                  right)) {
    weights(WeightsFormat::safetensors);
  }
  if (next_button("share.keras", "Keras", builds, right)) source(SourceKind::keras);
  if (next_button("share.pytorch", "PyTorch", builds, right)) {
    source(SourceKind::pytorch);
  }
  const char* alone = tr("Source that predicts as this network does, with its weights in it");
  if (next_button("share.c", "C", alone, right)) source(SourceKind::c);
  if (next_button("share.cpp", "C++", alone, right)) source(SourceKind::cpp);
  if (next_button("share.svg", tr("Drawing"),
                  tr("The network with its weights as a figure, in SVG: for slides"), right)) {
    save_made_file(share_drawing_name(run), [&] { return share_drawing(run); }, actions);
  }
}

}  // namespace descent
