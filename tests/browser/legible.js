// What is hard to read or to hit on this page. Contrast as WCAG 2.2 AA wants it (1.4.3), 44 px to tap (2.5.5).
() => {
  const channels = (color) => {
    const numbers = color.match(/[\d.]+/g).map(Number);
    const scale = color.startsWith("color(") ? 255 : 1;
    return [...numbers.slice(0, 3).map((number) => number * scale), numbers[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const root = document.documentElement;
  const isDark = getComputedStyle(root).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches;
  const canvas = isDark ? [18, 18, 18, 1] : [255, 255, 255, 1];
  const contrast = (element) => {
    let ground = canvas;
    let opacity = 1;
    const chain = [];
    for (let each = element; each; each = each.parentElement) chain.unshift(each);
    for (const each of chain) {
      const style = getComputedStyle(each);
      ground = over(channels(style.backgroundColor), ground);
      opacity *= Number(style.opacity);
    }
    const [r, g, b, alpha] = channels(getComputedStyle(element).color);
    const lights = [luminance(over([r, g, b, alpha * opacity], ground)), luminance(ground)];
    return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
  };
  const isLarge = (style) => parseFloat(style.fontSize) >= (Number(style.fontWeight) >= 700 ? 18.66 : 24);

  const wrong = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    const element = texts.currentNode.parentElement;
    if (!text || !element.checkVisibility() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const ratio = contrast(element);
    if (ratio < (isLarge(getComputedStyle(element)) ? 3 : 4.5)) wrong.push(`contrast ${ratio.toFixed(2)}: ${text}`);
  }
  for (const target of document.querySelectorAll("a, button, input")) {
    const { width, height } = target.getBoundingClientRect();
    if (Math.min(width, height) < 44) wrong.push(`${Math.round(width)} x ${Math.round(height)}: ${target.outerHTML}`);
  }
  if (root.scrollWidth > innerWidth) wrong.push(`${root.scrollWidth} wide`);
  if (!root.lang) wrong.push("no language");
  return wrong;
};
