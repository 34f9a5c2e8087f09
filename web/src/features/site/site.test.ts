import { expect, it } from "vitest";
import { printedSite } from "./site.ts";

it("is what the server printed, and the defaults where it printed nothing", () => {
  const page = document.implementation.createHTMLDocument();
  expect(printedSite(page)).toMatchObject({ short_name: "Luffy", purchase_hidden: false, features: { reviews: true } });
  page.body.innerHTML = '<script type="application/json" id="site">{"short_name":"海","purchase_hidden":true}</script>';
  expect(printedSite(page)).toMatchObject({ short_name: "海", purchase_hidden: true, logo: "" });
});
