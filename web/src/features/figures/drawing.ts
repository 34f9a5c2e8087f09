/** Charts, by the parts of ECharts that are needed. Large: import it when something is drawn, never before. */
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { ColumnOut, FigureOut } from "@/api/generated";
import type { Cell } from "./cells.ts";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

type Written = (value: Cell, unit: ColumnOut["unit"]) => string;
/** More bars than these can be told apart by nobody; the table has them all. */
const MOST_BARS = 12;
/** Tokens, so that both themes are served. */
const colours = ["--brand", "--berry-mark", "--ok", "--price"];

export function token(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

export function start(element: HTMLElement): EChartsType {
  return init(element, null, { renderer: "svg" });
}

export function draw(chart: EChartsType, figure: FigureOut, written: Written): void {
  const element = chart.getDom();
  const ink = token(element, "--ink-2");
  const named = figure.columns.findIndex((column) => column.name === "name");
  const label = Math.max(named, 0);
  const isDays = figure.columns[0]?.unit === "day";
  const rows = isDays ? figure.rows : figure.rows.slice(0, MOST_BARS).reverse();
  const names = { type: "category" as const, data: rows.map((row) => written(row[label], figure.columns[label]?.unit ?? "text")), axisLabel: { color: ink, width: 104, overflow: "truncate" as const } };
  const drawn = figure.drawn.map((name) => figure.columns.findIndex((column) => column.name === name));
  const unit = figure.columns[drawn[0] ?? 0]?.unit ?? "count";
  const values = { type: "value" as const, axisLabel: { color: ink, formatter: (value: number) => written(value, unit) }, splitLine: { lineStyle: { color: token(element, "--line") } }, splitNumber: 3, minInterval: unit === "fen" ? 100 : 1 };
  chart.setOption({
    animation: false,
    // By the font's own name: texts are measured before they are drawn.
    textStyle: { fontFamily: getComputedStyle(element).fontFamily },
    color: colours.map((name) => token(element, name)),
    grid: { left: 8, right: 16, top: drawn.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
    legend: drawn.length > 1 ? { top: 0, textStyle: { color: ink } } : undefined,
    tooltip: { trigger: "axis", confine: true, valueFormatter: (value: Cell) => written(value, unit) },
    xAxis: isDays ? names : values,
    yAxis: isDays ? values : names,
    series: drawn.map((place) => ({
      name: figure.columns[place]?.label,
      type: figure.chart === "line" ? "line" : "bar",
      stack: figure.chart === "stack" ? "all" : undefined,
      showSymbol: rows.length < 2,
      connectNulls: false,
      data: rows.map((row) => row[place] ?? null),
    })),
  }, { notMerge: true });
}
