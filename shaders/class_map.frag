// Classes to colours: the class whose output is largest, the paler the closer the second one comes.
in vec2 place;
out vec4 color;

const int most_classes = 8;

uniform sampler2D first_four;  // the outputs of classes 0 to 3
uniform sampler2D others;      // of classes 4 to 7
uniform vec3 class_colors[most_classes];
uniform vec3 undecided;
uniform int classes;
uniform bool discretize;

// As in heatmap.frag: a cubic B-spline, for all four at once.
vec4 smooth_values(sampler2D values) {
  vec2 size = vec2(textureSize(values, 0));
  vec2 cell = place * size - 0.5;
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
  return low.y * (low.x * texture(values, a) + high.x * texture(values, vec2(b.x, a.y))) +
         high.y * (low.x * texture(values, vec2(a.x, b.y)) + high.x * texture(values, b));
}

void main() {
  vec4 low = smooth_values(first_four);
  vec4 high = smooth_values(others);
  float outputs[most_classes] =
      float[most_classes](low.x, low.y, low.z, low.w, high.x, high.y, high.z, high.w);
  int best = 0;
  int second = 1;
  for (int i = 1; i < classes; i++) {
    if (outputs[i] > outputs[best]) {
      second = best;
      best = i;
    } else if (i != best && (second == best || outputs[i] > outputs[second])) {
      second = i;
    }
  }
  float lead = outputs[best] - outputs[second];
  if (discretize) {
    // The edge is one pixel wide, so that it is not jagged.
    float share = clamp(0.5 + 0.5 * lead / max(fwidth(lead), 1e-6), 0.5, 1.0);
    color = vec4(mix(class_colors[second], class_colors[best], share), 1.0);
  } else {
    color = vec4(mix(undecided, class_colors[best], clamp(lead, 0.0, 1.0)), 1.0);
  }
}
