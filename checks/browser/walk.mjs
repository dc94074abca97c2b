// A walk through a page with the keyboard alone: what a reader without a mouse meets.

const INTERACTIVE = "a[href], button, input, summary, [tabindex='0']";

/** Everything that is wrong for somebody who has only a keyboard. */
export async function walk(page) {
  const found = [];
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.textContent.trim());
  if (!first.startsWith("Skip")) found.push(`the first stop is "${first}", not the skip link`);
  await page.keyboard.press("Enter");
  // The page goes there when it has time to, a slow machine later than a fast one.
  const arrived = await page.waitForFunction(() => location.hash === "#main", { timeout: 10_000 }).catch(() => null);
  if (!arrived) found.push("the skip link does not lead to the report");
  await page.goto(page.url().split("#")[0], { waitUntil: "load" });

  const expected = await page.evaluate((interactive) => {
    const stops = [...document.querySelectorAll(interactive)].filter(
      // What a closed `details` holds is no stop until it is opened.
      (one) => !one.closest("[popover]") && one.checkVisibility() && one.getClientRects().length > 0,
    );
    stops.forEach((one, place) => (one.dataset.stop = place));
    // A note that no window of this width shows cannot be opened.
    for (const button of document.querySelectorAll("button[popovertarget]")) {
      if (!button.dataset.stop && !button.closest("details")) button.dataset.lost = "";
    }
    return stops.length;
  }, INTERACTIVE);
  const lost = await page.$$("[data-lost]");
  if (lost.length) found.push(`${lost.length} notes cannot be reached at this width`);

  const reached = new Set();
  let before = -1;
  for (let step = 0; step < expected + 5; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      return {
        place: Number(one.dataset.stop ?? -1),
        what: one.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        small: one.matches("button, input") && (box.width < 23.9 || box.height < 23.9),
        named: (one.labels?.[0]?.textContent || one.getAttribute("aria-label") || one.getAttribute("aria-labelledby") || one.textContent || one.querySelector("[aria-label]")?.getAttribute("aria-label") || "").trim() !== "",
      };
    });
    if (!stop) break;
    if (reached.has(stop.place)) break;
    reached.add(stop.place);
    if (stop.place < before) found.push(`the order of focus goes back at ${stop.what}`);
    before = stop.place;
    if (!stop.outlined) found.push(`focus cannot be seen at ${stop.what}`);
    if (!stop.inside) found.push(`focus is out of sight at ${stop.what}`);
    if (stop.small) found.push(`smaller than 24 pixels: ${stop.what}`);
    if (!stop.named) found.push(`without a name: ${stop.what}`);
  }
  if (reached.size !== expected) found.push(`${reached.size} of ${expected} stops are reached by Tab`);
  return [...found, ...(await notes(page)), ...(await details(page))];
}

/** Each button opens its note by Enter and by the space bar; Escape closes it and gives focus back. */
async function notes(page) {
  const found = [];
  const buttons = await page.$$("button[popovertarget]");
  for (const [place, button] of buttons.entries()) {
    // The first ones, and then some of many.
    if (place > 8 && place % 25 !== 0) continue;
    await button.evaluate((one) => one.closest("details")?.setAttribute("open", ""));
    await button.focus();
    await page.keyboard.press(place % 2 === 0 ? "Enter" : "Space");
    const opened = await button.evaluate((one) => {
      const note = document.getElementById(one.getAttribute("popovertarget"));
      const box = note.getBoundingClientRect();
      return {
        open: note.matches(":popover-open"),
        inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight,
        says: note.innerText.length,
      };
    });
    if (!opened.open) found.push(`note ${place + 1} does not open by keyboard`);
    if (!opened.inside) found.push(`note ${place + 1} is wider or higher than the window`);
    if (opened.says < 40) found.push(`note ${place + 1} says nothing`);
    await page.keyboard.press("Escape");
    const closed = await button.evaluate((one) => ({
      open: document.getElementById(one.getAttribute("popovertarget")).matches(":popover-open"),
      back: document.activeElement === one,
    }));
    if (closed.open) found.push(`note ${place + 1} does not close by Escape`);
    if (!closed.back) found.push(`note ${place + 1} does not give focus back`);
  }
  return found;
}

/** Each description of a chart opens and closes. */
async function details(page) {
  const found = [];
  for (const summary of (await page.$$("summary")).slice(0, 6)) {
    const isOpen = () => summary.evaluate((one) => one.parentElement.open);
    const before = await isOpen();
    await summary.focus();
    await page.keyboard.press("Enter");
    if ((await isOpen()) === before) found.push("a description does not open by keyboard");
    await page.keyboard.press("Enter");
    if ((await isOpen()) !== before) found.push("a description does not close by keyboard");
  }
  return found;
}
