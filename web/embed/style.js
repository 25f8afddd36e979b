// How <descent-playground> looks while there is no frame in it.

// Adopted, which a page's Content-Security-Policy has no say in.
export const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: block; position: relative; }
  iframe, button { display: block; box-sizing: border-box; width: 100%; height: 100%; }
  iframe { border: 0; }
  .box { position: relative; overflow: hidden; }
  button { position: absolute; inset: 0; padding: 0; border: 1px solid GrayText; border-radius: 8px; background: Canvas; color: CanvasText; cursor: pointer; }
  button, p { font: 16px/1.5 system-ui, sans-serif; }
  button[disabled] { cursor: default; }
  button:focus-visible { outline: 3px solid Highlight; outline-offset: -3px; }
  img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
  span { position: relative; padding: 10px 22px; border: 1px solid GrayText; border-radius: 99px; background: Canvas; }
  p { margin: 4px 0; }
  [hidden] { display: none; }`);
