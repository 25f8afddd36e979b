// A person's own pictures: the browser decodes them, whatever their format, and the program gets grey
// values.
import { tr } from './words.js';

const endings = /\.(png|jpe?g|webp|gif|bmp|avif)$/i;
const largestFile = 64 * 2 ** 20;
// More detail than the drawing pad has.
const longestSide = 560;

export const isPicture = (file) => file.type.startsWith('image/') || endings.test(file.name);

// Grey as the eye weighs colours (ITU-R BT.601); what is transparent is white paper.
function greyOf({ data }) {
  const grey = new Uint8Array(data.length / 4);
  for (let i = 0; i < grey.length; i += 1) {
    const [red, green, blue] = data.subarray(4 * i, 4 * i + 3);
    grey[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return grey;
}

function drawn(bitmap) {
  const shrink = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * shrink));
  const height = Math.max(1, Math.round(bitmap.height * shrink));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, width, height);
  return pen.getImageData(0, 0, width, height);
}

// As a portable graymap (pgm(5)), which the engine reads.
function graymap(image) {
  const header = new TextEncoder().encode(`P5 ${image.width} ${image.height} 255\n`);
  const grey = greyOf(image);
  const bytes = new Uint8Array(header.length + grey.length);
  bytes.set(header);
  bytes.set(grey, header.length);
  return bytes;
}

async function decode(file) {
  try {
    return await createImageBitmap(file); // turned as the camera says
  } catch {
    throw new Error(tr('The browser cannot read {0} as a picture: it may be damaged, of a format that it does not know, or larger than it can hold. PNG and JPEG of up to some thousand pixels a side always work.', file.name));
  }
}

// What the engine opens in the picture's place.
export async function readPicture(file) {
  if (file.size > largestFile) {
    throw new Error(tr('{0} has {1} MB; Descent opens pictures of up to {2} MB.', file.name, Math.round(file.size / 1e6), largestFile / 2 ** 20));
  }
  const bitmap = await decode(file);
  try {
    return graymap(drawn(bitmap));
  } finally {
    bitmap.close();
  }
}
