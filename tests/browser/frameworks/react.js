/** An app that renders the tag, changes around it, and takes it away: `update` sets its state. */

import { createElement as h, StrictMode, useEffect, useRef, useState } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";

function App() {
  const [state, set] = useState({ title: "One", isShown: true });
  const { title, isShown, told, byRef, answers } = state;
  globalThis.update = (changes) => set((before) => ({ ...before, ...changes }));
  const complete = ({ detail }) => globalThis.update({ told: detail.result.overall.level });
  const element = useRef(null);
  useEffect(() => {
    if (byRef) element.current.answers = byRef;
  }, [byRef]);
  useEffect(() => {
    const { current } = element;
    const hear = ({ detail }) => {
      globalThis.heard = detail.result.overall.level;
    };
    current?.addEventListener("niveau-complete", hear);
    return () => current?.removeEventListener("niveau-complete", hear);
  }, [isShown]);
  return h(
    "section",
    { title },
    h("h1", null, title),
    isShown && h(
      "niveau-check",
      { ref: element, check: "first", answers, "onniveau-complete": complete },
      h("a", { href: "/" }, "Take the check"),
    ),
    h("output", null, told),
  );
}

const app = h(StrictMode, null, h(App));
const place = document.querySelector("main");
if (place.hasChildNodes()) hydrateRoot(place, app);
else createRoot(place).render(app);
