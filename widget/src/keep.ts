/** What a visitor can take away of a result, each only where it can work. */

import { type Child, h, isSandboxed, plain } from "./dom.ts";
import { FULL } from "./full.ts";
import { type Level, noticesOf, type Row } from "./level.ts";
import { strongestInWords } from "./outcome.ts";
import { isQuiz } from "./rules.ts";
import { say, type Scene } from "./scene.ts";
import { button } from "./view.ts";

/** Long enough for every browser to have read the file. */
const FILE_KEPT_MS = 10_000;

/** Buttons to print, copy and download; and what came of copying. */
export function keep(scene: Scene, rows: readonly Row[], level: Level): Child {
  if (isSandboxed) return null;
  const status = h("p", { role: "status", part: "hint" });
  const tell = (key: string) => () => status.replaceChildren(...say(scene, key) as string[]);
  const copy = () =>
    navigator.clipboard.writeText(inWords(scene, rows, level)).then(
      tell("copied"),
      tell("not-copied"),
    );
  const print = () => {
    scene.emit("print");
    self.print();
  };
  return [
    "print" in self && button(scene, "print", "print", print),
    mayCopy() && button(scene, "copy", "copy", copy),
    button(scene, "download", "download", () => download(scene)),
    status,
  ];
}

/** Frames of other sites may not copy; Chromium says so beforehand. */
function mayCopy(): boolean {
  const { featurePolicy } = document as {
    featurePolicy?: { allowsFeature(name: string): boolean };
  };
  return !!navigator.clipboard && featurePolicy?.allowsFeature("clipboard-write") !== false;
}

/** The result as plain text: what the page says of it, but for steps and figures. */
function inWords(scene: Scene, rows: readonly Row[], { name, summary }: Level): string {
  const { texts: { title, url }, result } = scene;
  const text = (child: Child) => h("p", {}, child).textContent;
  const worst = rows.find(({ id }) => id === result.bottleneck?.dimension);
  const none = say(scene, "no-level");
  return [
    title,
    "",
    ...FULL ? strongestInWords(scene, rows).map(text) : [],
    name && text(say(scene, "level", { level: name })),
    summary && plain(summary),
    ...FULL && result.void ? [text(say(scene, "void")), plain(scene.texts.void!)] : [],
    ...FULL ? noticesOf(scene).map(plain) : [],
    FULL && isQuiz(scene.scoring) ? null : text(
      worst ? say(scene, "bottleneck", { dimension: worst.name }) : say(scene, "no-bottleneck"),
    ),
    "",
    ...rows.map(({ name, level, score }) =>
      text([name, ": ", FULL && isQuiz(scene.scoring) ? null : [level.name ?? none, ", "], score])
    ),
    "",
    url,
  ].filter((line) => typeof line === "string").join("\n");
}

/** Save answers and result as a file, named after the check. */
function download({ check, language, result, state }: Scene): void {
  const answers = Object.fromEntries(state.answers);
  const data = { check, version: result.version, lang: language, answers, result };
  const file = new Blob([JSON.stringify(data, null, 2)], { type: "application/json" });
  const href = URL.createObjectURL(file);
  h("a", { href, download: `${check}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(href), FILE_KEPT_MS);
}
