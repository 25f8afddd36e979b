// Which lesson is open in this tab, so that a reload goes on with it. A page in a frame keeps nothing.
const key = 'descent.lesson.open';
const framed = window.parent !== window;

export function openAtLast() {
  if (framed) return '';
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return ''; // the browser keeps nothing
  }
}

// `id` of the site's, or the text of one's own lesson; '' when none is open.
export function rememberOpen(id) {
  if (framed) return;
  try {
    if (id) sessionStorage.setItem(key, id);
    else sessionStorage.removeItem(key);
  } catch {
    // then a reload begins without it
  }
}
