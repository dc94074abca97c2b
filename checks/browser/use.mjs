// What the page's script adds: charts that tell their values, people that are found and sorted.

/** Everything that does not work as a reader would expect. */
export async function use(page, scheme) {
  // Colours change nothing of what it does.
  const found = scheme === "light" ? [...(await values(page)), ...(await search(page)), ...(await sort(page))] : [];
  if (scheme !== "light") await page.evaluate(() => document.querySelector(".people .roll .sort")?.click());
  // So that what follows sees a value and a sorted table.
  const canvas = await page.$(".canvas");
  await canvas?.focus();
  await page.keyboard.press("ArrowRight");
  return found;
}

/** Every chart has values; the keyboard and the pointer read the same, and Escape hides them. */
async function values(page) {
  const found = [];
  const bubble = () =>
    page.$eval(".value", (one) => ({ hidden: one.hidden, text: one.textContent, ...one.getBoundingClientRect().toJSON() }));
  for (const [place, canvas] of (await page.$$(".canvas")).entries()) {
    // The first ones, and then some of many people's.
    if (place > 12 && place % 10 !== 0) continue;
    if (!(await canvas.evaluate((one) => one.getClientRects().length > 0))) continue;
    const say = (what) => found.push(`chart ${place + 1}: ${what}`);
    const many = await canvas.evaluate(
      (one) => [...one.querySelectorAll("svg")].find((svg) => svg.getClientRects().length).querySelectorAll(".values path").length,
    );
    if (many === 0) {
      say("tells no value");
      continue;
    }
    await canvas.focus();
    const read = new Set();
    for (let step = 0; step < Math.min(many, 3); step += 1) {
      await page.keyboard.press("ArrowRight");
      const now = await bubble();
      if (now.hidden || !/\w/u.test(now.text)) say("the arrow key reads nothing");
      read.add(now.text);
      const inside = await page.evaluate((box) => box.left >= 0 && box.right <= innerWidth && box.top >= 0, now);
      if (!inside) say("a value stands outside of the window");
    }
    if (read.size < 2 && many > 1) say("the arrow key stays where it is");
    await page.keyboard.press("Home");
    const first = (await bubble()).text;
    const spoken = await page.$eval(".spoken", (one) => one.textContent);
    if (spoken !== first) say("what is spoken is not what is shown");
    await page.keyboard.press("Escape");
    if (!(await bubble()).hidden) say("Escape does not hide the value");
    const at = await canvas.evaluate((one) => {
      one.scrollIntoView({ block: "center", behavior: "instant" });
      const svg = [...one.querySelectorAll("svg")].find((svg) => svg.getClientRects().length);
      const first = svg.querySelector(".values path");
      const [, x, y] = first.getAttribute("d").match(/M([\d.-]+) ([\d.-]+)/);
      const place = new DOMPoint(Number(x), Number(y)).matrixTransform(first.getScreenCTM());
      return [place.x, place.y];
    });
    await page.mouse.move(...at);
    const pointed = await bubble();
    if (pointed.hidden) say("the pointer reads nothing");
    await page.mouse.move(0, 0);
    if (!(await bubble()).hidden) say("the value stays when the pointer leaves");
    await page.evaluate(() => document.activeElement.blur());
  }
  return found;
}

/** A name leaves the rows and cards that have it. */
async function search(page) {
  const field = await page.$(".finder input");
  if (!field) return [];
  const found = [];
  const rows = () => page.$$eval(".people .roll tbody tr:not([hidden]) .who > span > bdi, .people .roll tbody tr:not([hidden]) a > bdi", (all) => all.map((one) => one.textContent));
  const all = await rows();
  const wanted = all.at(-1);
  await field.type(wanted.toUpperCase().normalize("NFD"));
  const left = await rows();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (!left.includes(wanted)) found.push(`searching for "${wanted}" does not find it`);
  if (left.some((name) => !fold(wanted).split(/\s+/).every((word) => fold(name).includes(word) || word === ""))) found.push(`searching for "${wanted}" leaves others`);
  const told = await page.$eval(".finder [role='status']", (one) => one.textContent);
  if (!told.startsWith(`${left.length} of ${all.length} `)) found.push(`searching tells "${told}"`);
  await field.evaluate((one) => {
    one.value = "";
    one.dispatchEvent(new Event("input"));
  });
  if ((await rows()).length !== all.length) found.push("emptying the field does not bring all people back");
  return found;
}

/** Each head sorts up, down, and back to the order of the source. */
async function sort(page) {
  const found = [];
  const rows = () => page.$$eval(".people .roll tbody:first-of-type tr", (all) => all.map((row) => row.textContent));
  const before = await rows();
  for (const head of await page.$$(".people .roll .sort")) {
    const state = () => head.evaluate((one) => one.closest("th").getAttribute("aria-sort"));
    const press = async () => {
      await head.focus();
      await page.keyboard.press("Enter");
      return [await state(), await rows()];
    };
    const [up, ascending] = await press();
    const [down, descending] = await press();
    const [none, back] = await press();
    if (up !== "ascending" || down !== "descending" || none !== null) found.push(`a head tells ${up}, ${down}, ${none}`);
    if (back.join() !== before.join()) found.push("a third press does not bring the order of the source back");
    for (const sorted of [ascending, descending]) {
      if ([...sorted].sort().join() !== [...before].sort().join()) found.push("sorting loses a row");
    }
  }
  const first = await page.$(".people .roll .sort");
  if (!first && before.length > 1) found.push("people cannot be sorted");
  await first?.evaluate((one) => one.click());
  return found;
}
