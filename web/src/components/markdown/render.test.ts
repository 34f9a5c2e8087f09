import { mount } from "@vue/test-utils";
import { h } from "vue";
import { describe, expect, it } from "vitest";
import { render, safeAddress } from "./render.ts";

const drawn = (source: string) => mount({ render: () => h("div", render(source)) }).html({ raw: true });

describe("Markdown", () => {
  it("becomes headings, lists, code, tables and emphasis", () => {
    expect(drawn("# 要求\n\n- **一**\n- `二`\n\n3. 三")).toBe(
      "<div><h3>要求</h3><ul><li><strong>一</strong></li><li><code>二</code></li></ul><ol start=\"3\"><li>三</li></ol></div>",
    );
    expect(drawn("```py\na < b & c\n```")).toBe('<div><pre tabindex="0"><code>a &lt; b &amp; c</code></pre></div>');
    expect(drawn("|a|b|\n|-|-|\n|1|2|")).toContain('<th scope="col">a</th>');
    expect(drawn("一行\n又一行")).toBe("<div><p>一行<br>又一行</p></div>");
    expect(drawn("- [x] 做完")).toContain("☑ 做完");
  });

  it("shows HTML as the text that it is", () => {
    for (const evil of ["<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "a <b onclick=x>b</b> c", "<svg/onload=alert(1)>"]) {
      const html = drawn(evil);
      expect(html.replace(/<\/?(div|p)( class="plain")?>/g, "")).not.toContain("<");
      expect(html).toContain("&lt;");
    }
  });

  it("links to the web and to mail alone", () => {
    expect(drawn("[a](https://example.com/b)")).toContain('href="https://example.com/b"');
    for (const address of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "/me/orders", "//example.com", "file:///etc/passwd"]) {
      expect(safeAddress(address)).toBeUndefined();
      expect(drawn(`[a](${address})`)).toBe("<div><p>a</p></div>");
    }
    expect(drawn("[a](&#106;avascript:alert(1))")).not.toContain("href");
  });

  it("fetches no pictures: they are links", () => {
    expect(drawn("![图](https://example.com/a.png)")).toContain(">图</a>");
    expect(drawn("![图](https://example.com/a.png)")).not.toContain("<img");
  });

  it("writes entities as their characters, and these are not read again", () => {
    expect(drawn("&lt;b&gt; &#20013;")).toBe("<div><p>&lt;b&gt; 中</p></div>");
  });
});
