/** One element's visit to a check: the state of it, drawn. */

import type { Assessment } from "./assessment.ts";
import { append, h } from "./dom.ts";
import { answersIn, takePart } from "./form.ts";
import { directionOf } from "./language.ts";
import { type Action, INITIAL, type Rules, type State, transition } from "./machine.ts";
import type { Answers, Host, View } from "./protocol.ts";
import { resultPage } from "./result.ts";
import { isSame, readAnswers, rulesOf } from "./rules.ts";
import type { Scene } from "./scene.ts";
import { score } from "./scorer.ts";
import type { Result } from "./scoring.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { adopt } from "./sheet.ts";
import { questionPage, showError, startPage } from "./view.ts";

const PAGES = { start: startPage, question: questionPage, result: resultPage };
const HEADING = "[tabindex]";
/** What keeps a state of its own while it is redrawn: as many in every language. */
const LIVE = `${HEADING}, input, button, details, summary`;

/** Counts the visits of this script, to keep their radios apart. */
let visits = 0;

export class Visit implements View {
  readonly #host: Host;
  readonly #assessment: Assessment;
  readonly #styles: string;
  readonly #rules: Rules;
  readonly #instance = ++visits;
  readonly #panel = h("div", {});
  #state = INITIAL;
  #settings?: Settings;
  #isReady = false;

  constructor(host: Host, assessment: Assessment, styles: string) {
    this.#host = host;
    this.#assessment = assessment;
    this.#styles = styles;
    this.#rules = rulesOf(assessment.scoring);
    // The element's own children stay, unseen, so that the room they took stays too.
    host.root.replaceChildren(h("section", {}, h("slot", { inert: "" }), this.#panel));
    this.#refresh();
  }

  get answers(): Answers {
    return Object.fromEntries(this.#state.answers);
  }

  set answers(value: Answers) {
    const answers = readAnswers(this.#assessment.scoring, value);
    if (!answers) console.warn("niveau-check: wrong answers", value);
    else if (!isSame(answers, this.#state.answers)) this.#replace({ type: "answers", answers });
  }

  get result(): Result | null {
    const { scoring } = this.#assessment;
    return this.#state.phase === "result" ? score(scoring, this.answers) as Result : null;
  }

  restart(): void {
    this.#replace({ type: "restart" });
    this.#emit("restart");
  }

  notify(change: string, value?: unknown): void {
    if (change === "connected") this.#connect();
    if (change === "attributes") this.#refresh();
    if (change === "disabled") this.#update();
    if (change === "reset") this.#replace({ type: "restart" });
    if (change === "restore") this.#restore(value);
  }

  #connect(): void {
    this.#refresh();
    if (this.#isReady) return;
    this.#isReady = true;
    this.#emit("ready");
  }

  #restore(value: unknown): void {
    const answers = readAnswers(this.#assessment.scoring, answersIn(value));
    if (answers) this.#replace({ type: "answers", answers });
  }

  /** Draw again only if what the element asks for is not what is drawn. */
  #refresh(): void {
    const { element, root } = this.#host;
    const settings = settingsOf(element, this.#assessment.languages);
    const drawn = this.#settings;
    this.#settings = settings;
    adopt(root, this.#styles);
    if (`${Object.values(settings)}` === `${drawn && Object.values(drawn)}`) this.#update();
    else this.#redraw();
  }

  /** What a page or a browser did: the focus stays out unless it was inside. */
  #replace(action: Action): void {
    const hadFocus = this.#host.root.activeElement;
    this.#state = transition(this.#rules, this.#state, action);
    this.#draw();
    if (hadFocus) this.#focus(HEADING);
  }

  /** What the visitor did. */
  #do(action: Action): void {
    const before = this.#state;
    const { phase, index, missing } = this.#state = transition(this.#rules, before, action);
    const isSamePage = phase === before.phase && index === before.index;
    if (isSamePage) this.#update();
    else this.#draw();
    if (missing && action.type === "next") this.#focus("input");
    else if (!isSamePage) this.#focus(HEADING);
    this.#report(action, before);
  }

  #report(action: Action, before: State): void {
    const { type } = action;
    if (type === "start" || type === "restart") this.#emit(type);
    if (type === "choose") this.#emit("answer", { question: this.#rules.questions[action.index] });
    const { answers, result } = this;
    if (result && before.phase !== "result") this.#emit("complete", { answers, result });
  }

  #emit(name: string, more?: object): void {
    const { check, scoring: { version } } = this.#assessment;
    const detail = { check, version, lang: this.#settings!.language, ...more };
    this.#host.element.dispatchEvent(
      new CustomEvent(`niveau-${name}`, { bubbles: true, composed: true, detail }),
    );
  }

  get #scene(): Scene {
    const settings = this.#settings!;
    return {
      ...settings,
      assessment: this.#assessment,
      texts: this.#assessment.texts[settings.language],
      state: this.#state,
      result: this.result,
      instance: this.#instance,
      send: (action) => this.#do(action),
    };
  }

  #draw(): void {
    const { language, state } = this.#scene;
    const panel = this.#panel;
    panel.lang = language;
    panel.dir = directionOf(language);
    panel.part.value = `panel ${state.phase}`;
    panel.replaceChildren();
    append(panel, PAGES[state.phase](this.#scene));
    this.#update();
  }

  /** Draw the same page anew; what is open stays open, and the focus where it was. */
  #redraw(): void {
    const live = () => [...this.#panel.querySelectorAll<HTMLDetailsElement>(LIVE)];
    const old = live();
    const focused = old.findIndex((element) => element === this.#host.root.activeElement);
    this.#draw();
    live().forEach((element, i) => {
      if (old[i]?.open) element.open = true;
      if (i === focused) element.focus({ preventScroll: true });
    });
  }

  /** Bring up to date what changes without a new page. */
  #update(): void {
    const { texts, state } = this.#scene;
    showError(this.#panel, texts, state);
    takePart(this.#host, this, texts.strings["required"]);
  }

  #focus(selector: string): void {
    this.#panel.querySelector<HTMLElement>(selector)!.focus();
  }
}
