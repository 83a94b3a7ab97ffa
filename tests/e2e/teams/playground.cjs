// Talks to a running Deskcheck through Microsoft's Agents Playground in chromium, as a person does.
// node playground.cjs ADDRESS PICTURES
// Prints one line for each step; the status is 1 where something that should be there is not.
"use strict";
const fs = require("fs");
const path = require("path");
const { chromium } = require("playwright-core");

const [address, pictures] = process.argv.slice(2);
const PATIENCE = 20_000; // milliseconds for one thing to appear
const NOTES = "my notes\n- he refused to switch the camera on\n- asked to be paid in USDT only";
const QUESTION = "can we insist that the candidate's camera is on?";
const INCIDENT = "a developer we let go threatens to publish our code unless we pay bitcoin";
const PRIVATELY = "I have answered in private, in our own chat.";

async function open() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const page = await browser.newPage({ viewport: { width: 1300, height: 1500 } });
  page.setDefaultTimeout(PATIENCE);
  const host = new URL(address).host;
  await page.route("**/*", (route) => // nothing but the Playground itself is asked for anything
    new URL(route.request().url()).host === host ? route.continue() : route.abort());
  await page.goto(address, { waitUntil: "commit", timeout: 3 * PATIENCE });
  await page.locator("[data-lexical-editor]").first().waitFor({ timeout: 3 * PATIENCE });
  return { browser, page };
}

class Client {
  constructor(page) { this.page = page; }

  async say(text) {
    await this.page.locator("[data-lexical-editor]").first().click();
    await this.page.keyboard.insertText(text);
    await this.page.locator('[aria-label="Send Message"]').click();
  }

  async mention(text) { // the client offers who can be mentioned as soon as "@" is typed
    await this.page.locator("[data-lexical-editor]").first().click();
    await this.page.keyboard.type("@");
    await this.page.getByRole("menuitem").filter({ hasText: "Test Bot" }).click();
    await this.page.keyboard.insertText(` ${text}`);
    const post = this.page.getByRole("button", { name: "Post", exact: true }); // begins a thread
    await ((await post.count()) ? post : this.page.locator('[aria-label="Send Message"]')).first().click();
  }

  async go(place) {
    await this.page.locator('[role="treeitem"]').filter({ hasText: place }).first().click();
    await this.page.waitForTimeout(500);
  }

  async reads(text) { await this.page.getByText(text, { exact: false }).last().waitFor(); }

  card(text) { return this.page.locator(".ac-adaptiveCard").filter({ hasText: text }).last(); }

  async press(card, label) { await card.getByRole("button", { name: label, exact: true }).first().click(); }
}

const STEPS = [
  ["welcome", async (client) => {
    const card = client.card("What would you like to do?");
    await card.waitFor();
    for (const label of ["Check a profile", "Ask a question", "Something is happening"]) {
      await card.getByRole("button", { name: label }).waitFor();
    }
  }],
  ["check", async (client) => {
    await client.say(NOTES);
    const card = client.card("Verify first");
    await card.waitFor();
    await card.getByText("refused to switch the camera on").first().waitFor();
    await client.page.getByRole("img", { name: "Personal data" }).last().waitFor();
  }],
  ["tick", async (client) => {
    await client.press(client.card("Verify first"), "Done");
    await client.card("Verify first").getByText("✓").first().waitFor();
  }],
  ["note", async (client) => {
    const card = client.card("Verify first");
    await card.getByText("Why it is a sign").first().click();
    await client.press(card, "Add a note");
    await card.locator("textarea:visible").first().fill("She showed her badge in the office.");
    await card.getByRole("button", { name: "Note why this is fine" }).locator("visible=true").first().click();
    await client.card("Verify first").getByText("showed her badge").first().waitFor();
  }],
  ["words", async (client) => {
    await client.press(client.card("Verify first"), "All words to send");
    await client.reads("Words to send, as they stand");
  }],
  ["question", async (client) => {
    await client.say(QUESTION);
    await client.reads("This is information, not legal advice");
  }],
  ["citation", async (client) => {
    await client.page.locator("a.fai-Citation").filter({ hasText: "1" }).first().hover();
    await client.page.locator('[class*="PopoverSurface"], [role="group"][class*="opover"], [class*="fai-Preview"]').first().waitFor();
    await client.page.getByText("Camera and live checks").last().waitFor();
  }],
  ["feedback", async (client) => {
    await client.page.keyboard.press("Escape");
    await client.page.getByRole("button", { name: "Like", exact: true }).last().click();
    await client.page.getByRole("button", { name: "Submit" }).click();
    await client.reads("We appreciate your feedback.");
    await client.page.getByRole("button", { name: "Close", exact: true }).last().click();
  }],
  ["incident", async (client) => {
    await client.say(INCIDENT);
    await client.card("Dismissed and now threatening").waitFor();
  }],
  ["phase", async (client) => {
    await client.card("Dismissed and now threatening").getByRole("button", { name: /Next/ }).first().click();
    await client.card("Day 1").waitFor();
  }],
  ["group", async (client) => {
    await client.go("Group Chat");
    await client.mention(NOTES);
    await client.reads(PRIVATELY);
    await client.page.waitForTimeout(1_000);
    if (await client.card("Verify first").count()) throw new Error("the group reads the card");
  }],
  ["group-question", async (client) => {
    await client.mention(QUESTION);
    await client.reads("This is information, not legal advice");
  }],
  ["channel", async (client) => {
    await client.go("General");
    await client.mention(QUESTION);
    await client.reads("This is information, not legal advice");
  }],
  ["share", async (client) => {
    await client.go("Personal Chat");
    const card = client.card("Verify first");
    await card.getByText("▸ More").last().click();
    await client.press(card, "Share ...");
    const form = client.card("Share this check");
    await form.getByText("word for word").waitFor();
  }],
];

async function main() {
  fs.mkdirSync(pictures, { recursive: true });
  const { browser, page } = await open();
  const client = new Client(page);
  let wrong = 0;
  for (const [name, step] of STEPS) {
    const began = Date.now();
    try {
      await step(client);
      await page.waitForTimeout(300);
      console.log(`${name}: well, ${Date.now() - began} ms`);
    } catch (error) {
      wrong += 1;
      console.log(`${name}: NOT AS IT SHOULD BE: ${String(error.message).split("\n")[0]}`);
    }
    await page.screenshot({ path: path.join(pictures, `${String(STEPS.findIndex(([each]) => each === name) + 1).padStart(2, "0")}-${name}.png`) });
  }
  await browser.close();
  process.exitCode = wrong ? 1 : 0;
}

main();
