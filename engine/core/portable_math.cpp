#include "engine/core/portable_math.hpp"

#include "engine/core/vector_math.hpp"

namespace descent {

float portable_exp(float x) { return vector_exp<Strict128>(Vector128(x)).get(0); }
float portable_log(float x) { return vector_log<Strict128>(Vector128(x)).get(0); }
float portable_sin(float x) { return xsimd::sin(Vector128(x)).get(0); }
float portable_cos(float x) { return xsimd::cos(Vector128(x)).get(0); }

}  // namespace descent
