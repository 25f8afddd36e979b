// The page that tries each message of the contract (EMBEDDING.md) on a frame beside it: embedding.html.
const find = (id) => document.getElementById(id);
const frame = find('frame');
const mostShown = 100; // of what was said
const mostCharacters = 1200; // of one of it

// Each message with fields that work, and what it does.
const messages = {
  ping: [{}, 'Is anybody there, and may this page speak? Answered before all else.'],
  ready: [{}, 'Answered when the page can be used.'],
  getState: [{}, 'All that is known of the experiment and its training.'],
  setExperiment: [{ experiment: { data: { name: 'spiral' }, model: [{ layer: 'Dense', units: 8, activation: 'tanh' }, { layer: 'Dense', units: 1, activation: 'tanh' }] } }, 'An experiment as JSON, an object or a text.'],
  loadPreset: [{ preset: 'circle' }, 'By its id; getState lists them.'],
  openLesson: [{ lesson: 'spiral' }, 'By its id, or a lesson of your own as an object or a text.'],
  play: [{}, 'Trains.'],
  pause: [{}, 'Stops training for now.'],
  reset: [{}, 'Back to the initial weights.'],
  predict: [{ inputs: [[0.5, 0.5], [-1, 2]] }, 'What the network says at these places, as it is now.'],
  getLink: [{}, 'The experiment as a link.'],
  openLink: [{ link: 'descent=1&experiment=(data:(name:gauss))&hide=top_bar' }, 'What getLink gave, or a link of TensorFlow Playground.'],
  resize: [{ width: 390 }, 'How high the frame would like to be at such a width.'],
  setTheme: [{ theme: 'dark' }, 'light, dark or system.'],
  setLanguage: [{ language: 'es' }, 'en or es.'],
  keep: [{}, 'All that a reload would bring back, as bytes.'],
};

let next = 0;
const asked = new Map();

function note(who, words, wrong = false) {
  const line = document.createElement('li');
  const name = document.createElement('b');
  name.textContent = `${who} `;
  line.className = wrong ? 'wrong' : '';
  line.append(name, words.length > mostCharacters ? `${words.slice(0, mostCharacters)} …` : words);
  find('heard').prepend(line);
  while (find('heard').children.length > mostShown) find('heard').lastElementChild.remove();
}

const asText = (value) => JSON.stringify(value, (key, part) => (part instanceof ArrayBuffer ? `${part.byteLength} bytes` : part));

function readFields() {
  const fields = JSON.parse(find('fields').value || '{}');
  if (fields === null || typeof fields !== 'object' || Array.isArray(fields)) throw new Error('the fields are an object');
  return fields;
}

function showScript() {
  const words = [`do: '${find('message').value}'`];
  try {
    for (const [key, value] of Object.entries(readFields())) words.push(`${key}: ${JSON.stringify(value)}`);
  } catch {
    words.push('…');
  }
  find('script').textContent = `frame.contentWindow.postMessage(\n  { descent: 1, id: 1, ${words.join(', ')} },\n  '${location.origin}');`;
}

function choose() {
  const [fields, about] = messages[find('message').value];
  find('about').textContent = about;
  find('fields').value = JSON.stringify(fields, null, 1);
  find('problem').textContent = '';
  showScript();
}

function send(event) {
  event.preventDefault();
  try {
    const message = { ...readFields(), descent: 1, id: next += 1, do: find('message').value };
    asked.set(message.id, message.do);
    frame.contentWindow.postMessage(message, location.origin);
    note('sent', asText(message));
    find('problem').textContent = '';
  } catch (error) {
    find('problem').textContent = `This is no JSON that can be sent: ${error.message}.`;
  }
}

function hear({ source, origin, data }) {
  if (source !== frame.contentWindow || origin !== location.origin || data?.descent !== 1) return;
  if (data.event !== undefined) {
    if (data.event === 'height') frame.style.blockSize = `${data.detail.height}px`;
    note(data.event, asText(data.detail));
    return;
  }
  const what = asked.get(data.id) ?? 'answer';
  asked.delete(data.id);
  const wrong = data.error !== undefined;
  note(what, asText(data), wrong);
  find('last').textContent = wrong ? `${what} was refused: ${data.error}` : `${what} was answered.`;
}

find('message').append(...Object.keys(messages).map((name) => new Option(name)));
find('message').addEventListener('change', choose);
find('fields').addEventListener('input', showScript);
find('form').addEventListener('submit', send);
find('clear').addEventListener('click', () => find('heard').replaceChildren());
addEventListener('message', hear);
choose();
