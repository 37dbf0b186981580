/** One element's visit to a check: the state of it, drawn. */

import type { Assessment } from "./assessment.ts";
import { append, h, leave } from "./dom.ts";
import {
  type Action,
  type Given,
  INITIAL,
  isLast,
  moved,
  phaseOf,
  type Rules,
  transition,
} from "./machine.ts";
import type { Host, View } from "./protocol.ts";
import { focusIn, questionPage, updateQuestions } from "./questions.ts";
import { resultPage } from "./result.ts";
import { answersIn, isSame, readAnswers, rulesOf } from "./rules.ts";
import type { Scene } from "./scene.ts";
import { score } from "./scorer.ts";
import type { Result } from "./scoring.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { adopt } from "./sheet.ts";
import { unfolding } from "./unfold.ts";
import { startPage } from "./view.ts";

const PAGES = { start: startPage, question: questionPage, result: resultPage };
const HEADING = "[tabindex]";
/** What has a state of its own beside ours: as many in every language. */
const LIVE = `${HEADING}, input, button, a, details, summary`;

/** Draw a check on an element. All that changes is in the few variables; the bytes forbid a class. */
export function visit(
  { element, root, internals }: Host,
  assessment: Assessment,
  styles: string,
): View {
  const { check, scoring, texts, languages } = assessment;
  const panel = h("fieldset", { role: "none" });
  const [unfold, stopUnfolding] = unfolding(panel);
  let state = INITIAL;
  let rules!: Rules;
  let settings!: Settings;
  let drawn: string | undefined;
  let isReady = false;
  let isBroken = false;

  const view: View = {
    get answers() {
      return Object.fromEntries(state.answers);
    },
    set answers(value) {
      if (!accept(value)) console.warn("niveau-check: wrong answers", value);
    },
    get result() {
      if (isBroken || phaseOf(state, rules) !== "result") return null;
      return score(scoring, view.answers);
    },
    restart() {
      replace();
      if (!isBroken) emit("restart");
    },
    notify(change, value) {
      if (change === "connected") connect();
      if (change === "disconnected" || change === "unmounted") stopUnfolding();
      if (change === "attributes" || change === "disabled") attempt(refresh);
      if (change === "reset") replace();
      if (change === "restore") accept(answersIn(value));
    },
  };

  /** Where the data are broken, show what the page has in place of the check, else its link. */
  function attempt(work: () => void): void {
    if (isBroken) return;
    try {
      work();
    } catch (error) {
      isBroken = true;
      const { url, title } = texts?.[settings?.language] ?? {};
      root.replaceChildren(h("slot", {}, url && leave(url, "link", null, title ?? url)));
      root.adoptedStyleSheets = [];
      console.warn(`niveau-check: "${check}" failed`, error);
    }
  }

  function connect(): void {
    unfold();
    // Coming back, all may have changed meanwhile.
    if (isReady) return attempt(refresh);
    isReady = true;
    if (!isBroken) emit("ready");
  }

  /** Take over answers if they fit. The same again changes nothing: a page may echo them. */
  function accept(value: unknown): boolean {
    if (isBroken) return true;
    const answers = readAnswers(scoring, value);
    if (answers && !isSame(answers, state.answers)) replace(answers);
    return !!answers;
  }

  /** What a page or a browser did: the focus stays out unless it was inside. */
  function replace(answers?: Given): void {
    const hadFocus = root.activeElement;
    attempt(() => {
      state = transition(rules, state, { type: "restart", answers });
      draw();
      if (hadFocus) focus(HEADING);
    });
  }

  /** What the visitor did. */
  function send(action: Action): void {
    const { page } = state;
    attempt(() => {
      state = transition(rules, state, action);
      if (page === state.page) update();
      else draw();
      moveFocus(action, page);
      report(action, page);
    });
  }

  /** To the error, the question to be changed or the new page; choosing moves nothing. */
  function moveFocus(action: Action, pageBefore: number): void {
    const { missing, page } = state;
    if (action.type === "next" && missing[0]) {
      if (settings.mode === "page") focus("[part=errors]");
      else focusIn(root, missing[0]);
    } else if (action.type === "change" && settings.mode === "page") focusIn(root, action.question);
    else if (page !== pageBefore) focus(HEADING);
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
    const before = settings?.mode;
    settings = settingsOf(element, languages);
    if (before !== settings.mode) turn(rulesOf(scoring, settings.mode));
    const wanted = JSON.stringify(settings);
    if (drawn === wanted) update();
    else redraw();
    drawn = wanted;
  }

  /** Spread the questions over other pages. */
  function turn(to: Rules): void {
    if (rules) state = moved(rules, to, state);
    rules = to;
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

  function sceneOf(): Scene {
    const { language } = settings;
    return {
      ...assessment,
      ...settings,
      texts: texts[language],
      state,
      get pages() {
        return rules.pages(state.answers);
      },
      get isLast() {
        return isLast(rules, state);
      },
      result: view.result as Result,
      send,
      emit,
    };
  }

  function draw(): void {
    const phase = phaseOf(state, rules);
    const { language } = settings;
    panel.lang = language;
    panel.dir = texts[language].direction;
    panel.part = `panel ${phase}`;
    panel.replaceChildren();
    append(panel, PAGES[phase](sceneOf()));
    update();
  }

  /** Bring up to date what changes without a new page. */
  function update(): void {
    const scene = sceneOf();
    updateQuestions(scene, root);
    takePart(scene.texts.strings.required as string);
  }

  /** Take part in a form of the page as the element's attributes say. */
  function takePart(message: string): void {
    const { answers, result } = view;
    panel.disabled = element.matches(":disabled");
    const value = JSON.stringify({ answers, result });
    // Without a name it has no part in what is sent, but who comes back finds the answers.
    internals.setFormValue(element.hasAttribute("name") ? value : null, value);
    const valueMissing = element.hasAttribute("required") && !result;
    if (valueMissing || !internals.validity.valid) {
      internals.setValidity({ valueMissing }, message, panel.querySelector("button")!);
    }
  }

  function focus(selector: string): void {
    panel.querySelector<HTMLElement>(selector)!.focus();
  }

  // The element's own children stay, unseen, so that the room they took stays too.
  root.replaceChildren(h("section", {}, h("slot", { inert: true }), panel));
  attempt(refresh);
  return view;
}
