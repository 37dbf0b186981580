/** An app that renders the tag, changes around it, and takes it away: `update` sets its state. */

import { createElement as h, StrictMode, useState } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";

function App() {
  const [{ title, isShown, told, ...given }, set] = useState({ title: "One", isShown: true });
  globalThis.update = (changes) => set((before) => ({ ...before, ...changes }));
  const complete = ({ detail }) => globalThis.update({ told: detail.result.overall.level });
  return h(
    "section",
    { title },
    h("h1", null, title),
    isShown && h(
      "niveau-check",
      { check: "first", "onniveau-complete": complete, ...given },
      h("a", { href: "/" }, "Take the check"),
    ),
    h("output", null, told),
  );
}

const app = h(StrictMode, null, h(App));
const place = document.querySelector("main");
if (place.hasChildNodes()) hydrateRoot(place, app);
else createRoot(place).render(app);
