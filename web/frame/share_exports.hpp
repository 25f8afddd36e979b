#pragma once

#include <functional>
#include <string>

#include "web/app/runs/run_view.hpp"
#include "web/app/state/actions.hpp"

namespace descent {

// Gives the person a file of what `make` says; its Error is told.
void save_made_file(const std::string& name, const std::function<std::string()>& make,
                    Actions& actions);

// Buttons for the network as other programs have it: its weights as .npz and .safetensors, its
// source for Keras and PyTorch.
void draw_share_exports(const RunView& run, Actions& actions);

}  // namespace descent
