/** One element's visit to a check: the state of it, drawn. */

import type { Assessment } from "./assessment.ts";
import { append, h } from "./dom.ts";
import { answersIn, takePart } from "./form.ts";
import { directionOf } from "./language.ts";
import { type Action, INITIAL, phaseOf, type Rules, type State, transition } from "./machine.ts";
import type { Answers, Host, View } from "./protocol.ts";
import { resultPage } from "./result.ts";
import { isSame, readAnswers, rulesOf } from "./rules.ts";
import { score } from "./scorer.ts";
import type { Result } from "./scoring.ts";
import { settingsOf } from "./settings.ts";
import { adopt } from "./sheet.ts";
import { questionPage, showError, startPage } from "./view.ts";

const PAGES = { start: startPage, question: questionPage, result: resultPage };
const HEADING = "[tabindex]";
/** What has a state of its own beside ours: as many in every language. */
const LIVE = `${HEADING}, input, button, details, summary`;

export class Visit implements View {
  readonly #host: Host;
  readonly #assessment: Assessment;
  readonly #styles: string;
  readonly #rules: Rules;
  readonly #panel = h("fieldset", { role: "none" });
  #state = INITIAL;
  /** The settings that the drawing was made for. */
  #drawn = "";
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
    if (!this.#accept(value)) console.warn("niveau-check: wrong answers", value);
  }

  get result(): Result | null {
    const isThere = phaseOf(this.#state, this.#rules) === "result";
    return isThere ? score(this.#assessment.scoring, this.answers) as Result : null;
  }

  restart(): void {
    this.#replace({ type: "restart" });
    this.#emit("restart");
  }

  notify(change: string, value?: unknown): void {
    if (change === "connected") this.#connect();
    if (change === "attributes" || change === "disabled") this.#refresh();
    if (change === "reset") this.#replace({ type: "restart" });
    if (change === "restore") this.#accept(answersIn(value));
  }

  #connect(): void {
    this.#refresh();
    if (this.#isReady) return;
    this.#isReady = true;
    this.#emit("ready");
  }

  /** Take over answers if they fit. The same again changes nothing: a page may echo them. */
  #accept(value: unknown): boolean {
    const answers = readAnswers(this.#assessment.scoring, value);
    if (answers && !isSame(answers, this.#state.answers)) {
      this.#replace({ type: "answers", answers });
    }
    return !!answers;
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
    const { page, missing } = this.#state = transition(this.#rules, before, action);
    if (page === before.page) this.#update();
    else this.#draw();
    if (missing) this.#focus("input");
    else if (page !== before.page) this.#focus(HEADING);
    this.#report(action, before);
  }

  #report(action: Action, before: State): void {
    if (action.type === "answer") this.#emit("answer", { question: action.question });
    if (action.type === "restart") this.#emit("restart");
    if (!before.page) this.#emit("start");
    const { answers, result } = this;
    if (action.type === "next" && result) this.#emit("complete", { answers, result });
  }

  #emit(name: string, more?: object): void {
    const { check, scoring: { version } } = this.#assessment;
    const detail = { check, version, lang: this.#panel.lang, ...more };
    this.#host.element.dispatchEvent(
      new CustomEvent(`niveau-${name}`, { bubbles: true, composed: true, detail }),
    );
  }

  /** Bring all up to date with the element; draw again only if it asks for something else. */
  #refresh(): void {
    adopt(this.#host.root, this.#styles);
    const settings = settingsOf(this.#host.element, this.#assessment.languages);
    if (this.#drawn === `${Object.values(settings)}`) this.#update();
    else this.#redraw();
  }

  /** Draw the same page anew; what is open stays open, and the focus where it was. */
  #redraw(): void {
    const live = () => [...this.#panel.querySelectorAll<HTMLDetailsElement>(LIVE)];
    const old = live();
    const focused = this.#host.root.activeElement;
    this.#draw();
    live().forEach((element, i) => {
      if (old[i]?.open) element.open = true;
      if (focused && old[i] === focused) element.focus({ preventScroll: true });
    });
  }

  #draw(): void {
    const panel = this.#panel;
    const assessment = this.#assessment;
    const state = this.#state;
    const settings = settingsOf(this.#host.element, assessment.languages);
    const { language } = settings;
    const phase = phaseOf(state, this.#rules);
    const texts = assessment.texts[language];
    const send = (action: Action) => this.#do(action);
    this.#drawn = `${Object.values(settings)}`;
    panel.lang = language;
    panel.dir = directionOf(language);
    panel.part.value = `panel ${phase}`;
    panel.replaceChildren();
    append(
      panel,
      PAGES[phase]({ ...settings, assessment, texts, state, result: this.result, send }),
    );
    this.#update();
  }

  /** Bring up to date what changes without a new page. */
  #update(): void {
    const { strings } = this.#assessment.texts[this.#panel.lang];
    showError(this.#panel, this.#state.missing ? strings["unanswered"] : "");
    takePart(this.#host, this, this.#panel, strings["required"]);
  }

  #focus(selector: string): void {
    this.#panel.querySelector<HTMLElement>(selector)!.focus();
  }
}
