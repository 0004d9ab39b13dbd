// Places on a map, beside the fields and lists that say the same without it. Loaded by app.js, after Leaflet.
"use strict";
(() => {
  const L = window.L;
  const language = document.documentElement.lang;
  const number = (n, options) => new Intl.NumberFormat(language === "fa" ? "fa-IR" : language === "ar" ? "ar-u-nu-arab" : language, options).format(n);
  const latin = (s) => s.replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0).replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660);
  const most = 500;
  const least = { point: 1, line: 2, area: 3 };

  // The same forms of writing that the server takes; what it would refuse is no point here.
  const read = (text) => latin(text).replace(/٫/g, ".").replace(/−/g, "-").replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069°NE]/g, "")
    .trim().replace(/^geo:/, "").split(/[\n;؛]/).map((line) => line.split(/[\s,،]+/).filter(Boolean).map(Number))
    .filter((p) => p.length === 2 && Math.abs(p[0]) <= 90 && Math.abs(p[1]) <= 180).slice(0, most);
  const written = ([lat, lon]) => `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
  const shown = ([lat, lon]) => [lat, lon].map((n) => number(n, { minimumFractionDigits: 5, maximumFractionDigits: 5 })).join(" ");

  // Where there are no tiles: a plain ground with a light grid.
  const Squares = L.GridLayer.extend({
    createTile() {
      const square = document.createElement("div");
      square.className = "map-square";
      return square;
    },
  });
  const Scale = L.Control.Scale.extend({
    _updateMetric(metres) {
      const round = this._getRoundNum(metres);
      const label = round < 1000 ? number(round, { style: "unit", unit: "meter" }) : number(round / 1000, { style: "unit", unit: "kilometer" });
      this._mScale.dir = "auto";
      this._updateScale(this._mScale, label, round / metres);
    },
  });
  const corner = (movable) => L.divIcon({ className: movable ? "map-corner map-corner-movable" : "map-corner", iconSize: [20, 20] });

  // Names on the plain ground. A name that would lie on one before it waits until there is room.
  const named = (map, names) => {
    const labels = names.map(({ title, at }) => {
      const label = document.createElement("span");
      label.dir = "auto";
      label.textContent = title[language] || title.fa || Object.values(title)[0];
      L.marker(at, { icon: L.divIcon({ className: "map-name", html: label, iconSize: [10, 10] }), interactive: false, keyboard: false }).addTo(map);
      return { label, at };
    });
    const room = () => {
      const taken = [];
      for (const { label, at } of labels) {
        const { x, y } = map.latLngToLayerPoint(at);
        const [w, h] = [label.offsetWidth / 2 + 4, label.offsetHeight + 14];
        const free = taken.every((t) => Math.abs(t.x - x) > t.w + w || Math.abs(t.y - y) > Math.max(t.h, h));
        label.classList.toggle("map-name-waits", !free);
        if (free) taken.push({ x, y, w, h });
      }
    };
    map.on("zoomend viewreset", room);
    map.whenReady(() => requestAnimationFrame(room));
    document.fonts.ready.then(room);
  };

  const draw = (element, ground) => {
    const shape = element.dataset.map;
    const field = element.matches("textarea") ? element : null;
    const box = document.createElement("div");
    box.className = "map";
    box.dir = "ltr";
    box.setAttribute("role", field ? "application" : "group");
    box.setAttribute("aria-label", element.dataset.mapLabel);
    const tools = field && field.parentElement.querySelector("[data-map-tools]");
    if (tools) {
      tools.before(box);
      tools.hidden = false;
      box.setAttribute("aria-describedby", "map-hint");
    } else element.after(box);

    const map = L.map(box, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, keyboardPanDelta: 40, fadeAnimation: false });
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) map.options.zoomAnimation = map.options.inertia = false;
    L.control.zoom({ zoomInTitle: element.dataset.mapIn, zoomOutTitle: element.dataset.mapOut, zoomInText: "+", zoomOutText: "−" }).addTo(map);
    new Scale({ imperial: false }).addTo(map);
    if (ground.tiles) {
      L.control.attribution({ prefix: false }).addTo(map);
      const credit = document.createElement("span");
      credit.textContent = ground.attribution;
      L.tileLayer(ground.tiles, { maxZoom: 19, attribution: credit.outerHTML, referrerPolicy: "strict-origin" }).addTo(map);
    } else {
      new Squares({ maxZoom: 19 }).addTo(map);
      const near = Object.assign(document.createElement("span"), { dir: "auto", textContent: element.dataset.mapNear });
      if (ground.names.length) L.control.attribution({ prefix: false }).addAttribution(near.outerHTML).addTo(map);
      named(map, ground.names);
    }

    let points = [];
    const drawn = L.layerGroup().addTo(map);
    const say = tools && tools.querySelector("[role=status]");
    const show = () => {
      drawn.clearLayers();
      if (shape === "line" && points.length > 1) L.polyline(points, { className: "map-drawn", interactive: false }).addTo(drawn);
      if (shape === "area" && points.length > 1) L.polygon(points, { className: "map-drawn", interactive: false }).addTo(drawn);
      // A line of hundreds of corners has no place for a handle at each.
      if (field || shape === "point" || points.length <= 50) points.forEach((p, i) => {
        const mark = L.marker(p, { icon: corner(Boolean(field)), draggable: Boolean(field), keyboard: false, interactive: Boolean(field) }).addTo(drawn);
        mark.on("dragend", () => {
          const to = mark.getLatLng().wrap();
          points[i] = [to.lat, to.lng];
          write();
        });
      });
      if (tools) for (const b of tools.querySelectorAll("[data-map-undo],[data-map-clear]")) b.setAttribute("aria-disabled", String(!points.length));
    };
    const look = () => {
      if (points.length > 1) map.fitBounds(points, { padding: [30, 30], maxZoom: 17, animate: false });
      else if (points.length) map.setView(points[0], 16, { animate: false });
      else map.setView(ground.view.slice(0, 2), ground.view[2], { animate: false });
    };
    const write = () => {
      field.value = points.map(written).join("\n");
      show();
    };
    const put = (at) => {
      const to = L.latLng(at).wrap();
      const point = [to.lat, to.lng];
      if (shape === "point") points = [point];
      else if (points.length < most) points.push(point);
      write();
      say.textContent = `${number(points.length)}: ${shown(point)}`;
    };

    points = field ? read(field.value) : [...element.querySelectorAll("li")].flatMap((li) => read(li.textContent));
    look();
    show();
    if (!field) return;

    field.addEventListener("input", () => {
      points = read(field.value);
      show();
      if (points.length >= least[shape]) look();
    });
    map.on("click", (event) => put(event.latlng));
    map.doubleClickZoom.disable();
    const cross = document.createElement("div");
    cross.className = "map-cross";
    cross.setAttribute("aria-hidden", "true");
    box.append(cross);
    box.addEventListener("keydown", (event) => {
      if (event.target !== box) return;
      if (event.key === "Enter" || event.key === " ") put(map.getCenter());
      else if (event.key === "Backspace") undo();
      else return;
      event.preventDefault();
    });
    const undo = () => {
      points.pop();
      write();
      say.textContent = number(points.length);
    };
    tools.querySelector("[data-map-undo]").addEventListener("click", undo);
    tools.querySelector("[data-map-clear]").addEventListener("click", () => {
      points = [];
      write();
      say.textContent = number(0);
    });
    const mine = tools.querySelector("[data-map-mine]");
    const lost = tools.querySelector("[data-map-lost]");
    mine.hidden = !navigator.geolocation;
    mine.addEventListener("click", () => navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        lost.hidden = true;
        map.setView([coords.latitude, coords.longitude], 17, { animate: false });
        if (shape === "point") put([coords.latitude, coords.longitude]);
      },
      () => { lost.hidden = false; },
      { enableHighAccuracy: true, timeout: 15000 },
    ));
  };

  fetch("/assets/map.json").then((answer) => answer.json()).then((ground) => {
    const drawIn = (root) => { for (const element of root.querySelectorAll("[data-map]")) draw(element, ground); };
    drawIn(document);
    document.addEventListener("dargah:maps", (event) => drawIn(event.target));
  });
})();
