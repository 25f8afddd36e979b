// Gives the browser the page's thread for a moment: what takes long at the start is cut there, so that
// the page around and what a person does are not held up by all of it at once.
export const rest = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel(); // a timer would come later, in a hidden page much later
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(0);
});

// For a loop whose rounds may follow each other without one: rests where it has gone on for so long.
export function restsAfter(milliseconds) {
  let begin = performance.now();
  return async () => {
    if (performance.now() - begin < milliseconds) return;
    await rest();
    begin = performance.now();
  };
}
