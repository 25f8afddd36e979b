// unpack() in a worker: { bytes, sha256 } in, { piece } for each piece and { wrong } at the end out.

import { unpack } from './unpack.js';

// Of its own memory, which can be handed over.
const alone = (piece) => (piece.byteLength === piece.buffer.byteLength ? piece : piece.slice());

function send(piece) {
  const sent = alone(piece);
  postMessage({ piece: sent }, [sent.buffer]);
}

onmessage = async ({ data }) => postMessage({ wrong: await unpack(data.bytes, data.sha256, send) });
postMessage({ ready: true });
