import { numberOf, tr } from './words.js';

// The tables below the pictures of the mirror. A table that is read stays the same one while its numbers
// change.

function row(tag, cells) {
  const line = document.createElement('tr');
  for (const [i, text] of cells.entries()) {
    const cell = document.createElement(i === 0 ? 'th' : tag);
    if (cell.tagName === 'TH') cell.scope = tag === 'th' ? 'col' : 'row';
    cell.textContent = text;
    line.append(cell);
  }
  return line;
}

function tableOf({ caption, head, rows }) {
  const table = document.createElement('table');
  table.createCaption().textContent = caption;
  const [top, body] = [table.createTHead(), table.createTBody()];
  top.append(row('th', head));
  body.append(...rows.map((cells) => row('td', cells)));
  return table;
}


// What runs over something, as losses do over epochs: rows that are counted.
function isCurve({ rows }) {
  const counts = rows.map(([first]) => numberOf(first));
  return rows.length > 2 && counts.every((count, i) => i === 0 || count > counts[i - 1]);
}

// A button for each column that can be heard; the table is read where it is pressed.
function soundsOf(table) {
  return table.head.slice(1).map((title, i) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.hears = i + 1;
    button.textContent = tr('Hear: {0}', title);
    return button;
  });
}

const columnAt = (place, i) => [...place.querySelector('tbody').rows].map((line) => numberOf(line.cells[i].textContent));

export const columnOf = (button) => columnAt(button.parentElement, button.dataset.hears);

// What is drawn of the table: the columns of the metric that the picture's sentence begins with.
export function drawnColumns(figure) {
  const place = figure.querySelector('.tables');
  const all = [...place.querySelectorAll('[data-hears]')].map(({ dataset }) => Number(dataset.hears));
  const { cells } = place.querySelector('tr') ?? { cells: [] };
  const sentence = figure.querySelector('figcaption').textContent;
  const drawn = all.filter((i) => sentence.startsWith(cells[i].textContent.split(',')[0]));
  return (drawn.length > 0 ? drawn : all.slice(0, 1)).slice(0, 2).map((i) => columnAt(place, i));
}

const textsOf = ({ caption, head, rows }) => [caption, ...head, ...rows.flat()];
const shapeOf = ({ head, rows }) => [head.length, ...rows.map((cells) => cells.length)].join();

export function showTables(figure, all) {
  const place = figure.querySelector('.tables');
  const shape = all.map(shapeOf).join(';');
  const heads = JSON.stringify(all.map((table) => [table.head, isCurve(table)]));
  const other = place.dataset.shape !== shape;
  place.dataset.shape = shape;
  if (place.dataset.heads !== heads) {
    place.dataset.heads = heads;
    place.replaceChildren(...all.flatMap((table) => (isCurve(table) ? [...soundsOf(table), tableOf(table)] : [tableOf(table)])));
    return;
  }
  if (other) { // more rows: the buttons stay
    for (const [i, table] of [...place.querySelectorAll('table')].entries()) table.replaceWith(tableOf(all[i]));
    return;
  }
  const cells = place.querySelectorAll('caption, th, td');
  for (const [i, text] of all.flatMap(textsOf).entries()) {
    if (cells[i].textContent !== text) cells[i].textContent = text;
  }
}
