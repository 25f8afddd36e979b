// How long the last picture took to draw. The page only hands the work to the browser, which draws
// elsewhere, and without a graphics card on the same cores that train; a fence tells when it is done.

const pollMilliseconds = 4;

export class DrawingCost {
  // `settled(milliseconds)` is called when a picture is done.
  constructor(gl, settled) {
    this.gl = gl;
    this.settled = settled;
    this.fence = null;
  }

  get pending() {
    return this.fence !== null;
  }

  // A picture that was begun at that time has been handed over. While one is pending, those after
  // it are not measured.
  begin(start) {
    if (this.pending || this.gl.isContextLost()) return;
    this.fence = this.gl.fenceSync(this.gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    this.start = start;
    this.drawnUntil = performance.now();
    setTimeout(() => this.poll(), pollMilliseconds);
  }

  // The context and its fences are lost.
  forget() {
    this.fence = null;
  }

  poll() {
    if (!this.pending) return;
    if (this.gl.getSyncParameter(this.fence, this.gl.SYNC_STATUS) !== this.gl.SIGNALED) {
      this.drawnUntil = performance.now();
      setTimeout(() => this.poll(), pollMilliseconds);
      return;
    }
    this.gl.deleteSync(this.fence);
    this.fence = null;
    // At least: a graphics card is done long before the first look.
    this.settled(this.drawnUntil - this.start);
  }
}
