// What the canvas shows, as a film. Comes when it is first asked for.
import { tr } from './words.js';

const framesASecond = 30;
// WebM where there is it; Safari makes MP4.
const kinds = [['video/webm;codecs=vp9', 'webm'], ['video/webm', 'webm'], ['video/mp4', 'mp4']];

export class Film {
  // Throws an Error with a sentence where this browser makes no films.
  constructor(canvas) {
    const kind = globalThis.MediaRecorder && canvas.captureStream && kinds.find(([type]) => MediaRecorder.isTypeSupported(type));
    if (!kind) throw new Error(tr('This browser makes no films. Use another one, or record the screen.'));
    [, this.ending] = kind;
    this.stream = canvas.captureStream(framesASecond);
    this.recorder = new MediaRecorder(this.stream, { mimeType: kind[0], videoBitsPerSecond: 5e6 });
    this.pieces = [];
    this.recorder.ondataavailable = ({ data }) => this.pieces.push(data);
    this.recorder.start(1000);
  }

  // All that was shown since; resolves to a Blob.
  end() {
    return new Promise((resolve) => {
      this.recorder.onstop = () => {
        for (const track of this.stream.getTracks()) track.stop();
        resolve(new Blob(this.pieces, { type: this.recorder.mimeType }));
      };
      this.recorder.stop();
    });
  }
}
