// Small improvements; every page works without this file.
"use strict";
(() => {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

  // A page that answers a form has an address of its own, that of the page with the form unless a part says another: to go back to
  // it, or to load it again, looks and sends nothing.
  const own = [...document.querySelectorAll("[data-address]")].pop();
  if (own) history.replaceState(history.state, "", own.dataset.address + location.hash);

  // Places on a map: its script comes only where a place is, once. It draws what stands in the page when it comes, and after
  // that what is bound later.
  const { mapScript, mapStyle } = document.currentScript.dataset;
  let mapAsked = false;
  const maps = (root) => {
    if (!root.querySelector("[data-map]")) return;
    if (mapAsked) return root.dispatchEvent(new Event("dargah:maps", { bubbles: true }));
    mapAsked = true;
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: mapStyle });
    // Leaflet measures what it stands in: first the style, then the script.
    sheet.addEventListener("load", () => document.head.append(Object.assign(document.createElement("script"), { src: mapScript })));
    document.head.append(sheet);
  };

  // A form that may be sent again.
  const free = (form) => {
    delete form.dataset.sent;
    delete form.dataset.sending;
    for (const element of form.elements) if (element.matches("button")) element.removeAttribute("aria-disabled");
  };

  // A button pressed twice sends once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    const button = event.submitter;
    if (button) button.setAttribute("aria-disabled", "true");
    setTimeout(() => { if (!("sending" in form.dataset)) free(form); }, 8000);
  });
  window.addEventListener("pageshow", (event) => {
    // A page that the browser kept knows nothing of what was saved since, also from this very window: it is asked for anew, so that
    // what it says it has seen is true.
    if (event.persisted && document.querySelector("input[name=seen]")) return location.reload();
    for (const form of document.querySelectorAll("[data-sent],[data-sending]")) free(form);
    for (const button of document.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
  });

  // What is typed into one of several forms of a page is not lost when another one is sent or the language is changed. It stays in
  // this window alone, until it is sent or somebody signs out.
  const keyOf = (area) => `${location.pathname}#${area.dataset.kept}`;
  const sent = (form) => {
    for (const area of form.querySelectorAll("textarea[data-kept]")) sessionStorage.removeItem(keyOf(area));
  };
  const keep = (root) => {
    for (const area of root.querySelectorAll("textarea[data-kept]")) {
      const key = keyOf(area);
      const kept = sessionStorage.getItem(key);
      if (kept && !area.value) area.value = kept;
      area.addEventListener("input", () => {
        if (area.value) sessionStorage.setItem(key, area.value);
        else sessionStorage.removeItem(key);
      });
      // A form with a file knows by itself when it has arrived.
      if (!area.form.querySelector(".upload-bar")) area.form.addEventListener("submit", () => sent(area.form));
    }
  };
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action).pathname === "/sign-out") sessionStorage.clear();
  });

  // Where an address leads into a folded part, it opens; most browsers do that by themselves.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* As it stands: no address of ours. */ }
    const target = document.getElementById(id);
    for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };
  window.addEventListener("hashchange", reveal);
  reveal();

  // What is folded is printed, also by browsers whose style sheets cannot say so.
  const folded = () => document.querySelectorAll("details[data-folded]");
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details:not([open],[name])")) { part.dataset.folded = ""; part.open = true; }
  });
  window.addEventListener("afterprint", () => { for (const part of folded()) { part.open = false; delete part.dataset.folded; } });

  // Numbers as the page writes them.
  const language = document.documentElement.lang;
  const numbers = language === "ar" ? "ar-u-nu-arab" : language;

  // Where it is said what a button has done or does, for those who do not see it.
  const said = Object.assign(document.createElement("p"), { className: "hidden", role: "status" });
  if (document.querySelector("[data-copy],[data-upload]")) document.querySelector("main").after(said);

  // What belongs to the elements of a page; again for the part that an answer to an upload puts in its place.
  const bind = (root) => {
    maps(root);
    keep(root);

    // Printing.
    for (const button of root.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }

    // What has to be typed elsewhere is copied, as it is typed there. Where the browser copies nothing, the buttons stay away.
    for (const button of navigator.clipboard ? root.querySelectorAll("[data-copy]") : []) {
      button.hidden = false;
      const label = button.querySelector("span");
      const usual = label.textContent;
      button.addEventListener("click", async () => {
        try { await navigator.clipboard.writeText(button.dataset.copy); } catch { button.hidden = true; return; }
        label.textContent = button.dataset.done;
        said.textContent = "";
        setTimeout(() => { said.textContent = button.dataset.said; }, 100);
        setTimeout(() => { label.textContent = usual; }, 3000);
      });
    }

    // Upload with progress; the answer is the page that a plain form would give.
    for (const form of root.querySelectorAll("form[data-upload]")) {
      const input = form.querySelector("input[type=file]");
      const bar = form.querySelector(".upload-bar");
      if (!input || !bar) continue;
      const broken = form.querySelector("[data-upload-broken]");
      const percent = new Intl.NumberFormat(numbers, { style: "percent" });
      form.addEventListener("submit", (event) => {
        const hold = () => {
          event.preventDefault();
          event.stopPropagation();
        };
        // However long it takes, it is sent once.
        if ("sending" in form.dataset) return hold();
        // A button that leads elsewhere, as into another language, sends the form there as it is.
        if (event.submitter && event.submitter.hasAttribute("formaction")) return;
        // Why a file was not taken stays said until another one is chosen: the server never saw it and could say less.
        const why = form.querySelector("[data-file]:not([hidden])");
        const button = event.submitter;
        const wants = (button && button.value === "upload") || "needsFile" in form.dataset;
        // An optional file that was not taken is another one's to replace, or to be let go: to go on would look as if it were there.
        const drop = form.querySelector("[data-file-drop]");
        if (why && (wants || drop) && !input.files.length) {
          hold();
          why.focus();
          return;
        }
        // Who goes on without the file does so knowingly: the first time nothing is sent, and that is said.
        const again = form.querySelector("[data-file-again]");
        if (why && again && again.hidden && !input.files.length) {
          hold();
          again.hidden = false;
          again.focus();
          return;
        }
        if (event.defaultPrevented) return;
        broken.hidden = true;
        if (!input.files.length) return sent(form);
        event.preventDefault();
        const data = new FormData(form);
        if (button && button.name) data.append(button.name, button.value);
        form.dataset.sending = "";
        bar.removeAttribute("value");
        bar.hidden = false;
        const label = bar.getAttribute("aria-label");
        said.textContent = label;
        let quarters = 0;
        const request = new XMLHttpRequest();
        request.upload.addEventListener("progress", (e) => {
          if (!e.lengthComputable) return;
          bar.value = (e.loaded / e.total) * 100;
          // Heard, every step would be too much.
          const now = Math.floor((e.loaded / e.total) * 4);
          if (now > quarters) said.textContent = `${label}: ${percent.format(now / 4)}`;
          quarters = now;
        });
        // The page stays as it is, with all that was typed and chosen, and the same button sends it again.
        const lost = () => {
          bar.hidden = true;
          said.textContent = "";
          free(form);
          broken.hidden = false;
          broken.focus();
        };
        request.addEventListener("load", () => {
          const answer = new DOMParser().parseFromString(request.responseText, "text/html");
          const main = answer.querySelector("main");
          // What stands between this browser and the program answers for it when it is away, and the program itself when it has no room.
          const away = [429, 502, 503, 504].includes(request.status) && !(main && main.querySelector("form[data-upload]"));
          if (away || (!main && request.status >= 400)) return lost();
          // A page of its own is gone to; one that answers the form itself, with what was typed in it, is nowhere else.
          if (request.status < 400 && !(main && "address" in main.dataset)) {
            sent(form);
            return location.assign(request.responseURL);
          }
          said.textContent = "";
          document.title = answer.title;
          document.querySelector("main").replaceWith(main);
          bind(main);
          (main.querySelector("[data-focus]") || main).focus();
        });
        request.addEventListener("error", lost);
        request.open("POST", form.action);
        request.send(data);
      });
    }

    // What the server said of the last choice is over with a new one.
    const forget = (input) => {
      const said = document.getElementById(`${input.id}-wrong`);
      if (!said) return;
      said.remove();
      input.closest(".field-wrong").classList.remove("field-wrong");
      input.removeAttribute("aria-invalid");
      const described = input.getAttribute("aria-describedby").split(" ").filter((id) => id !== `${input.id}-wrong`);
      if (described.length) input.setAttribute("aria-describedby", described.join(" "));
      else input.removeAttribute("aria-describedby");
      // Above the form it goes where it was the only thing.
      document.querySelector(`.errors li:only-child a[href="#${input.id}"]`)?.closest(".errors").remove();
    };

    // What the server would refuse is not sent at all. The server looks again, and into the file.
    for (const input of root.querySelectorAll("input[type=file][data-largest]")) {
      const types = input.accept.split(",");
      const said = (what) => input.form.querySelector(`[data-file=${what}]`);
      input.addEventListener("change", () => {
        forget(input);
        const files = [...input.files];
        const ending = (file) => (file.name.includes(".") ? `.${file.name.split(".").pop().toLowerCase()}` : "");
        const isOther = (file) => file.type && !types.includes(file.type) && !types.includes(ending(file));
        const otherType = files.some(isOther);
        const isLarge = (file) => file.size > Number(input.dataset.largest);
        const tooLarge = !otherType && files.some(isLarge);
        const names = files.filter(otherType ? isOther : isLarge).map((file) => file.name).join(", ");
        for (const name of input.form.querySelectorAll("[data-file-name]")) name.textContent = names;
        said("type").hidden = !otherType;
        said("large").hidden = !tooLarge;
        const drop = input.form.querySelector("[data-file-drop]");
        if (drop) drop.hidden = !(otherType || tooLarge);
        const again = input.form.querySelector("[data-file-again]");
        if (again) again.hidden = true;
        if (otherType || tooLarge) input.value = "";
      });
      input.form.querySelector("[data-file-drop] button")?.addEventListener("click", (event) => {
        for (const line of input.form.querySelectorAll("[data-file]")) line.hidden = true;
        event.target.closest("[data-file-drop]").hidden = true;
        input.focus();
      });
    }

    // The browser's own words for “no file chosen” are left out; the name of a chosen file stays.
    for (const input of root.querySelectorAll(".picker input")) {
      const mark = () => input.toggleAttribute("data-empty", !input.files.length);
      input.addEventListener("change", mark);
      mark();
    }

    // A filter applies when it is chosen.
    for (const form of root.querySelectorAll("form[data-filters]")) {
      form.addEventListener("change", (event) => {
        const stage = form.elements.stage;
        if (event.target.name === "service" && stage) stage.value = "";
        form.requestSubmit();
      });
    }

    // The grounds are those of the chosen decision.
    for (const form of root.querySelectorAll("form[data-decision]")) {
      const show = () => {
        const chosen = form.elements.decision.value;
        for (const group of form.querySelectorAll("optgroup[data-decision]")) {
          const other = Boolean(chosen) && group.dataset.decision !== chosen;
          group.hidden = other;
          group.disabled = other;
          if (other && group.querySelector("option:checked")) form.elements.ground.value = "";
        }
      };
      form.addEventListener("change", show);
      show();
    }
  };
  bind(document);

  // What is done with several tasks opens when one is ticked, and says how many are.
  const bulk = document.querySelector("details[data-bulk]");
  if (bulk) {
    const count = bulk.querySelector("[data-count]");
    const number = new Intl.NumberFormat(numbers);
    const ticked = () => document.querySelectorAll("input[form=bulk][name=tasks]:checked").length;
    const show = () => {
      count.hidden = ticked() === 0;
      count.textContent = number.format(ticked());
    };
    document.addEventListener("change", (event) => {
      if (!event.target.matches("input[form=bulk][name=tasks]")) return;
      if (event.target.checked) bulk.open = true;
      show();
    });
    show();
  }

  // The desk's list by keyboard; single keys can be switched off (WCAG 2.1.4).
  const tasks = document.querySelector("table[data-tasks]");
  if (!tasks) return;
  const rows = [...tasks.tBodies[0].rows];
  let here = -1;
  // The line is the one with the focus, whether it came there by j and k or by Tab.
  tasks.addEventListener("focusin", (event) => {
    if (rows[here]) delete rows[here].dataset.here;
    here = rows.indexOf(event.target.closest("tr"));
    if (rows[here]) rows[here].dataset.here = "";
  });
  const go = (to) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    row.querySelector("a").focus();
    row.scrollIntoView({ block: "nearest" });
  };
  const keySwitch = document.querySelector("[data-keys-switch]");
  const box = keySwitch.querySelector("input");
  keySwitch.hidden = false;
  box.checked = localStorage.getItem("keys") !== "off";
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]),select,textarea")) return;
    // Under a Persian or Arabic layout the place of the key counts.
    const place = { KeyJ: "j", KeyK: "k", KeyC: "c", KeyX: "x", Slash: "?" }[event.code];
    const key = /^[!-~]$|^Enter$/.test(event.key) || event.shiftKey !== (place === "?") ? event.key : place;
    if (key === "j") go(here + 1);
    else if (key === "k") go(here - 1);
    else if (key === "x" && rows[here]) rows[here].querySelector("input[type=checkbox]")?.click();
    else if (key === "c" && rows[here]) rows[here].querySelector("form")?.requestSubmit();
    else if (key === "Enter" && rows[here] && event.target === document.body) rows[here].querySelector("a").click();
    else if (key === "?") {
      const keys = document.querySelector(".keys");
      keys.open = !keys.open;
      keys.querySelector("summary").focus();
    }
  });
})();
