// Numbers as tones: columns of a table as curves that rise and fall, and the loss of each epoch while it trains.
// Comes when it is first asked for.

const seconds = 2.5;
const [low, high] = [220, 880]; // hertz: of the least and of the largest number
const loudness = 0.2;
const edge = 0.02; // seconds, so that nothing clicks
const wide = 10; // from here on factors are heard, as a logarithmic axis shows them
const sides = 0.8; // the first number is heard that far on the left, the last one on the right

const tick = { pitch: 1760, loudness: 0.04, seconds: 0.012 }; // where a row of the table is

let context = null;

// For each number a pitch in hertz; null where it is none. The least and the largest of `all` have the ends.
export function pitches(values, all = values) {
  const known = all.filter(Number.isFinite);
  const least = Math.min(...known), largest = Math.max(...known);
  const scale = least > 0 && largest > wide * least ? Math.log : (value) => value;
  const range = scale(largest) - scale(least) || 1;
  return values.map((value) => (Number.isFinite(value)
    ? low * (high / low) ** ((scale(value) - scale(least)) / range) : null));
}

// A tone that begins and ends so softly that nothing clicks.
function tone({ from, until, volume, to }) {
  const oscillator = context.createOscillator(), gain = context.createGain();
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(volume, from + edge);
  gain.gain.setValueAtTime(volume, until);
  gain.gain.linearRampToValueAtTime(0, until + edge);
  oscillator.connect(gain).connect(to);
  oscillator.start(from);
  oscillator.stop(until + 2 * edge);
  return oscillator;
}

// Goes from the left to the right while it is heard.
function moving(start, end) {
  const panner = context.createStereoPanner();
  panner.pan.setValueAtTime(-sides, start);
  panner.pan.linearRampToValueAtTime(sides, end);
  panner.connect(context.destination);
  return panner;
}

function playCurve(heard, start, end, to) {
  const step = seconds / Math.max(heard.length - 1, 1);
  const { frequency } = tone({ from: start, until: end, volume: loudness, to });
  frequency.setValueAtTime(heard.find((pitch) => pitch !== null) ?? low, start);
  for (const [i, pitch] of heard.entries()) {
    if (pitch !== null) frequency.exponentialRampToValueAtTime(pitch, start + Math.max(i * step, 1e-3));
  }
}

function playTick(time, to) {
  const { frequency } = tone({ from: time, until: time + tick.seconds, volume: tick.loudness, to });
  frequency.setValueAtTime(tick.pitch, time);
}

// Columns of the same length, from their first to their last row, with a tick at each: the second one an octave
// above the first, on the same scale. What sounds already ends.
export function play(columns) {
  context?.close();
  context = new AudioContext();
  const start = context.currentTime + edge, end = start + seconds;
  const to = moving(start, end);
  const all = columns.flat();
  for (const [i, values] of columns.entries()) {
    playCurve(pitches(values, all).map((pitch) => pitch && pitch * 2 ** i), start, end, to);
  }
  const rows = columns[0].length;
  for (let i = 0; i < rows; i += 1) playTick(start + (i * seconds) / Math.max(rows - 1, 1), to);
}

const live = { pitch: 880, octaves: 3, halving: 1 / 4, seconds: 0.08 };

// A loss while it trains, beside the first one that was heard: a quarter of an octave lower for each time that it
// halves, at most three octaves in either direction.
export function livePitch(loss, first) {
  const lower = live.halving * Math.log2(first / Math.max(loss, Number.MIN_VALUE));
  return live.pitch * 2 ** -Math.min(Math.max(lower, -1), live.octaves);
}

export function playLive(pitch) {
  if (context === null || context.state === 'closed') context = new AudioContext();
  const from = context.currentTime + edge;
  const { frequency } = tone({ from, until: from + live.seconds, volume: loudness, to: context.destination });
  frequency.setValueAtTime(pitch, from);
}
