/** Which seconds of a film were played, as the player runs: `played(at)` while it plays, `stop()` when it does not. */

export type Interval = [number, number];

/** Between two looks a player moves at most so far; more is a jump. */
const JUMP_SECONDS = 2.5;

export class Watched {
  private from: number | null = null;
  private last = 0;
  private pieces: Interval[] = [];

  /** The film plays and is here; `speed` tells a jump from going fast. */
  played(at: number, speed = 1): void {
    if (this.from === null || at < this.last || at - this.last > JUMP_SECONDS * Math.max(1, speed)) {
      this.stop();
      this.from = at;
    }
    this.last = at;
  }

  /** It does not play any more, or goes on elsewhere. */
  stop(): void {
    if (this.from !== null) this.keep(this.from, this.last);
    this.from = null;
  }

  /** All since the last `take`, in whole seconds; what is still playing goes on from here. */
  take(): Interval[] {
    if (this.from !== null) {
      this.keep(this.from, this.last);
      this.from = this.last;
    }
    const taken = this.pieces;
    this.pieces = [];
    return taken;
  }

  /** It could not be told: the next `take` has it again. */
  putBack(pieces: Interval[]): void {
    this.pieces = [...pieces, ...this.pieces];
  }

  private keep(from: number, to: number): void {
    const piece: Interval = [Math.floor(from), Math.round(to)];
    if (piece[1] > piece[0]) this.pieces.push(piece);
  }
}
