// Downloads with progress; every failure is an Error with a sentence for the person.

import { restsAfter } from './rest.js';
import { tr } from './words.js';

// Pieces that are there already come one after the other, without a moment for anything else.
const longestWork = 8; // milliseconds
const pieceBytes = 2 ** 18;

const advice = () => tr('Check the connection and try again.');

export function fileName(url) {
  return new URL(url, document.baseURI).pathname.split('/').pop();
}

async function open(url) {
  let response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error(tr('{0} could not be downloaded: the server does not answer. {1}', fileName(url), advice()));
  }
  if (response.status === 404) {
    throw new Error(tr('{0} is missing on the server. Whoever runs this site has to upload it again.', fileName(url)));
  }
  if (!response.ok) {
    throw new Error(tr('{0} could not be downloaded: the server answers {1}. {2}', fileName(url), response.status, advice()));
  }
  return response;
}

// The whole file as bytes. `onProgress(bytes, decoded)` is called as they come; `decoded`: the
// browser has unpacked them, for a host that sends them as encoded.
export async function download(url, onProgress = () => {}) {
  const response = await open(url);
  const decoded = Boolean(response.headers.get('content-encoding'));
  const chunks = [];
  const rest = restsAfter(longestWork);
  let size = 0;
  try {
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
      onProgress(size, decoded);
      await rest();
    }
  } catch {
    throw new Error(tr('The download of {0} broke off. {1}', fileName(url), advice()));
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
    await rest();
  }
  return bytes;
}

// Whether the bytes have that SHA-256. Pages without a secure context (plain http on a local
// network) cannot compute it; gzip's own checksum has to do there.
export async function hasSha256(bytes, expected) {
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === expected.toLowerCase();
}

export function isGzip(bytes) {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

// Without a copy of them all.
function streamOf(bytes) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.subarray(at, at + pieceBytes));
      at += pieceBytes;
      if (at >= bytes.length) controller.close();
    },
  });
}

// Unpacks gzip chunk by chunk into `take(chunk)`. Whether it could be unpacked to its end.
export async function gunzip(bytes, take) {
  const reader = streamOf(bytes).pipeThrough(new DecompressionStream('gzip')).getReader();
  const rest = restsAfter(longestWork);
  for (;;) {
    let next;
    try {
      next = await reader.read();
    } catch {
      return false;
    }
    if (next.done) return true;
    take(next.value);
    await rest();
  }
}

// The same of bytes that are none.
export async function inPieces(bytes, take) {
  const rest = restsAfter(longestWork);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    take(bytes.subarray(at, at + pieceBytes));
    await rest();
  }
}
