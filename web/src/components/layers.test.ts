import { mount, type VueWrapper } from "@vue/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { h, nextTick } from "vue";
import AppDialog from "./AppDialog.vue";
import ConfirmDialog from "./ConfirmDialog.vue";
import ToastRegion from "./ToastRegion.vue";
import { useToast } from "./useToast.ts";

let mounted: VueWrapper | undefined;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await nextTick();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`nothing at ${selector}`);
  return element;
}

function named(text: string): HTMLElement {
  const buttons = [...document.querySelectorAll<HTMLElement>("button")];
  const button = buttons.find((one) => one.textContent?.includes(text));
  if (button === undefined) throw new Error(`no button ${text}`);
  return button;
}

function press(key: string, target: Element = document.activeElement ?? document.body): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

afterEach(() => {
  mounted?.unmount();
  document.body.innerHTML = "";
});

describe("a dialog", () => {
  const open = async () => {
    mounted = mount(AppDialog, {
      props: { title: "改名", description: "新名字马上生效" },
      slots: { trigger: () => h("button", { id: "opener" }, "打开"), default: () => h("input", { id: "name" }) },
      attachTo: document.body,
    });
    find("#opener").focus();
    find("#opener").click();
    await settle();
  };

  it("is named by its title and described by its words", async () => {
    await open();
    const dialog = find("[role=dialog]");
    expect(find(`#${dialog.getAttribute("aria-labelledby") ?? ""}`).textContent).toBe("改名");
    expect(find(`#${dialog.getAttribute("aria-describedby") ?? ""}`).textContent).toBe("新名字马上生效");
  });

  it("keeps the focus inside", async () => {
    await open();
    const dialog = find("[role=dialog]");
    expect(dialog.contains(document.activeElement)).toBe(true);
    find("#opener").focus();
    await settle();
    expect(dialog.contains(document.activeElement)).toBe(true);
  });

  it("closes by Escape and gives the focus back", async () => {
    await open();
    press("Escape");
    await settle();
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(document.activeElement).toBe(find("#opener"));
  });
});

describe("a confirmation", () => {
  const ask = async (busy: boolean) => {
    mounted = mount(ConfirmDialog, {
      props: { open: true, title: "取消订单吗", consequences: ["券会退回"], confirmLabel: "取消订单", busy },
      attachTo: document.body,
    });
    await settle();
  };

  it("lists what will happen and leaves the work to its owner", async () => {
    await ask(false);
    expect(find("[role=alertdialog]").textContent).toContain("券会退回");
    named("取消订单").click();
    expect(mounted?.emitted("confirm")).toHaveLength(1);
    expect(mounted?.emitted("update:open")).toBeUndefined();
  });

  it("cannot be confirmed twice or left while it works", async () => {
    await ask(true);
    named("取消订单").click();
    press("Escape", find("[role=alertdialog]"));
    await settle();
    expect(mounted?.emitted("confirm")).toBeUndefined();
    expect(mounted?.emitted("update:open")).toBeUndefined();
  });
});

describe("a toast", () => {
  beforeEach(() => {
    const { toasts, dismiss } = useToast();
    toasts.value.forEach((entry) => dismiss(entry.id));
    mounted = mount(ToastRegion, { attachTo: document.body });
  });

  it("offers to undo, once", async () => {
    const undo = vi.fn();
    useToast().toast("已移出购物车", { undo });
    await settle();
    expect(find(".toast").textContent).toContain("已移出购物车");
    named("撤销").click();
    await settle();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(useToast().toasts.value).toEqual([]);
  });

  it("goes away by its button", async () => {
    useToast().toast("已保存", { tone: "ok" });
    await settle();
    find(".toast [aria-label=关闭]").click();
    await settle();
    expect(useToast().toasts.value).toEqual([]);
  });

  it("makes room for newer ones: three at most", () => {
    for (const text of ["一", "二", "三", "四"]) useToast().toast(text);
    expect(useToast().toasts.value.map((entry) => entry.text)).toEqual(["二", "三", "四"]);
  });
});
