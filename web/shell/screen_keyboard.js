// Where a browser lays its keyboard over the page (WebKit on iOS; others make the page smaller, as
// index.html asks them to), the program keeps to what is left in sight.

const least = 60; // pixels less than this are bars that come and go, no keyboard

export function followScreenKeyboard(main) {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const follow = () => {
    const covered = viewport.scale === 1 && window.innerHeight - viewport.height > least;
    main.style.blockSize = covered ? `${viewport.height}px` : '';
    main.style.insetBlockStart = covered ? `${viewport.offsetTop}px` : '';
  };
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
}
