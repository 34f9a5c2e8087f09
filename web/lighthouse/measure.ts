/**
 * Lighthouse as a phone: `node measure.ts plan.json`. Reports go into the plan's folder, figures to stdout, one line of
 * JSON for each visit. Each visit has a browser of its own memory: nothing is cached, nobody is known but by `cookies`.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lighthouse, { type Result } from "lighthouse";
import puppeteer, { type BrowserContext, type CookieData } from "puppeteer-core";

interface Plan {
  chromium: string;
  folder: string;
  runs: number;
  pages: { name: string; address: string; cookies: CookieData[] }[];
}
interface Sent {
  url: string;
  resourceType: string;
  transferSize: number;
}

const plan = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Plan;
const flags = {
  output: ["html" as const],
  onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
  // Each visit begins with nothing but the cookies it needs.
  disableStorageReset: true,
  extraHeaders: { "Accept-Language": "zh-CN" },
};
const browser = await puppeteer.launch({
  executablePath: plan.chromium,
  // Root has no sandbox, and these pages are ours.
  args: ["--no-sandbox", "--disable-gpu", "--lang=zh-CN", "--accept-lang=zh-CN"],
});
try {
  for (let run = 1; run <= plan.runs; run += 1) {
    // A busy machine loses the beginning of a trace now and then.
    for (const page of plan.pages) await visit(page, run).catch(() => visit(page, run));
  }
} finally {
  await browser.close();
}

async function visit({ name, address, cookies }: Plan["pages"][number], run: number): Promise<void> {
  const memory = await browser.createBrowserContext();
  try {
    await memory.setCookie(...cookies);
    const found = await lighthouse(address, flags, undefined, await memory.newPage());
    if (!found || found.lhr.runtimeError) throw new Error(`${name}: ${found?.lhr.runtimeError?.message ?? "no result"}`);
    writeFileSync(join(plan.folder, `${name}-${run}.html`), found.report.toString());
    writeFileSync(join(plan.folder, `${name}-${run}.json`), JSON.stringify(found.lhr));
    const figures = { ...figuresOf(found.lhr), again_bytes: await bytesOfSecondVisit(memory, address) };
    process.stdout.write(`${JSON.stringify({ name, ...figures })}\n`);
  } finally {
    await memory.close();
  }
}

function figuresOf({ categories, audits, finalDisplayedUrl }: Result): Record<string, unknown> {
  const sent = (audits["network-requests"]?.details as { items: Sent[] } | undefined)?.items ?? [];
  const bytes = (type: string) =>
    sent.filter((one) => one.resourceType === type).reduce((sum, one) => sum + one.transferSize, 0);
  const value = (audit: string) => audits[audit]?.numericValue ?? null;
  const ours = new URL(finalDisplayedUrl).origin;
  return {
    ...Object.fromEntries(Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)])),
    lcp_ms: value("largest-contentful-paint"),
    cls: value("cumulative-layout-shift"),
    tbt_ms: value("total-blocking-time"),
    script_bytes: bytes("Script"),
    style_bytes: bytes("Stylesheet"),
    elsewhere: sent.map((one) => one.url).filter((url) => !url.startsWith("data:") && new URL(url).origin !== ours),
    complaints: complaintsOf(categories, audits),
  };
}

/** What costs points, by its name in the report. */
function complaintsOf(categories: Result["categories"], audits: Result["audits"]): string[] {
  const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  return weighed.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 0.9);
}

async function bytesOfSecondVisit(memory: BrowserContext, address: string): Promise<number> {
  const page = await memory.newPage();
  const session = await page.createCDPSession();
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await page.goto(address, { waitUntil: "networkidle0" });
  return bytes;
}
