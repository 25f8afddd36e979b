// What the page's address asks for: the experiment behind its #, or a preset (?preset=spiral).

const hashHasLink = (engine) => location.hash.length > 1
  && engine.request('isLink', { text: location.hash }).link;
const preset = () => new URLSearchParams(location.search).get('preset');

// Whether there may be one: an anchor of the page, as a hosting page may use, is none.
export const addressHasLink = (engine) => preset() !== null || hashHasLink(engine);

// What is wrong with the address is told on the page, and nothing is lost.
function openAddress(engine, withPreset) {
  try {
    if (hashHasLink(engine)) engine.request('openLink', { text: location.hash });
    else if (withPreset && preset() !== null) engine.request('loadPreset', { id: preset() });
  } catch (error) {
    engine.tellError(error.message);
  }
}

// `shown`: what was made of the link is there already.
export function followAddress(engine, shown) {
  if (!shown) openAddress(engine, true);
  addEventListener('hashchange', () => openAddress(engine, false));
}
