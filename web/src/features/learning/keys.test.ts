import { describe, expect, it } from "vitest";
import { commandOf } from "./keys.ts";

function pressed(key: string, target = "div", init: KeyboardEventInit = {}): string | null {
  const element = document.createElement(target);
  document.body.append(element);
  let found: string | null = "none";
  element.addEventListener("keydown", (event) => {
    found = commandOf(event);
  });
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...init }));
  return found;
}

describe("the player's keys", () => {
  it("play, seek, and change the speed", () => {
    expect([" ", "k", "J", "l", "ArrowLeft", "m", "f", "c", "<", ">", "?"].map((key) => pressed(key))).toEqual(
      ["toggle", "toggle", "back", "forward", "backShort", "mute", "full", "captions", "slower", "faster", "help"],
    );
  });

  it("leave typing alone, and the browser's own combinations", () => {
    expect(pressed("k", "textarea")).toBeNull();
    expect(pressed("f", "div", { ctrlKey: true })).toBeNull();
    expect(pressed("x")).toBeNull();
  });

  it("leave a button its own", () => {
    expect(pressed(" ", "button")).toBeNull();
    expect(pressed("k", "button")).toBe("toggle");
  });
});
