// The program's files: fetched with progress, compiled and started.
import { download } from './download.js';
import { loadManifest, sizesOf } from './image_sets.js';
import { tr } from './words.js';

const meta = (name) => document.querySelector(`meta[name="descent-${name}"]`)?.content ?? '';
const version = meta('version');

// Written into the page when the site was put together: bytes of each build's module.
function sizeOf(build) {
  try {
    return JSON.parse(meta('sizes'))[build] ?? 0;
  } catch {
    return 0; // a page that was not put together by make_site.py
  }
}

function programUrl(name) {
  const url = new URL(name, document.baseURI);
  if (version !== '') url.searchParams.set('v', version);
  return url;
}

// Everything that has to be there before the program starts, fetched side by side.
// `onProgress(bytes, total)`: total is 0 where it is not known.
export function fetchProgram(build, onProgress) {
  const total = sizeOf(build);
  return Promise.all([
    download(programUrl(`${build}.wasm`), (bytes) => onProgress(bytes, total)),
    import(programUrl(`${build}.js`).href).catch(() => {
      throw new Error(tr('{0}.js is missing or damaged on the server. Reload, or tell whoever runs this site.', build));
    }),
    loadManifest(),
  ]);
}

// Whether the page's own policy kept WebAssembly from being compiled; browsers word that differently.
let policyForbids = false;
addEventListener('securitypolicyviolation', (event) => {
  if (/wasm|eval/.test(event.blockedURI)) policyForbids = true;
});
const isPolicy = (error) => policyForbids
  || /content security policy|unsafe-eval|\bCSP\b/i.test(error?.message ?? '');

const damaged = (error) => error instanceof WebAssembly.CompileError
  || error instanceof WebAssembly.RuntimeError || /compile|wasm|magic|section/i.test(error?.message ?? '');

export async function startProgram({ build, host, canvas, wasmBinary, createPlayground, sets }) {
  const sizes = ['fashion_mnist', 'mnist'].map((name) => sizesOf(sets, name));
  const programArguments = [...sizes, build, location.href.split('#')[0]];
  try {
    return await createPlayground({ wasmBinary: wasmBinary.buffer, canvas, host, arguments: programArguments });
  } catch (error) {
    if (host.failure) throw new Error(host.failure);
    if (isPolicy(error)) {
      throw new Error(tr("This page's Content-Security-Policy does not allow WebAssembly. Whoever runs this site has to add 'wasm-unsafe-eval' to its script-src."));
    }
    if (damaged(error)) {
      throw new Error(tr('The program arrived damaged: {0}.wasm is cut short or not the right file. Reload the page; if that does not help, tell whoever runs this site.', build));
    }
    throw error;
  }
}
