import { mount } from "@vue/test-utils";
import { describe, expect, it } from "vitest";
import { h } from "vue";
import AppAvatar from "./AppAvatar.vue";
import BerryText from "./BerryText.vue";
import CoverArt from "./CoverArt.vue";
import DataTable from "./DataTable.vue";
import ErrorState from "./ErrorState.vue";
import PriceText from "./PriceText.vue";
import ProgressBar from "./ProgressBar.vue";

describe("a price", () => {
  it.each([
    [{ fen: 123_450 }, "¥1,234.50"],
    [{ fen: 39_900, short: true }, "¥399"],
    [{ fen: 39_950, short: true }, "¥399.50"],
    [{ fen: -5_000 }, "−¥50.00"],
  ])("of %o is written %s", (props, written) => {
    expect(mount(PriceText, { props }).text()).toBe(written);
  });

  it("says in words that the struck one is the price before", () => {
    expect(mount(PriceText, { props: { fen: 39_900, was: 59_900, short: true } }).get("del").text()).toBe("原价 ¥599");
    expect(mount(PriceText, { props: { fen: 39_900, was: 39_900 } }).find("del").exists()).toBe(false);
  });
});

describe("berries", () => {
  it.each([
    [{ amount: 4_200 }, "4,200 贝里"],
    [{ amount: 330, signed: true }, "+330 贝里"],
    [{ amount: -150 }, "−150 贝里"],
  ])("of %o are written %s", (props, written) => {
    expect(mount(BerryText, { props }).text()).toBe(written);
  });
});

describe("an avatar", () => {
  it.each([["林舟", "林"], ["Ada Lovelace", "AL"], ["grace", "G"]])("of %s shows %s", (name, initials) => {
    const avatar = mount(AppAvatar, { props: { name } });
    expect([avatar.text(), avatar.attributes("aria-label")]).toEqual([initials, name]);
  });
});

describe("progress", () => {
  it("stays between nothing and everything", () => {
    const shares = [[-1, 10], [5, 8], [20, 10], [1, 0]].map(([value = 0, max = 0]) =>
      mount(ProgressBar, { props: { value, max, label: "进度" } }).get("[role=progressbar]").attributes("aria-valuenow"),
    );
    expect(shares).toEqual(["0", "63", "100", "0"]);
  });
});

describe("a table", () => {
  it("draws cells by text or by slot, in a region with its name", () => {
    const table = mount(DataTable<{ id: number; fen: number }>, {
      props: {
        columns: [{ key: "id", title: "序号", text: (row) => `#${row.id}` }, { key: "price", title: "金额", align: "end" }],
        rows: [{ id: 1, fen: 100 }],
        rowKey: (row) => row.id,
        label: "明细",
      },
      slots: { "cell-price": ({ row }: { row: { fen: number } }) => h("b", String(row.fen)) },
    });
    expect(table.findAll("td").map((cell) => [cell.attributes("data-title"), cell.text()])).toEqual([["序号", "#1"], ["金额", "100"]]);
    expect(table.attributes()).toMatchObject({ role: "region", "aria-label": "明细", tabindex: "0" });
  });
});

describe("a cover", () => {
  it("that cannot be loaded leaves its place empty, and tries the next one", async () => {
    const cover = mount(CoverArt, { props: { src: "/covers/a.svg" } });
    await cover.get("img").trigger("error");
    expect(cover.find("img").exists()).toBe(false);
    await cover.setProps({ src: "/covers/b.svg" });
    expect(cover.get("img").attributes()).toMatchObject({ src: "/covers/b.svg", alt: "", loading: "lazy" });
  });
});

describe("a failure", () => {
  it("shows the request and offers to try again", async () => {
    const failure = mount(ErrorState, { props: { requestId: "0193a5b2" } });
    expect(failure.text()).toContain("0193a5b2");
    await failure.get("button").trigger("click");
    expect(failure.emitted("retry")).toHaveLength(1);
    expect(failure.text()).toContain("网络或服务器的问题");
    await failure.setProps({ message: "" });
    expect(failure.text()).not.toContain("网络或服务器的问题");
    await failure.setProps({ retrying: true });
    await failure.get("button").trigger("click");
    expect(failure.emitted("retry")).toHaveLength(1);
  });
});
