// Draws each card as Slack's client does and has a browser take its picture.
// Reads {browser, folder, cards: [{name, blocks, title?, submit?, close?}]} from standard input and
// prints for each card what stands on its page and what is wrong with it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";

const require = createRequire(import.meta.url);
const style = readFileSync(require.resolve("slack-blocks-to-jsx/dist/style.css"), "utf8");
const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAEqY4QAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";
const PEOPLE = [{ id: "U024BE7LH", name: "Ana Ruiz", avatar: PIXEL }];
const FRAME = `
  body { margin: 0; padding: 20px; width: 640px; font-family: Lato, "Liberation Sans", Arial, sans-serif;
    color: #1d1c1d; }
  #slack_blocks_to_jsx ul { list-style: disc; } .view { border: 1px solid #ddd; border-radius: 8px; padding: 16px; }
  .view h2 { margin: 0 0 12px; font-size: 18px; } .foot { text-align: right; margin-top: 16px; }
  .foot span { border: 1px solid #bbb; border-radius: 4px; padding: 6px 12px; margin-left: 8px; }
  .foot .go { background: #007a5a; color: #fff; border-color: #007a5a; }`;

// To Slack "verbatim" means that bare addresses do not become links; to this package, no markup at all.
function loosened(value) {
  if (Array.isArray(value)) return value.map(loosened);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key]) => key !== "verbatim");
  return Object.fromEntries(kept.map(([key, each]) => [key, loosened(each)]));
}

function escaped(words) {
  return words.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

function page({ blocks, title, submit, close, post }) {
  const told = { blocks: loosened(blocks), name: "Deskcheck", logo: PIXEL, theme: "light", data: { users: PEOPLE } };
  const body = post ? `<p>${escaped(post).replaceAll("\n", "<br>")}</p>` :
    renderToStaticMarkup(createElement(Message, { ...told, withoutWrapper: !!title }));
  const foot = [close && `<span>${escaped(close)}</span>`, submit && `<span class="go">${escaped(submit)}</span>`];
  const inside = title ? `<div class="view"><h2>${escaped(title)}</h2>${body}<div class="foot">${foot.join("")}</div></div>` : body;
  return `<!doctype html><meta charset="utf-8"><style>${style}${FRAME}</style><main>${inside}</main>`;
}

// Runs in the page: all that can be read there, and what is cut or lies outside.
function looked() {
  const fields = [...document.querySelectorAll("[placeholder], input, textarea")];
  const values = fields.flatMap((field) => [field.placeholder ?? "", field.value ?? ""]);
  const edge = document.body.getBoundingClientRect().right;
  const wrong = [];
  for (const each of document.querySelectorAll("main *")) {
    const box = each.getBoundingClientRect(), kind = getComputedStyle(each);
    if (box.right > edge + 1) wrong.push(`outside: ${each.tagName} ${each.textContent.slice(0, 60)}`);
    const hides = kind.overflowX !== "visible" || kind.overflowY !== "visible";
    const cut = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    if (hides && cut && each.textContent.trim() && !["TEXTAREA", "INPUT"].includes(each.tagName))
      wrong.push(`cut: ${each.tagName} ${each.textContent.slice(0, 60)}`);
  }
  return { text: [document.body.innerText, ...values].join("\n"), wrong };
}

const { browser: executablePath, folder, cards } = JSON.parse(await text(process.stdin));
const complaints = [];
console.error = (...words) => complaints.push(words.join(" "));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const seen = [];
for (const card of cards) {
  complaints.length = 0;
  const view = await browser.newPage({ viewport: { width: 680, height: 400 }, offline: true });
  view.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  view.on("pageerror", (error) => complaints.push(String(error)));
  view.on("requestfailed", (request) => complaints.push(`asked for ${request.url().slice(0, 80)}`));
  await view.setContent(page(card));
  const { text: told, wrong } = await view.evaluate(looked);
  await view.screenshot({ path: join(folder, `${card.name}.png`), fullPage: true });
  seen.push({ name: card.name, text: told, wrong: [...wrong, ...complaints] });
  await view.close();
}
await browser.close();
console.log(JSON.stringify(seen));
