// The experiment behind the # of the page's address.

// Whether there may be one: an anchor of the page, as a hosting page may use, is none.
export const addressHasLink = (engine) => location.hash.length > 1
  && engine.request('isLink', { text: location.hash }).link;

// What is wrong with the link is told on the page, and nothing is lost.
function openAddress(engine) {
  if (!addressHasLink(engine)) return;
  try {
    engine.request('openLink', { text: location.hash });
  } catch (error) {
    engine.tellError(error.message);
  }
}

// `shown`: what was made of the link is there already.
export function followAddress(engine, shown) {
  if (!shown) openAddress(engine);
  addEventListener('hashchange', () => openAddress(engine));
}
