import { mount } from "@vue/test-utils";
import { describe, expect, it, vi } from "vitest";
import { h, nextTick } from "vue";
import AppButton from "./AppButton.vue";
import AppSlider from "./AppSlider.vue";
import ErrorSummary from "./ErrorSummary.vue";
import FormField from "./FormField.vue";
import NumberStepper from "./NumberStepper.vue";
import PasswordInput from "./PasswordInput.vue";
import RadioCards from "./RadioCards.vue";
import TextInput from "./TextInput.vue";

describe("a button", () => {
  it("that is loading cannot be pressed a second time, and keeps its name", async () => {
    const presses: Event[] = [];
    const saving = mount(AppButton, {
      props: {
        onClick: (event: Event) => {
          presses.push(event);
          void saving.setProps({ loading: true });
        },
      },
      slots: { default: "保存" },
    });
    const button = saving.get("button");
    await button.trigger("click");
    await button.trigger("click");
    expect(presses).toHaveLength(1);
    expect(button.attributes()).toMatchObject({ "aria-busy": "true", "aria-disabled": "true" });
    expect(button.attributes("disabled")).toBeUndefined();
    expect(button.text()).toContain("保存");
  });

  it("that is loading does not submit its form", async () => {
    const form = document.body.appendChild(document.createElement("form"));
    const submit = vi.fn();
    form.addEventListener("submit", submit);
    const button = mount(AppButton, { props: { type: "submit", loading: true }, attachTo: form });
    await button.trigger("click");
    expect(submit).not.toHaveBeenCalled();
    form.remove();
  });

  it("that is disabled for a reason says it and can still be reached", async () => {
    const button = mount(AppButton, { props: { disabled: true, reason: "还差 ¥151" }, slots: { default: "使用" } });
    await button.trigger("click");
    expect(button.emitted("click")).toBeUndefined();
    expect(button.text()).toContain("还差 ¥151");
    expect(button.attributes("disabled")).toBeUndefined();
    expect(button.attributes("aria-disabled")).toBe("true");
  });
});

describe("a form field", () => {
  it("gives its label, hint and error to the control inside", () => {
    const field = mount(FormField, {
      props: { id: "email", label: "邮箱", hint: "用来登录", error: "邮箱不完整", required: true },
      slots: { default: () => h(TextInput) },
    });
    expect(field.get("label").attributes("for")).toBe("email");
    expect(field.get("input").attributes()).toMatchObject({
      id: "email",
      "aria-describedby": "email-hint email-error",
      "aria-invalid": "true",
    });
    expect(field.get("#email-error").text()).toBe("邮箱不完整");
  });

  it("leaves a control alone that has neither hint nor error", () => {
    const field = mount(FormField, { props: { label: "姓名" }, slots: { default: () => h(TextInput) } });
    expect(Object.keys(field.get("input").attributes()).filter((name) => name.startsWith("aria-"))).toEqual([]);
    expect(field.get("input").attributes("id")).toBe(field.get("label").attributes("for"));
  });
});

describe("an error summary", () => {
  it("takes the focus when errors appear and leads to the field", async () => {
    const input = document.body.appendChild(document.createElement("input"));
    input.id = "email";
    const summary = mount(ErrorSummary, { props: { errors: [] as { id: string; message: string }[] }, attachTo: document.body });
    expect(summary.find("[role=alert]").exists()).toBe(false);
    await summary.setProps({ errors: [{ id: "email", message: "邮箱不完整" }] });
    await nextTick();
    expect(document.activeElement).toBe(summary.get("[role=alert]").element);
    await summary.get("a").trigger("click");
    expect(document.activeElement).toBe(input);
    summary.unmount();
    input.remove();
  });
});

describe("a password", () => {
  it("is shown and hidden by its button", async () => {
    const password = mount(PasswordInput, { props: { modelValue: "secret" } });
    expect(password.get("input").attributes("type")).toBe("password");
    await password.get("button").trigger("click");
    expect(password.get("input").attributes("type")).toBe("text");
    expect(password.get("button").attributes("aria-pressed")).toBe("true");
  });
});

describe("a slider", () => {
  it.each([
    ["ArrowRight", 31],
    ["ArrowLeft", 29],
    ["PageUp", 40],
    ["Home", 0],
    ["End", 100],
  ])("moves by %s to %i and commits it", async (key, expected) => {
    const slider = mount(AppSlider, { props: { modelValue: 30, max: 100, label: "数量", valueText: "30%" }, attachTo: document.body });
    await nextTick();
    const thumb = slider.get("[role=slider]");
    expect(thumb.attributes()).toMatchObject({ "aria-label": "数量", "aria-valuenow": "30", "aria-valuetext": "30%" });
    await thumb.trigger("keydown", { key });
    expect(slider.emitted("update:modelValue")?.at(-1)).toEqual([expected]);
    expect(slider.emitted("commit")?.at(-1)).toEqual([expected]);
    slider.unmount();
  });
});

describe("a number stepper", () => {
  it("stops at its ends", async () => {
    const stepper = mount(NumberStepper, { props: { modelValue: 2, min: 1, max: 2, label: "份数" }, attachTo: document.body });
    await nextTick();
    const [less, more] = stepper.findAll("button");
    expect([less?.attributes("disabled"), more?.attributes("disabled")]).toEqual([undefined, ""]);
    await stepper.get("input").trigger("keydown", { key: "ArrowDown" });
    expect(stepper.emitted("update:modelValue")?.at(-1)).toEqual([1]);
    stepper.unmount();
  });
});

describe("radio cards", () => {
  it("choose by native radios and leave out what is disabled", async () => {
    const options = [{ value: 30, label: "三个月" }, { value: 90, label: "一年", note: "已下架", disabled: true }];
    const cards = mount(RadioCards<number>, { props: { options, label: "时长" } });
    const [first, second] = cards.findAll("input");
    expect(second?.attributes("disabled")).toBe("");
    await first?.setValue();
    expect(cards.emitted("update:modelValue")).toEqual([[30]]);
    expect(cards.text()).toContain("已下架");
  });
});
