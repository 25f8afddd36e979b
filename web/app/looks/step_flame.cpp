#include "web/app/looks/step_flame.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "engine/core/number_text.hpp"
#include "engine/core/words.hpp"
#include "web/app/looks/performance.hpp"

namespace descent {
namespace {

bool of_layer(StepPass pass) { return pass == StepPass::forward || pass == StepPass::backward; }

// As it is called on the chart.
const char* pass_name(StepPass pass) {
  switch (pass) {
    case StepPass::batch:
      return tr("batch");
    case StepPass::forward:
      return tr("forward");
    case StepPass::loss:
      return tr("loss");
    case StepPass::backward:
      return tr("backward");
    case StepPass::metrics:
      return tr("metrics");
    case StepPass::update:
      return tr("update");
  }
  return "";
}

// A step in several slices does everything several times, but mostly it is once.
std::string times_text(double calls) {
  if (std::abs(calls - 1) < 1e-6) return tr("called once");
  if (std::abs(calls - 2) < 1e-6) return tr("called twice");
  return tr("called {0} times", short_text(calls));
}

class Flame {
 public:
  Flame(const StepProfile& profile, const std::vector<Layer>& layers)
      : profile_(profile), layers_(layers) {}

  std::vector<FlameBar> bars() {
    double passed = 0;
    for (std::size_t first = 0; first < profile_.parts.size();) {
      std::size_t end = first;
      double seconds = 0;
      const StepPass pass = profile_.parts[first].pass;
      while (end < profile_.parts.size() && profile_.parts[end].pass == pass) {
        seconds += profile_.parts[end++].seconds;
      }
      const std::string id(to_string(pass)), name(pass_name(pass));
      add(id, name, name, "", {pass, 0, passed, seconds});
      for (; first < end; ++first) {
        add_part(profile_.parts[first], passed);
        passed += profile_.parts[first].seconds;
      }
    }
    return std::move(bars_);
  }

 private:
  struct Place {
    StepPass pass;
    std::size_t row;
    double start, seconds;
  };

  void add(const std::string& id, const std::string& label, const std::string& what,
           const std::string& more, const Place& place) {
    FlameBar bar;
    bar.id = id;
    bar.label = label;
    bar.about = tr("{0}: {1}, {2} of a step", what, duration_text(place.seconds),
                   share_text(place.seconds / profile_.step_seconds));
    if (!more.empty()) bar.about = tr("{0}, {1}", bar.about, more);
    bar.pass = place.pass;
    bar.row = place.row;
    bar.from = place.start / profile_.step_seconds;
    bar.to = (place.start + place.seconds) / profile_.step_seconds;
    bars_.push_back(std::move(bar));
  }

  // The layer, and below it its kernels one after the other: their order within the part is not
  // known, and each may be called several times.
  void add_part(const StepProfile::Part& part, double start) {
    std::string id(to_string(part.pass)), where(pass_name(part.pass));
    if (of_layer(part.pass) && part.layer < layers_.size()) {
      const std::string number = std::to_string(part.layer + 1);
      const std::string name = layer_text(layers_[part.layer]);
      id += "." + number;
      where = tr("{0}, layer {1} ({2})", where, number, name);
      add(id, name, where, "", {part.pass, 1, start, part.seconds});
    }
    for (const StepProfile::Kernel& kernel : part.kernels) {
      const std::string name(kernel.name);
      add(id + "." + name, name, tr("{0} in {1}", name, where), times_text(kernel.calls),
          {part.pass, 2, start, kernel.seconds});
      start += kernel.seconds;
    }
  }

  const StepProfile& profile_;
  const std::vector<Layer>& layers_;
  std::vector<FlameBar> bars_;
};

}  // namespace

std::string layer_text(const Layer& layer) {
  std::string text(layer_name(layer));
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.units; }) text += " " + std::to_string(one.units);
        if constexpr (requires { one.filters; }) text += " " + std::to_string(one.filters);
      },
      layer);
  return text;
}

std::vector<FlameBar> step_flame(const StepProfile& profile, const std::vector<Layer>& layers) {
  if (!(profile.step_seconds > 0)) return {};
  return Flame(profile, layers).bars();
}

std::vector<StepLine> step_lines(const StepProfile& profile, const std::vector<Layer>& layers) {
  std::vector<StepLine> lines;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    lines.push_back({std::to_string(i + 1) + "  " + layer_text(layers[i]), 0, 0, 0, true});
  }
  StepLine around{tr("batch, loss, metrics"), 0, 0, 0, false};
  StepLine update{tr("update"), 0, 0, 0, false};
  for (const StepProfile::Part& part : profile.parts) {
    if (!of_layer(part.pass)) {
      (part.pass == StepPass::update ? update : around).forward += part.seconds;
    } else if (part.layer < layers.size()) {
      StepLine& line = lines[part.layer];
      (part.pass == StepPass::forward ? line.forward : line.backward) += part.seconds;
    }
  }
  lines.push_back(around);
  lines.push_back(update);
  if (profile.step_seconds > 0) {
    for (StepLine& line : lines) {
      line.share = (line.forward + line.backward) / profile.step_seconds;
    }
  }
  return lines;
}

}  // namespace descent
