#include "web/scenes/images/inside_grid_title.hpp"

#include "engine/core/words.hpp"

namespace descent {

std::string GridTitle::line() const {
  return channel.empty() ? name : tr("{0}, {1}", name, channel);
}

GridTitle grid_title(const std::string& name, const InsideStage& stage, std::size_t channel) {
  const std::size_t channels = stage.maps.channels;
  GridTitle title{name};
  if (channels > 1) title.channel = tr("channel {0} (0–{1})", channel, channels - 1);
  return title;
}

}  // namespace descent
