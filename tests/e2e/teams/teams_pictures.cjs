// Draws cards with Microsoft's own renderer in Debian's chromium and says what is cut or empty.
// node teams_pictures.cjs CARDS PICTURES
"use strict";
const fs = require("fs");
const path = require("path");
const { chromium } = require("playwright-core");

const [cards, pictures] = process.argv.slice(2);
const script = (name, file) => fs.readFileSync(
  path.join(path.dirname(require.resolve(`${name}/package.json`)), file), "utf8");
const RENDERER = script("adaptivecards", "dist/adaptivecards.min.js");
const MARKDOWN = script("markdown-it", "dist/markdown-it.min.js");
const COLORS = (text, subtle) => ({ default: text, subtle });
const FOREGROUND = {
  default: COLORS("#242424", "#616161"), accent: COLORS("#4f52b2", "#6264a7"),
  attention: COLORS("#b10e1c", "#c4314b"), good: COLORS("#237b4b", "#5a8e52"),
  warning: COLORS("#9a5b00", "#a66a00"), dark: COLORS("#000", "#444"), light: COLORS("#fff", "#eee"),
};
for (const each of Object.values(FOREGROUND)) {
  each.highlightColors = { default: "#ffe7a3", subtle: "#fff4d1" };
}
const STYLE = (background) => ({ backgroundColor: background, foregroundColors: FOREGROUND });
const HOST = { // near to what Teams shows
  fontFamily: "'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
  spacing: { small: 6, default: 8, medium: 12, large: 20, extraLarge: 30, padding: 12 },
  separator: { lineThickness: 1, lineColor: "#e0e0e0" },
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  containerStyles: {
    default: STYLE("#ffffff"), emphasis: STYLE("#f0f0f0"), accent: STYLE("#e8ebfa"),
    good: STYLE("#e7f2da"), attention: STYLE("#fcf4f6"), warning: STYLE("#fbf6d9"),
  },
  actions: {
    maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal",
    actionAlignment: "left", showCard: { actionMode: "inline", inlineTopMargin: 8, style: "emphasis" },
  },
  inputs: { label: { requiredInputs: { weight: "bolder", suffix: " *" }, optionalInputs: { weight: "bolder" } } },
};
const host = (width) => ({ // phones put buttons below one another
  ...HOST, actions: { ...HOST.actions, actionsOrientation: width < 500 ? "vertical" : "horizontal" },
});
const PAGE = `<meta charset="utf-8"><style>
body { margin: 0; padding: 16px; background: #f5f5f5; font: 14px 'Segoe UI', 'Noto Sans', sans-serif; }
.text, .card { background: #fff; border-radius: 4px; box-shadow: 0 1px 2px #0003; margin-bottom: 8px; }
.text { padding: 8px 14px; line-height: 1.45; } .cite { background: #e8ebfa; color: #4f52b2; border-radius: 3px; padding: 0 4px; }
.mark { color: #616161; font-size: 12px; margin: 0 0 8px; } .suggested { display: inline-block; border: 1px solid #4f52b2;
 color: #4f52b2; border-radius: 4px; padding: 4px 10px; margin: 0 8px 8px 0; background: #fff; }
.ac-pushButton { border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; padding: 5px 12px; font: 600 14px 'Segoe UI', 'Noto Sans', sans-serif; cursor: pointer; }
.ac-pushButton.style-positive { background: #5b5fc7; color: #fff; border-color: #5b5fc7; }
.ac-pushButton.style-destructive { color: #b10e1c; border-color: #b10e1c; }
.ac-input { border: 1px solid #d1d1d1; border-radius: 4px; padding: 5px; width: 100%; box-sizing: border-box; font: inherit; }
.ac-input.ac-toggleInput { border: 0; padding: 0; } .ac-toggleInput { width: auto; }
</style><body></body>`;

function draw({ message, host, opened }) { // runs in the page
  const { AdaptiveCard, HostConfig } = window.AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = window.markdownit().render(text);
    result.didProcess = true;
  };
  const told = [];
  const put = (name, html) => {
    const each = document.createElement("div");
    each.className = name;
    each.innerHTML = html;
    document.body.appendChild(each);
    return each;
  };
  const about = message.entities[0] || {};
  const label = [about.additionalType ? "AI generated" : "", about.usageInfo ? `🛡 ${about.usageInfo.name}` : ""];
  if (label.some(Boolean)) put("mark", label.filter(Boolean).join(" · "));
  if (message.text) {
    const html = window.markdownit({ html: true }).render(message.text);
    put("text", html.replace(/\[(\d+)\]/g, '<span class="cite">$1</span>'));
  }
  for (const json of message.cards) {
    const card = new AdaptiveCard();
    card.hostConfig = new HostConfig(host);
    card.onExecuteAction = () => {};
    const context = new window.AdaptiveCards.SerializationContext();
    card.parse(json, context);
    for (let at = 0; at < context.eventCount; at += 1) told.push(context.getEventAt(at).message);
    told.push(...card.validateProperties().validationEvents.map((each) => each.message));
    const box = put("card", "");
    box.appendChild(card.render());
    if (opened) {
      for (const each of box.querySelectorAll("[role=button]:not(button)")) {
        if (each.offsetParent && each.textContent.startsWith("▸")) each.click();
      }
      const asking = [...box.querySelectorAll("button[aria-expanded=false]")].filter((each) => each.offsetParent);
      if (asking.length) asking[0].click();
    }
  }
  for (const each of message.suggested) put("suggested", "").textContent = each;
  for (const each of document.querySelectorAll(".card *")) {
    if (!each.offsetParent || !each.textContent.trim()) continue;
    const edge = each.closest(".card").getBoundingClientRect().right + 1;
    const hides = getComputedStyle(each).overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1;
    if (hides || each.getBoundingClientRect().right > edge) told.push(`cut: ${each.textContent.slice(0, 60)}`);
    if (each.classList.contains("ac-pushButton") && !each.textContent.trim()) told.push("an empty button");
  }
  if (document.documentElement.scrollWidth > window.innerWidth) told.push("wider than the window");
  if (!document.body.textContent.trim()) told.push("empty");
  return told;
}

async function main() {
  fs.mkdirSync(pictures, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  let wrong = 0;
  for (const file of fs.readdirSync(cards).filter((name) => name.endsWith(".json")).sort()) {
    const message = JSON.parse(fs.readFileSync(path.join(cards, file), "utf8"));
    for (const [kind, width, opened] of [["", 760, false], ["-open", 760, true], ["-phone", 380, false]]) {
      const page = await browser.newPage({ viewport: { width, height: 600 } });
      await page.setContent(PAGE);
      await page.addScriptTag({ content: RENDERER });
      await page.addScriptTag({ content: MARKDOWN });
      const told = await page.evaluate(draw, { message, host: host(width), opened });
      const name = file.replace(/\.json$/, kind);
      await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
      for (const each of told) console.log(`${name}: ${each}`);
      wrong += told.length;
      await page.close();
    }
  }
  await browser.close();
  process.exitCode = wrong ? 1 : 0;
}

main();
