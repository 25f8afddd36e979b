#pragma once

namespace descent {

// The optimizers' moments decay towards 0 where a gradient has become 0 (a unit that died), and
// would stay for good among the subnormal numbers, with which arithmetic is 10 to 100 times slower;
// WebAssembly has no mode that flushes them. So every table sets moments smaller than this to 0.
inline constexpr float smallest_moment = 1e-30f;

}  // namespace descent
