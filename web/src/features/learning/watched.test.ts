import { describe, expect, it } from "vitest";
import { Watched } from "./watched.ts";

function playing(...times: number[]): Watched {
  const watched = new Watched();
  times.forEach((time) => {
    watched.played(time);
  });
  return watched;
}

describe("what was played", () => {
  it("is one piece while the film runs", () => {
    expect(playing(0, 0.25, 1, 2, 3).take()).toEqual([[0, 3]]);
  });

  it("leaves out what was jumped over, in both directions", () => {
    expect(playing(0, 1, 2, 60, 61, 62, 10, 11).take()).toEqual([[0, 2], [60, 62], [10, 11]]);
  });

  it("goes on after it was told, without a gap", () => {
    const watched = playing(0, 1, 2);
    expect(watched.take()).toEqual([[0, 2]]);
    watched.played(3);
    watched.stop();
    expect(watched.take()).toEqual([[2, 3]]);
    expect(watched.take()).toEqual([]);
  });

  it("tells again what nobody heard", () => {
    const watched = playing(0, 2);
    watched.putBack(watched.take());
    expect(watched.take()).toEqual([[0, 2]]);
  });

  it("knows fast play from a jump", () => {
    const watched = new Watched();
    [0, 3, 6].forEach((time) => {
      watched.played(time, 3);
    });
    expect(watched.take()).toEqual([[0, 6]]);
  });
});
