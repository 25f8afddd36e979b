// Whom the page answers: the page around it, and that by its origin. Where whoever runs this site lists origins
// (<meta name="descent-origins">), only those; else the one that the frame's own address names (?origin=…). Pages of
// this very site reach into the frame anyway.

const mostOrigins = 32;

// "https://school.example" of an address of it; empty where it is none, or has no origin to be told by: sandboxed
// pages and files are all "null".
export function originOf(text) {
  try {
    const { protocol, origin } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? origin : '';
  } catch {
    return '';
  }
}

const originsOf = (texts) => texts.map(originOf).filter((origin) => origin !== '').slice(0, mostOrigins);

export class Trust {
  // `listed`: what the site says; `search`: of the page's own address.
  constructor({ listed, search, own }) {
    const list = listed.split(/\s+/).filter((word) => word !== '');
    const asked = new URLSearchParams(search).getAll('origin');
    this.origins = new Set([...originsOf(list.length > 0 ? list : asked), originOf(own)].filter((origin) => origin !== ''));
    this.byList = list.length > 0;
  }

  has(origin) {
    return this.origins.has(origin);
  }

  // Where events go before the page around has spoken: the browser delivers them nowhere else. None where
  // the page around is told to be another; where nothing tells, all that may be.
  likely({ ancestor, referrer }) {
    const around = originOf(ancestor ?? '') || originOf(referrer ?? '');
    if (around !== '') return this.has(around) ? [around] : [];
    return ancestor ? [] : [...this.origins];
  }
}
