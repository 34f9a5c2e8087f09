import { describe, expect, it } from "vitest";
import { emptyForm, isoOf, localOf, sent } from "./articleForm.ts";

describe("the form of an article", () => {
  it("shows moments in the school's time and sends them back as they were", () => {
    expect(localOf("2026-11-24T15:59:00Z")).toBe("2026-11-24T23:59");
    expect(new Date(isoOf("2026-11-24T23:59")).toISOString()).toBe("2026-11-24T15:59:00.000Z");
  });

  it("takes tags apart and sends each once", () => {
    const form = { ...emptyForm(0), tags: "AI，数据 AI、芯片 " };
    expect(sent(form, 1)).toMatchObject({ tags: ["AI", "数据", "芯片"], offline_at: null, source_id: 1 });
  });
});
