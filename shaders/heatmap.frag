// Values to colours: -1 negative, 0 zero, +1 positive.
in vec2 place;
out vec4 color;

uniform sampler2D values;
uniform vec3 negative;
uniform vec3 zero;
uniform vec3 positive;
uniform bool smooth_values;
uniform bool discretize;

// A cubic B-spline through four bilinear reads (Sigg and Hadwiger, GPU Gems 2, chapter 20): no
// kinks between the cells of a coarse grid.
float smooth_value(vec2 at) {
  vec2 size = vec2(textureSize(values, 0));
  vec2 cell = at * size - 0.5;
  vec2 f = fract(cell);
  vec2 base = cell - f + 0.5;
  vec2 w0 = (1.0 - f) * (1.0 - f) * (1.0 - f) / 6.0;
  vec2 w1 = (4.0 - 6.0 * f * f + 3.0 * f * f * f) / 6.0;
  vec2 w3 = f * f * f / 6.0;
  vec2 w2 = 1.0 - w0 - w1 - w3;
  vec2 low = w0 + w1;
  vec2 high = w2 + w3;
  vec2 a = (base - 1.0 + w1 / low) / size;
  vec2 b = (base + 1.0 + w3 / high) / size;
  return low.y * (low.x * texture(values, a).r + high.x * texture(values, vec2(b.x, a.y)).r) +
         high.y * (low.x * texture(values, vec2(a.x, b.y)).r + high.x * texture(values, b).r);
}

void main() {
  float value = smooth_values ? smooth_value(place) : texture(values, place).r;
  if (discretize) {
    // The edge is one pixel wide, so that it is not jagged.
    float width = max(fwidth(value), 1e-6);
    value = clamp(value / width, -1.0, 1.0);
  }
  value = clamp(value, -1.0, 1.0);
  color = vec4(mix(zero, value < 0.0 ? negative : positive, abs(value)), 1.0);
}
