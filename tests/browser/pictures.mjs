// Pictures of the page as coarse grids of mean colours, by which they are compared.

// `png` as columns × rows of [red, green, blue], 0 … 255, row by row from the top; of `area` alone ({ x, y,
// width, height } in pixels) where it is given. The browser of `page` reads the picture.
export function meanColours(page, png, { columns, rows, area = null }) {
  return page.evaluate(async ([base64, across, down, part]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const { x, y, width, height } = part ?? { x: 0, y: 0, width: image.naturalWidth, height: image.naturalHeight };
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: Math.floor(width), height: Math.floor(height) });
    const context = canvas.getContext('2d');
    context.drawImage(image, -Math.round(x), -Math.round(y));
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const cells = [];
    for (let row = 0; row < down; row += 1) {
      for (let column = 0; column < across; column += 1) {
        const [left, right] = [column, column + 1].map((edge) => Math.floor((edge * canvas.width) / across));
        const [top, bottom] = [row, row + 1].map((edge) => Math.floor((edge * canvas.height) / down));
        const sum = [0, 0, 0];
        for (let py = top; py < bottom; py += 1) {
          for (let px = left; px < right; px += 1) {
            for (let colour = 0; colour < 3; colour += 1) sum[colour] += data[4 * (py * canvas.width + px) + colour];
          }
        }
        cells.push(sum.map((one) => one / ((right - left) * (bottom - top))));
      }
    }
    return cells;
  }, [png.toString('base64'), columns, rows, area]);
}

// How far two grids are apart on average, 0 … 255.
export function meanDifference(one, other) {
  const differences = one.flatMap((cell, i) => cell.map((value, colour) => Math.abs(value - other[i][colour])));
  return differences.reduce((sum, value) => sum + value, 0) / differences.length;
}

// -1 … 1: whether two lists of numbers go up and down together.
export function correlation(one, other) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [one, other].map((values) => values.map((value) => value - mean(values)));
  const product = (u, v) => u.reduce((sum, value, i) => sum + value * v[i], 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

// A grid as a mirror shows it, left and right exchanged or top and bottom.
export const mirrored = {
  leftRight: (cells, columns) => cells.map((_, i) => cells[i - (i % columns) + columns - 1 - (i % columns)]),
  topBottom: (cells, columns) => cells.map((_, i) => cells[cells.length - columns - (i - (i % columns)) + (i % columns)]),
};
