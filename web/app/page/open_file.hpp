#pragma once

#include <string>
#include <string_view>

namespace descent {

// What a file of the person's own is, by the ending of its name.
enum class FileKind {
  experiment,  // .json
  table,       // .csv, .tsv, .txt
  weights,  // .npz, .safetensors, and those that say how weights get out of them: .npy, .pt, .pth,
            // .h5, .keras
  picture,  // .pgm, .png and so on
  other
};

FileKind file_kind(std::string_view name);

// A sentence on all of them, for whoever gave another.
std::string opened_kinds();

}  // namespace descent
