#include "engine/kernels/reference/reference_kernels.hpp"

#include "engine/core/words.hpp"
#include "engine/kernels/kernel_list.hpp"
#include "engine/kernels/reference/activations.hpp"
#include "engine/kernels/reference/convolution.hpp"
#include "engine/kernels/reference/dense.hpp"
#include "engine/kernels/reference/elementwise.hpp"
#include "engine/kernels/reference/gemm.hpp"
#include "engine/kernels/reference/losses.hpp"
#include "engine/kernels/reference/normalization.hpp"
#include "engine/kernels/reference/optimize.hpp"
#include "engine/kernels/reference/peak.hpp"
#include "engine/kernels/reference/pooling.hpp"
#include "engine/kernels/reference/softmax.hpp"

namespace descent {

const KernelTable& reference_kernels() {
#define DESCENT_ENTRY(kernel) .kernel = reference::kernel,
  static const KernelTable table = {
      .name = "reference",
      .instructions = tr_noop("one number at a time"),
      DESCENT_FOR_EACH_KERNEL(DESCENT_ENTRY)  //
          .peak = reference::peak,
  };
#undef DESCENT_ENTRY
  return table;
}

}  // namespace descent
