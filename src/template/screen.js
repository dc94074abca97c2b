// What a reader can do beyond reading: find people and put them in order, and ask a chart for its
// values. The page says everything without it.
{
  const make = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };

  /** A text as it is searched: lower case, without accents. */
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

  /** What a cell is sorted by: its name, its number, or its text; none where it has none. */
  const keyOf = (cell) => {
    const text = (cell.querySelector("bdi") ?? cell).textContent.trim();
    const number = Number.parseFloat(text.replace("\u2212", "-").replace(/^[^\d-]+/, "").replaceAll(",", ""));
    if (!cell.classList.contains("n")) return text || null;
    if (Number.isNaN(number)) return null;
    // "< 1 %" stands below "1 %", and "> 99 %" above "99 %".
    return number + ({ "<": -0.5, ">": 0.5 }[text[0]] ?? 0);
  };

  const compared = (one, other) => (typeof one === "number" ? one - other : one.localeCompare(other, undefined, { numeric: true }));

  /** Makes the heads of a table buttons that sort its rows: up, down, and as they were. */
  const sortable = (table, tell) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    for (const head of table.tHead.querySelectorAll("th")) {
      const place = head.cellIndex;
      const keys = new Map(rows.map((row) => [row, keyOf(row.cells[place])]));
      // The number of a person stands before the name, which the rows are sorted by.
      const named = head.querySelector(".place + span") ?? head;
      const name = (named.textContent.trim() || head.querySelector("[aria-label]")?.getAttribute("aria-label")) ?? "";
      if (!name || [...keys.values()].every((key) => key === null)) continue;
      const button = make("button", { type: "button", class: "sort" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { null: "ascending", ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
        for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
        if (next) head.setAttribute("aria-sort", next);
        const turn = next === "descending" ? -1 : 1;
        const known = rows.filter((row) => keys.get(row) !== null);
        const unknown = rows.filter((row) => keys.get(row) === null);
        known.sort((one, other) => turn * compared(keys.get(one), keys.get(other)));
        body.append(...(next ? [...known, ...unknown] : rows));
        tell(next ? `Sorted by ${name}, ${next}.` : "In the order of the source.");
      });
    }
  };

  /** Puts a field above a table of people in which one writes a name, and leaves who has it. */
  const searchable = (section, table, status) => {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const found = (one, named) => ({ one, name: folded([...named].map((name) => name.textContent).join(" ")) });
    const all = rows.map((row) => found(row, row.querySelectorAll("bdi")));
    const cards = [...section.querySelectorAll(".person")].map((card) => found(card, card.querySelectorAll("h3")));
    const field = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const label = make("label", {}, make("span", {}, "Find a person"), field);
    table.parentElement.before(make("div", { class: "finder screen-only", role: "search" }, label, status));
    field.addEventListener("input", () => {
      const words = folded(field.value).split(/\s+/);
      for (const { one, name } of [...all, ...cards]) one.hidden = !words.every((word) => name.includes(word));
      const left = rows.filter((row) => !row.hidden).length;
      status.textContent = words.join("") ? `${left} of ${rows.length} people` : "";
    });
  };

  for (const section of document.querySelectorAll(".people")) {
    const table = section.querySelector("table.roll");
    if (!table || table.tBodies[0].rows.length < 2) continue;
    const status = make("p", { role: "status" });
    searchable(section, table, status);
    sortable(table, (text) => (status.textContent = text));
  }

  // Charts: one bubble for all, which the pointer or the arrow keys move from value to value.
  const NEAR = 24;
  const bubble = make("div", { class: "value", "aria-hidden": "true", hidden: "" });
  const spoken = make("p", { class: "spoken", role: "status" });
  (document.querySelector("main") ?? document.body).append(bubble, spoken);
  let shown = null;

  const hide = () => {
    shown?.classList.remove("on");
    shown = null;
    bubble.hidden = true;
  };

  /** The values of the chart that a canvas shows at this width. */
  const valuesOf = (canvas) => {
    const charts = [...canvas.querySelectorAll("svg")].map((chart) => [chart, [...chart.querySelectorAll(".values path")]]);
    const [, values] = charts.find(([chart]) => chart.getClientRects().length) ?? [null, []];
    for (const [place, value] of values.entries()) {
      if (value.dataset.says) continue;
      const title = value.querySelector("title");
      // A chart for a narrow window says what the wide one says, in the same order.
      const wide = charts[0][1][place];
      value.dataset.says = title?.textContent ?? wide?.dataset.says ?? wide?.querySelector("title").textContent ?? "";
      // The browser's own bubble would come on top.
      title?.remove();
    }
    return values;
  };

  /** Where the marks of a value are in the window. */
  const placesOf = (value) => {
    const toWindow = value.getScreenCTM();
    const places = value.getAttribute("d").matchAll(/M([\d.-]+) ([\d.-]+)/g);
    return [...places].map(([, x, y]) => new DOMPoint(Number(x), Number(y)).matrixTransform(toWindow));
  };

  const show = (value, { x, y }) => {
    if (shown !== value) {
      hide();
      shown = value;
      value.classList.add("on");
      bubble.textContent = value.dataset.says.replaceAll(" %", "\u00a0%").replaceAll(" = ", "\u00a0=\u00a0");
    }
    bubble.hidden = false;
    const { width, height } = bubble.getBoundingClientRect();
    const above = y - height - 14;
    bubble.style.left = `${Math.max(8, Math.min(x - width / 2, document.documentElement.clientWidth - width - 8))}px`;
    bubble.style.top = `${above < 8 ? y + 14 : above}px`;
  };

  const readable = (canvas) => {
    const point = (event) => {
      let [best, least] = [null, NEAR];
      for (const value of valuesOf(canvas)) {
        for (const place of placesOf(value)) {
          const far = Math.hypot(event.clientX - place.x, event.clientY - place.y);
          if (far < least) [best, least] = [[value, place], far];
        }
      }
      if (best) show(...best);
      else hide();
    };
    canvas.addEventListener("pointermove", point);
    canvas.addEventListener("pointerdown", point);
    canvas.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
    canvas.addEventListener("blur", hide);
    canvas.addEventListener("keydown", (event) => {
      const values = valuesOf(canvas);
      const at = values.indexOf(shown);
      const to = {
        ArrowRight: Math.min(at + 1, values.length - 1),
        ArrowLeft: Math.max(at - 1, 0),
        Home: 0,
        End: values.length - 1,
      }[event.key];
      if (event.key === "Escape") hide();
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      show(values[to], placesOf(values[to])[0]);
      spoken.textContent = bubble.textContent;
    });
    canvas.setAttribute("aria-label", "Chart: the left and right arrow keys read its values");
  };

  for (const canvas of document.querySelectorAll(".canvas")) {
    if (canvas.querySelector(".values")) readable(canvas);
  }
  addEventListener("scroll", () => document.activeElement?.contains(shown) || hide(), { passive: true });
}
