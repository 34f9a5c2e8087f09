import { describe, expect, it } from "vitest";
import { cuesOf } from "./subtitles.ts";

describe("subtitles", () => {
  it("are read with their times", () => {
    const text = "WEBVTT\n\nNOTE nothing\n\n1\n00:01.500 --> 00:03.000 align:start\n<v Nami>你好\n世界\n\n01:00:00.000 --> 01:00:02.250\nEnd\n";
    expect(cuesOf(text)).toEqual([
      { from: 1.5, to: 3, text: "你好 世界" },
      { from: 3600, to: 3602.25, text: "End" },
    ]);
  });

  it("that are none give nothing", () => {
    expect(cuesOf("")).toEqual([]);
  });
});
