// Large files that came from the site: checked and unpacked, beside the page where that can be, because
// the browser holds a page up while it copies such a file for its checksum.

import { gunzip, hasSha256, inPieces, isGzip } from './download.js';
import { tr } from './words.js';

const worthAWorker = 2 ** 20; // bytes

// Whether the bytes have the SHA-256 ("" or none: any), then what is in them, piece by piece, into
// `take(piece)`. Gives what is wrong with them: 'checksum', 'gzip', or '' for nothing.
export async function unpack(bytes, sha256, take) {
  if (sha256 && !(await hasSha256(bytes, sha256))) return 'checksum';
  if (isGzip(bytes)) return (await gunzip(bytes, take)) ? '' : 'gzip';
  await inPieces(bytes, take);
  return '';
}

// The same, but nobody else may use the bytes any more.
export async function unpackBeside(bytes, sha256, take) {
  if (bytes.length < worthAWorker) return unpack(bytes, sha256, take);
  const worker = await startWorker();
  if (!worker) return unpack(bytes, sha256, take);
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        try {
          if (data.piece) take(data.piece);
          else resolve(data.wrong);
        } catch (error) {
          reject(error);
        }
      };
      worker.onerror = () => reject(new Error(tr('The browser broke off unpacking a file. Close other pages and reload.')));
      worker.postMessage({ bytes, sha256 }, [bytes.buffer]);
    });
  } finally {
    worker.terminate();
  }
}

// Null where the browser or the site gives none.
function startWorker() {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL('unpack_worker.js', import.meta.url), { type: 'module' });
      worker.onmessage = () => resolve(worker); // it is there
      worker.onerror = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}
