import { mount } from "@vue/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SAVE_AFTER_MS, useAnswers, type Answers } from "./useAnswers.ts";

type Sent = [question: number, answer: string[]];

function answers(send: (...sent: Sent) => Promise<unknown>, onFailed: (problem: unknown) => void = () => undefined) {
  let made: Answers | undefined;
  const wrapper = mount({
    setup() {
      made = useAnswers({ asked: [{ question_id: 1, given: ["a"] }, { question_id: 2, given: [] }], send, onFailed });
      return () => null;
    },
  });
  if (!made) throw new Error("not mounted");
  return { ...made, leave: () => { wrapper.unmount(); } };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("answers", () => {
  it("begin with what was given before, and are sent once typing rests", async () => {
    const sent: Sent[] = [];
    const made = answers(async (...one) => { sent.push(one); });
    expect(made.given).toEqual({ 1: ["a"], 2: [] });

    made.give(2, ["x"]);
    made.give(2, ["xy"]);
    expect([sent, made.saving.value]).toEqual([[], "saving"]);
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);

    expect([sent, made.saving.value]).toEqual([[[2, ["xy"]]], "saved"]);
  });

  it("are sent at once before handing in, the last one last", async () => {
    const sent: Sent[] = [];
    let release: () => void = () => undefined;
    const made = answers(async (...one) => {
      sent.push(one);
      if (sent.length === 1) await new Promise<void>((resolve) => { release = resolve; });
    });

    made.give(1, ["b"]);
    const flushed = made.flush();
    made.give(1, ["c"]);
    release();
    await flushed;

    expect(sent).toEqual([[1, ["b"]], [1, ["c"]]]);
  });

  it("are kept and sent again when the network failed", async () => {
    const failed = vi.fn();
    let isDown = true;
    const sent: Sent[] = [];
    const made = answers(async (...one) => {
      if (isDown) throw new Error("down");
      sent.push(one);
    }, failed);

    made.give(1, ["b"]);
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect([failed.mock.calls.length, made.saving.value]).toEqual([1, "failed"]);
    isDown = false;
    await made.flush();

    expect([sent, made.saving.value]).toEqual([[[1, ["b"]]], "saved"]);
  });

  it("are sent when somebody leaves", () => {
    const sent: Sent[] = [];
    const made = answers(async (...one) => { sent.push(one); });
    made.give(1, ["b"]);
    made.leave();
    expect(sent).toEqual([[1, ["b"]]]);
  });
});
