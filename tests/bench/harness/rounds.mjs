// Measures programs in turn, so that whatever else the machine does meets all of them alike.

const targetSeconds = 0.4;
const warmSeconds = 1.5; // browsers translate what runs often ever better
const patience = 20; // seconds that one step may take

function timeout(promise, seconds, sentence) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

// So many steps that they take about the target, once the program is warm.
async function calibrate(program, row) {
  let spent = 0;
  for (let steps = 1; ;) {
    const limit = spent === 0 ? patience : 10 * patience;
    const seconds = await timeout(program.run(row.id, steps), limit,
      `a step takes more than ${patience} s`);
    spent += seconds;
    const enough = Math.max(1, Math.round((steps * targetSeconds) / seconds));
    if (spent > warmSeconds) return enough;
    steps = Math.min(2 * steps, enough);
  }
}

// One row in one program: what it takes to run it, or why it cannot.
async function prepare(program, row) {
  const cell = { row, program, samples: [] };
  try {
    const answer = await timeout(program.prepare(row), 120, 'it could not be set up in two minutes');
    cell.note = answer.note;
    if (answer.problem) throw new Error(answer.problem);
    cell.steps = await calibrate(program, row);
  } catch (error) {
    cell.problem = String(error.message).split('\n')[0].replace(/^page\.evaluate: (Error: )?/, '');
    await program.giveUp?.(row.id);
  }
  return cell;
}

function runs(program, row) {
  const chosen = program.own || ((!row.peers || row.peers.includes(program.name))
      && !row.without?.includes(program.name)); // those that lack a layer
  return chosen && program.kinds.includes(row.kind) && (program.only ?? [row.id]).includes(row.id);
}

// Prepares every row in every program that has it, then goes round. A sample is seconds per step.
export async function measure(programs, rows, rounds, say) {
  const cells = [];
  for (const row of rows) {
    for (const program of programs) {
      if (!runs(program, row)) continue;
      const cell = await prepare(program, row);
      say(`${row.id} ${program.name}: ${cell.problem ?? `${cell.steps} steps a time`}`);
      cells.push(cell);
    }
  }
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}`);
    for (const cell of cells) {
      if (cell.problem) continue;
      try {
        cell.samples.push((await cell.program.run(cell.row.id, cell.steps)) / cell.steps);
      } catch (error) {
        cell.problem = String(error.message).split('\n')[0];
      }
    }
  }
  return cells;
}

// Whole epochs of real data, the programs in turn; then what each has learnt.
export async function measureEpochs(programs, row, epochs, stepsPerEpoch, say) {
  const cells = [];
  for (const program of programs.filter((each) => each.kinds.includes(row.kind))) {
    const cell = { row, program, samples: [], steps: stepsPerEpoch };
    const answer = await program.prepare(row).catch((error) => ({ problem: error.message }));
    if (answer.problem) cell.problem = answer.problem;
    cells.push(cell);
  }
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    say(`${row.id} epoch ${epoch} of ${epochs}`);
    for (const cell of cells.filter((each) => !each.problem)) {
      await cell.program.run(row.id, stepsPerEpoch).then(
        (seconds) => cell.samples.push(seconds / stepsPerEpoch), (error) => { cell.problem = error.message; });
    }
  }
  for (const cell of cells.filter((each) => !each.problem)) {
    cell.accuracy = await cell.program.accuracy(row.id);
  }
  return cells;
}

// Middle, smallest and largest; nothing is left out.
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { median, least: sorted[0], most: sorted.at(-1) };
}
