// A column of numbers as a tone that rises and falls with it. Comes when it is first asked for.

const seconds = 2.5;
const [low, high] = [220, 880]; // hertz: of the least and of the largest number
const loudness = 0.2;
const edge = 0.02; // seconds, so that nothing clicks
const wide = 10; // from here on factors are heard, as a logarithmic axis shows them

let context = null;

// For each number a pitch in hertz; null where it is none.
export function pitches(values) {
  const known = values.filter(Number.isFinite);
  const least = Math.min(...known), largest = Math.max(...known);
  const scale = least > 0 && largest > wide * least ? Math.log : (value) => value;
  const range = scale(largest) - scale(least) || 1;
  return values.map((value) => (Number.isFinite(value)
    ? low * (high / low) ** ((scale(value) - scale(least)) / range) : null));
}

// From the first to the last; what sounds already ends.
export function play(values) {
  context?.close();
  context = new AudioContext();
  const tone = context.createOscillator(), gain = context.createGain();
  const start = context.currentTime + edge, end = start + seconds;
  const heard = pitches(values);
  const step = seconds / Math.max(heard.length - 1, 1);
  tone.frequency.setValueAtTime(heard.find((pitch) => pitch !== null) ?? low, start);
  for (const [i, pitch] of heard.entries()) {
    if (pitch !== null) tone.frequency.exponentialRampToValueAtTime(pitch, start + Math.max(i * step, 1e-3));
  }
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + edge);
  gain.gain.setValueAtTime(loudness, end);
  gain.gain.linearRampToValueAtTime(0, end + edge);
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(end + 2 * edge);
}
