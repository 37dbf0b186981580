/** One check's engine: what its script registers, and the view that it mounts on an element. */

import type { Assessment } from "./assessment.ts";
import { append, h } from "./dom.ts";
import { directionOf, languageOf, lookup } from "./language.ts";
import { type Action, INITIAL, type Rules, type State, transition } from "./machine.ts";
import { type Answers, type Engine, type Host, PROTOCOL, type View } from "./protocol.ts";
import { resultPage } from "./result.ts";
import { isSame, readAnswers, rulesOf } from "./rules.ts";
import type { Scene } from "./scene.ts";
import { score } from "./scorer.ts";
import type { Result } from "./scoring.ts";
import { adopt } from "./sheet.ts";
import { questionPage, showErrors, startPage } from "./view.ts";

const PAGES = { start: startPage, question: questionPage, result: resultPage };

/** Counts the elements of this engine, to keep their radios apart. */
let mounted = 0;

export function createEngine(assessment: Assessment, styles: string): Engine {
  const { check, scoring } = assessment;
  return {
    protocol: PROTOCOL,
    check,
    version: scoring.version,
    score: (answers) => score(scoring, answers),
    mount: (host) => new Visit(host, assessment, styles),
  };
}

/** One element's visit to a check. */
class Visit implements View {
  readonly #host: Host;
  readonly #assessment: Assessment;
  readonly #styles: string;
  readonly #rules: Rules;
  readonly #instance: string;
  readonly #panel = h("div", { part: "panel" });
  #state = INITIAL;
  #scene!: Scene;
  #isReady = false;

  constructor(host: Host, assessment: Assessment, styles: string) {
    this.#host = host;
    this.#assessment = assessment;
    this.#styles = styles;
    this.#rules = rulesOf(assessment.scoring);
    this.#instance = `${assessment.check}-${++mounted}`;
    // The element's own children stay, unseen, so that the room they took stays too.
    host.root.replaceChildren(h("div", { part: "frame" }, h("slot", { inert: true }), this.#panel));
    adopt(host.root, styles);
    this.#draw();
  }

  get answers(): Answers {
    return Object.fromEntries(this.#state.answers);
  }

  set answers(value: Answers) {
    const answers = readAnswers(this.#assessment.scoring, value);
    if (!answers) console.warn("niveau-check: these answers do not fit, ignored:", value);
    else if (!isSame(answers, this.#state.answers)) this.#redo({ type: "answers", answers });
  }

  get result(): Result | null {
    const { scoring } = this.#assessment;
    return this.#state.phase === "result" ? score(scoring, this.answers) as Result : null;
  }

  restart(): void {
    this.#redo({ type: "restart" });
    this.#emit("restart");
  }

  notify(change: string, value?: unknown): void {
    if (change === "connected") this.#connect();
    if (change === "attributes") this.#refresh();
    if (change === "disabled") this.#sync();
    if (change === "reset") this.#redo({ type: "restart" });
    if (change === "restore") this.#restore(value);
  }

  #connect(): void {
    adopt(this.#host.root, this.#styles);
    this.#refresh();
    if (this.#isReady) return;
    this.#isReady = true;
    this.#emit("ready");
  }

  /** Take up a form value of this element, perhaps one of long ago. */
  #restore(value: unknown): void {
    try {
      const answers = readAnswers(this.#assessment.scoring, JSON.parse(`${value}`).answers);
      if (answers) this.#redo({ type: "answers", answers });
    } catch {
      // No value of ours: nothing to restore.
    }
  }

  /** Draw again if what the attributes ask for is not what is drawn. */
  #refresh(): void {
    const { language, headingLevel } = this.#makeScene();
    const now = this.#scene;
    if (language !== now.language || headingLevel !== now.headingLevel) this.#drawInPlace();
    this.#sync();
  }

  /** What a page did: the focus is not its to move, unless it is inside. */
  #redo(action: Action): void {
    const hadFocus = this.#host.root.activeElement;
    this.#state = transition(this.#rules, this.#state, action);
    this.#draw();
    if (hadFocus) this.#focus("heading");
  }

  /** What the visitor did. */
  #do(action: Action): void {
    const before = this.#state;
    this.#state = transition(this.#rules, before, action);
    const isSamePage = pageOf(before) === pageOf(this.#state);
    if (isSamePage) this.#update();
    else this.#draw();
    const [missing] = this.#state.missing;
    if (missing !== undefined && action.type === "next") this.#focus(`option${missing}-0`);
    else if (!isSamePage) this.#focus("heading");
    this.#report(action, before);
  }

  #report(action: Action, before: State): void {
    const { questions } = this.#rules;
    if (action.type === "start" || action.type === "restart") this.#emit(action.type);
    if (action.type === "choose") this.#emit("answer", { question: questions[action.index] });
    if (this.#state.phase === "result" && before.phase !== "result") {
      this.#emit("complete", { answers: this.answers, result: this.result });
    }
  }

  #emit(name: string, more: object = {}): void {
    const { check, scoring: { version } } = this.#assessment;
    const detail = { check, version, lang: this.#scene.language, ...more };
    this.#host.element.dispatchEvent(
      new CustomEvent(`niveau-${name}`, { bubbles: true, composed: true, detail }),
    );
  }

  #makeScene(): Scene {
    const { element } = this.#host;
    const assessment = this.#assessment;
    const language = lookup(languageOf(element), assessment.languages);
    const level = element.getAttribute("heading-level") ?? "";
    return {
      assessment,
      language,
      texts: assessment.texts[language],
      headingLevel: /^[1-5]$/.test(level) ? +level : 2,
      state: this.#state,
      result: this.result,
      instance: this.#instance,
      send: (action) => this.#do(action),
    };
  }

  #draw(): void {
    const scene = this.#scene = this.#makeScene();
    this.#panel.lang = scene.language;
    this.#panel.dir = directionOf(scene.language);
    this.#panel.replaceChildren();
    append(this.#panel, PAGES[this.#state.phase](scene));
    this.#update();
  }

  /** Draw the same page anew; what is open stays open and the focus where it was. */
  #drawInPlace(): void {
    const { root } = this.#host;
    const focused = root.activeElement;
    const open = [...root.querySelectorAll("details[open]")].map(({ id }) => id);
    this.#draw();
    for (const id of open) root.getElementById(id)?.toggleAttribute("open", true);
    if (focused) this.#focus(focused.id || "heading");
  }

  /** Bring up to date what changes without a new page. */
  #update(): void {
    this.#scene = this.#makeScene();
    showErrors(this.#host.root, this.#scene);
    this.#sync();
  }

  /** Take part in a form as the element's attributes ask. */
  #sync(): void {
    const { element, root, internals } = this.#host;
    const controls = [...root.querySelectorAll<Control>("input, button")];
    const isDisabled = element.matches(":disabled");
    for (const control of controls) control.disabled = isDisabled;
    const { answers, result } = this;
    internals.setFormValue(
      element.hasAttribute("name") ? JSON.stringify({ answers, result }) : null,
    );
    const isMissing = element.hasAttribute("required") && !result;
    const message = this.#scene.texts.strings["required"];
    if (isMissing) internals.setValidity({ valueMissing: true }, message, controls[0]);
    else internals.setValidity({});
  }

  #focus(id: string): void {
    this.#host.root.getElementById(id)?.focus();
  }
}

type Control = HTMLInputElement | HTMLButtonElement;

function pageOf({ phase, index }: State): string {
  return phase + index;
}
