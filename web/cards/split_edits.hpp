#pragma once

#include "engine/data/data_settings.hpp"
#include "engine/data/dataset.hpp"

// How data are split, as it is shown and edited. Whether it can be is checked when it is set.
namespace descent {

enum class SplitPart { validation, test };

// A count stands for a part, not a share.
bool splits_by_count(const DataSettings& data);

// How many are kept apart for it: none for validation, where the test set serves.
std::size_t samples_apart(const Dataset& dataset, SplitPart part);
// The same in per cent, to a hundredth where it was given as a count; of all samples, or for
// validation of the training images.
double share_apart(const DataSettings& data, const Dataset& dataset, SplitPart part);

// With one part as it was typed: so many samples, or per cent.
DataSettings with_part(DataSettings data, SplitPart part, double typed, bool by_count);

}  // namespace descent
