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

const textsOf = ({ caption, head, rows }) => [caption, ...head, ...rows.flat()];
const shapeOf = ({ head, rows }) => [head.length, ...rows.map((cells) => cells.length)].join();

export function showTables(figure, all) {
  const place = figure.querySelector('.tables');
  const shape = all.map(shapeOf).join(';');
  if (place.dataset.shape !== shape) {
    place.dataset.shape = shape;
    place.replaceChildren(...all.map(tableOf));
    return;
  }
  const cells = place.querySelectorAll('caption, th, td');
  for (const [i, text] of all.flatMap(textsOf).entries()) {
    if (cells[i].textContent !== text) cells[i].textContent = text;
  }
}
