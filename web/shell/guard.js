// The program's exported functions, until one of them traps. What is in its memory then cannot be
// trusted: from there on they do nothing, whoever calls.

import { tr } from './words.js';

// C++ says only with a number what it threw, and exceptions must not leave it at all.
export const stoppedSentence = () => tr('Descent stopped because of an error: reload the page.');

// An object with the module's functions. `onTrap(error)` is called once; `stopped` tells of it.
export function guard(module, onTrap) {
  const guarded = Object.create(module, { stopped: { value: false, writable: true } });
  guarded.stop = (error) => {
    if (guarded.stopped) return;
    guarded.stopped = true;
    onTrap(error);
  };
  for (const name of Object.keys(module)) {
    if (!name.startsWith('_') || typeof module[name] !== 'function') continue;
    const value = (...values) => {
      if (guarded.stopped) return 0;
      try {
        return module[name](...values);
      } catch (error) {
        guarded.stop(error);
        return 0;
      }
    };
    Object.defineProperty(guarded, name, { value });
  }
  return guarded;
}

// SDL listens by itself, and threads go on by themselves: neither may touch the program any more.
export function silence(module) {
  try {
    module.silence();
  } catch (error) {
    console.error(error); // what could be stopped is
  }
}
