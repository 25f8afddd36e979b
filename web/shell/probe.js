// What the browser must have, each with a sentence for the person where it is missing.

import { tr } from './words.js';

// The smallest module with a SIMD instruction: (func (result v128) i32.const 0 i8x16.splat).
const simdModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);
// One with WebAssembly's own exceptions: (func try end).
const exceptionsModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
]);

// One with relaxed SIMD: (func (param v128) (result v128) f32x4.relaxed_madd of it three times).
const relaxedModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, 32, 0,
  32, 0, 32, 0, 253, 133, 2, 11,
]);

const update = () => tr('Update it, or use a newer Chrome, Edge, Firefox (100 or later) or Safari (16.4 or later).');

// The builds of the program, the fastest first, and whether this page can run each. Threads share
// memory, which a browser allows in isolated pages only (DEPLOY.md says how a page becomes one).
const builds = {
  playground_threads: () => globalThis.crossOriginIsolated === true
    && typeof SharedArrayBuffer === 'function' && WebAssembly.validate(relaxedModule),
  playground_relaxed: () => WebAssembly.validate(relaxedModule),
  playground: () => true,
};

// The site has all of them, or while it is being built perhaps one (cmake/make_site.py).
const present = '__DESCENT_BUILDS__'.split(' ');
const runs = (name) => present.includes(name) && builds[name]();

// The fastest build that runs here, or the one that the page's address asks for, to compare them:
// ?build=playground.
export function chooseBuild() {
  const wanted = new URLSearchParams(location.search).get('build');
  if (Object.hasOwn(builds, wanted) && runs(wanted)) return wanted;
  return Object.keys(builds).find(runs);
}

// The first thing that is missing, as { title, text }, or null.
export function findMissingInstructions() {
  if (typeof WebAssembly !== 'object') {
    return {
      title: tr('This browser has no WebAssembly'),
      text: tr('Descent computes with WebAssembly, which this browser lacks or has switched off. {0}', update()),
    };
  }
  if (!WebAssembly.validate(simdModule) || !WebAssembly.validate(exceptionsModule)) {
    return {
      title: tr('This browser is too old'),
      text: tr('Descent needs WebAssembly with SIMD and exceptions, which this browser does not have. {0}', update()),
    };
  }
  return null;
}

// The canvas gets its context here, while the program is still on its way: making one holds the page up
// for a tenth of a second and more. The program then asks for it with the same attributes
// (web/platform/window.cpp). But in a frame, of which a page may have more than a browser has contexts
// for, one is only tried: whoever is out of view hands its own back at once (context.js).
const attributes = { alpha: false, depth: false, stencil: false, antialias: false };

function hasGraphics(canvas) {
  if (window === window.parent) return canvas.getContext('webgl2', attributes) !== null;
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

export function findMissingGraphics(canvas) {
  if (hasGraphics(canvas)) return null;
  return {
    title: tr('There is no WebGL 2 here'),
    text: tr('Descent draws with WebGL 2. Switch on "graphics acceleration" in the browser\'s settings, update the graphics driver, or try another browser.'),
  };
}
