// A sentence at the page's lower edge for a while, for what the program itself has nothing to do with. The mouse
// goes through it.
const stays = 9000; // milliseconds

export function note(sentence) {
  document.getElementById('note')?.remove();
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  words.id = 'note';
  Object.assign(words.style, {
    position: 'fixed', zIndex: 1, insetBlockEnd: '76px', insetInlineStart: '16px', maxInlineSize: 'calc(100% - 32px)',
    margin: 0, padding: '8px 14px', borderWidth: '1px', borderStyle: 'solid', borderColor: 'var(--line)',
    borderRadius: '8px', background: 'var(--card)', color: 'var(--text)', pointerEvents: 'none',
  });
  document.body.append(words);
  words.textContent = sentence; // after it is there, so that it is read out
  setTimeout(() => words.remove(), stays);
}
