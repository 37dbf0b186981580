/** One element's visit to a check: the state of it, drawn. */

import type { Assessment } from "./assessment.ts";
import { append, h } from "./dom.ts";
import { directionOf } from "./language.ts";
import { type Action, type Given, INITIAL, phaseOf, transition } from "./machine.ts";
import type { Host, View } from "./protocol.ts";
import { resultPage } from "./result.ts";
import { answersIn, isSame, readAnswers, rulesOf } from "./rules.ts";
import { score } from "./scorer.ts";
import type { Result } from "./scoring.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { adopt } from "./sheet.ts";
import { questionPage, showError, startPage } from "./view.ts";

const PAGES = { start: startPage, question: questionPage, result: resultPage };
const HEADING = "[tabindex]";
/** What has a state of its own beside ours: as many in every language. */
const LIVE = `${HEADING}, input, button, details, summary`;

/** Draw a check on an element. All that changes is in the four variables; the bytes forbid a class. */
export function visit(
  { element, root, internals }: Host,
  assessment: Assessment,
  styles: string,
): View {
  const { check, scoring, texts, languages } = assessment;
  const rules = rulesOf(scoring);
  const panel = h("fieldset", { role: "none" });
  let state = INITIAL;
  let settings!: Settings;
  let drawn: string | undefined;
  let isReady = false;

  const view: View = {
    get answers() {
      return Object.fromEntries(state.answers);
    },
    set answers(value) {
      if (!accept(value)) console.warn("niveau-check: wrong answers", value);
    },
    get result() {
      return phaseOf(state, rules) === "result" ? score(scoring, view.answers) : null;
    },
    restart() {
      replace();
      emit("restart");
    },
    notify(change, value) {
      if (change === "connected") connect();
      if (change === "attributes" || change === "disabled") refresh();
      if (change === "reset") replace();
      if (change === "restore") accept(answersIn(value));
    },
  };

  function connect(): void {
    refresh();
    if (isReady) return;
    isReady = true;
    emit("ready");
  }

  /** Take over answers if they fit. The same again changes nothing: a page may echo them. */
  function accept(value: unknown): boolean {
    const answers = readAnswers(scoring, rules, value);
    if (answers && !isSame(answers, state.answers)) replace(answers);
    return !!answers;
  }

  /** What a page or a browser did: the focus stays out unless it was inside. */
  function replace(answers?: Given): void {
    const hadFocus = root.activeElement;
    state = transition(rules, state, { type: "restart", answers });
    draw();
    if (hadFocus) focus(HEADING);
  }

  /** What the visitor did. */
  function send(action: Action): void {
    const { page } = state;
    state = transition(rules, state, action);
    if (page === state.page) update();
    else draw();
    if (state.missing) focus("input");
    else if (page !== state.page) focus(HEADING);
    report(action, page);
  }

  function report(action: Action, pageBefore: number): void {
    const { type } = action;
    if (type === "answer") emit(type, { question: action.question });
    if (type === "restart") emit(type);
    if (!pageBefore) emit("start");
    const { answers, result } = view;
    if (type === "next" && result) emit("complete", { answers, result });
  }

  function emit(name: string, more?: object): void {
    const detail = { check, version: scoring.version, lang: settings.language, ...more };
    const options = { bubbles: true, composed: true, detail };
    element.dispatchEvent(new CustomEvent(`niveau-${name}`, options));
  }

  /** Bring all up to date with the element; draw again only if it asks for something else. */
  function refresh(): void {
    adopt(root, styles);
    settings = settingsOf(element, languages);
    const wanted = JSON.stringify(settings);
    if (drawn === wanted) update();
    else redraw();
    drawn = wanted;
  }

  /** Draw the same page anew; what is open stays open, and the focus where it was. */
  function redraw(): void {
    const live = () => [...panel.querySelectorAll<HTMLDetailsElement>(LIVE)];
    const old = live();
    const focused = root.activeElement;
    draw();
    live().forEach((each, i) => {
      if (old[i]?.open) each.open = true;
      if (focused && old[i] === focused) each.focus({ preventScroll: true });
    });
  }

  function draw(): void {
    const phase = phaseOf(state, rules);
    const { language } = settings;
    panel.lang = language;
    panel.dir = directionOf(language);
    panel.part = `panel ${phase}`;
    panel.replaceChildren();
    const result = view.result as Result;
    append(
      panel,
      PAGES[phase]({ ...settings, scoring, texts: texts[language], state, result, send }),
    );
    update();
  }

  /** Bring up to date what changes without a new page. */
  function update(): void {
    const { unanswered, required } = texts[settings.language].strings;
    showError(panel, state.missing ? unanswered : "");
    takePart(required);
  }

  /** Take part in a form of the page as the element's attributes say. */
  function takePart(message: string): void {
    const { answers, result } = view;
    const value = JSON.stringify({ answers, result });
    const valueMissing = element.hasAttribute("required") && !result;
    panel.disabled = element.matches(":disabled");
    internals.setFormValue(element.hasAttribute("name") ? value : null);
    internals.setValidity({ valueMissing }, message, panel.querySelector("button")!);
  }

  function focus(selector: string): void {
    panel.querySelector<HTMLElement>(selector)!.focus();
  }

  // The element's own children stay, unseen, so that the room they took stays too.
  root.replaceChildren(h("section", {}, h("slot", { inert: true }), panel));
  refresh();
  return view;
}
