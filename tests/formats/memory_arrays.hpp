#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/formats/array_file.hpp"

namespace descent::test {

// A file of arrays in memory, of which each number tells its place.
class MemoryArrays : public ArrayFile {
 public:
  using List = std::vector<std::pair<std::string, Shape>>;
  explicit MemoryArrays(List arrays, bool ordered = true) : ordered_(ordered) {
    for (auto& [name, shape] : arrays) {
      arrays_.push_back({name, shape, ElementType::float32, "<f4"});
    }
  }
  bool keeps_order() const override { return ordered_; }
  Tensor read(std::size_t array) const override {
    if (const auto refused = refused_.find(array); refused != refused_.end()) {
      throw Error(refused->second);
    }
    Tensor values(arrays_[array].shape);
    for (std::size_t i = 0; i < values.size(); ++i) values.data()[i] = static_cast<float>(i);
    return values;
  }
  void set_type(std::size_t array, ElementType type) { arrays_[array].type = type; }
  // Its numbers are of no use, for that reason.
  void refuse(std::size_t array, std::string reason) { refused_[array] = std::move(reason); }

 private:
  bool ordered_;
  std::map<std::size_t, std::string> refused_;
};

}  // namespace descent::test
