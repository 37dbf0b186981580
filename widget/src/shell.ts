/**
 * The class behind `<niveau-check>`: a thin shell that knows the element's life and no check.
 *
 * A tag is defined once a page, so this class may have to serve engines that are written years
 * later. It speaks docs/protocol.md and nothing else: fix it there first.
 */

import { type Answers, type Engine, PROTOCOL, type View } from "./protocol.ts";

const engines = new Map<string, Engine>();
/** Connected elements without an engine. */
const waiting = new Set<NiveauCheck>();
/** Checks that the console has been told are not there. */
const told = new Set<string>();

function say(message: string, ...more: unknown[]): void {
  console.warn("niveau-check: " + message, ...more);
}

const checkOf = (element: Element) => element.getAttribute("check") ?? "";

/** Name the checks that are still waited for, once the page is loaded. */
function complain(): void {
  if (document.readyState !== "complete") return addEventListener("load", complain, { once: true });
  for (const check of [...waiting].map(checkOf).filter((check) => !told.has(check))) {
    told.add(check);
    say(`no check "${check}" here yet, only ${NiveauCheck.checks()}`);
  }
}

/** Show the element's own children: what it has before, and without, an engine. */
function showFallback(root: ShadowRoot): void {
  root.replaceChildren(document.createElement("slot"));
  root.adoptedStyleSheets = [];
}

export class NiveauCheck extends HTMLElement {
  static readonly formAssociated = true;
  static readonly observedAttributes = ["check"];

  /** Make a check known and mount it where it is waited for. The first of an id stays. */
  static register(engine: Engine): void {
    const { check, protocol } = engine;
    if (protocol !== PROTOCOL) return say(`"${check}" needs protocol ${protocol}`);
    if (engines.has(check)) return;
    engines.set(check, engine);
    for (const element of [...waiting]) element.#mount();
    complain();
  }

  /** The result of the answers for a check; `null` where the page does not have it. */
  static score(check: string, answers: unknown): unknown {
    return engines.get(check)?.score(answers) ?? null;
  }

  /** The ids of the checks that are known, in order of registration. */
  static checks(): string[] {
    return [...engines.keys()];
  }

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #internals = this.attachInternals();
  /** Changes that concern the view; it lives while the element is connected. */
  readonly #observer = new MutationObserver(() => this.#view?.notify("attributes"));
  #view?: View;
  #isConnected = false;
  /** The engine threw and is not tried again. */
  #hasFailed = false;
  /** What was set, and what the browser restored, before there was a view. */
  #answers: unknown;
  #restored: unknown;

  constructor() {
    super();
    showFallback(this.#root);
    this.#adoptOwnAnswers();
  }

  /** A plain copy. Set also before the check is known: kept until it is. */
  get answers(): Answers {
    return this.#view ? this.#view.answers : { ...(this.#answers as Answers) };
  }

  set answers(answers: Answers) {
    if (this.#view) this.#view.answers = answers;
    else this.#answers = answers;
  }

  /** The result as an object, `null` until complete. */
  get result(): unknown {
    return this.#view?.result ?? null;
  }

  /** Drop all answers and go back to the start. */
  restart(): void {
    this.#forget();
    this.#view?.restart();
  }

  connectedCallback(): void {
    this.#isConnected = true;
    this.#observer.observe(this, { attributes: true });
    this.#observer.observe(this.ownerDocument.documentElement, { attributeFilter: ["lang"] });
    if (this.#view) this.#view.notify("connected");
    else this.#mount();
  }

  disconnectedCallback(): void {
    this.#isConnected = false;
    this.#observer.disconnect();
    waiting.delete(this);
    this.#view?.notify("disconnected");
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    this.#unmount();
    if (this.#isConnected) this.#mount();
  }

  formResetCallback(): void {
    this.#forget();
    this.#view?.notify("reset");
  }

  formStateRestoreCallback(state: unknown): void {
    if (this.#view) this.#view.notify("restore", state);
    else this.#restored = state;
  }

  formDisabledCallback(disabled: boolean): void {
    this.#view?.notify("disabled", disabled);
  }

  /** A property set before the upgrade hides the accessor: take it over. */
  #adoptOwnAnswers(): void {
    if (!Object.hasOwn(this, "answers")) return;
    this.#answers = this.answers;
    delete (this as Partial<this>).answers;
  }

  #forget(): void {
    this.#answers = this.#restored = undefined;
  }

  #mount(): void {
    const engine = engines.get(checkOf(this));
    if (!engine) this.#wait();
    else if (!this.#hasFailed) this.#take(engine);
  }

  #wait(): void {
    waiting.add(this);
    if (engines.size) complain();
  }

  #take(engine: Engine): void {
    waiting.delete(this);
    try {
      this.#view = engine.mount({ element: this, root: this.#root, internals: this.#internals });
      this.#handOver(this.#view);
    } catch (error) {
      this.#hasFailed = true;
      this.#drop();
      say(`"${engine.check}" failed`, error);
    }
  }

  /** What came before the view; answers that were set last, since a page meant them. */
  #handOver(view: View): void {
    const [answers, restored] = [this.#answers, this.#restored];
    this.#forget();
    if (restored !== undefined) view.notify("restore", restored);
    if (answers !== undefined) view.answers = answers as Answers;
    view.notify("connected");
  }

  #unmount(): void {
    waiting.delete(this);
    this.#hasFailed = false;
    this.#view?.notify("unmounted");
    this.#drop();
  }

  /** Be as before any engine. */
  #drop(): void {
    this.#view = undefined;
    showFallback(this.#root);
    this.#internals.setFormValue(null);
    this.#internals.setValidity({});
  }
}
