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
  for (const check of [...waiting].map(checkOf)) {
    if (!told.has(check)) say(`no check "${check}" here yet, only ${NiveauCheck.checks()}`);
    told.add(check);
  }
}

/** Show the element's own children: what it has before, and without, an engine. */
function showFallback(root: ShadowRoot): void {
  root.replaceChildren(document.createElement("slot"));
  root.adoptedStyleSheets = [];
}

/** Stands in for a view: keeps what came before there was one. */
class Stand implements View {
  answers!: Answers;
  restored?: Answers;
  readonly result = null;

  restart(): void {
    this.answers = this.restored = undefined!;
  }

  notify(change: string, value?: unknown): void {
    if (change === "reset") this.restart();
    if (change === "restore") this.restored = value as Answers;
  }
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
    for (const element of waiting) element.#mount();
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

  readonly #internals = this.attachInternals();
  /** Changes that concern the view; it lives while the element is connected. */
  readonly #observer = new MutationObserver(() => this.#view.notify("attributes"));
  #view: View = new Stand();
  /** The engine that drew the view, or threw: tried once. */
  #engine?: Engine;

  constructor() {
    super();
    showFallback(this.attachShadow({ mode: "open" }));
    this.#adoptOwnAnswers();
  }

  /** A plain copy. Set also before the check is known: kept until it is. */
  get answers(): Answers {
    return { ...this.#view.answers };
  }

  set answers(answers: Answers) {
    this.#view.answers = answers;
  }

  /** The result as an object, `null` until complete. */
  get result(): unknown {
    return this.#view.result;
  }

  /** Drop all answers and go back to the start. */
  restart(): void {
    this.#view.restart();
  }

  connectedCallback(): void {
    this.#observer.observe(this, { attributes: true });
    this.#observer.observe(this.ownerDocument.documentElement, { attributeFilter: ["lang"] });
    this.#view.notify("connected");
    this.#mount();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    waiting.delete(this);
    this.#view.notify("disconnected");
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    waiting.delete(this);
    this.#view.notify("unmounted");
    if (this.#engine) this.#drop();
    this.#engine = undefined;
    if (this.isConnected) this.#mount();
  }

  formResetCallback(): void {
    this.#view.notify("reset");
  }

  formStateRestoreCallback(state: unknown): void {
    this.#view.notify("restore", state);
  }

  formDisabledCallback(disabled: boolean): void {
    this.#view.notify("disabled", disabled);
  }

  /** A property set before the upgrade hides the accessor: take it over. */
  #adoptOwnAnswers(): void {
    if (!Object.hasOwn(this, "answers")) return;
    const { answers } = this;
    delete (this as Partial<this>).answers;
    this.answers = answers;
  }

  #mount(): void {
    const engine = engines.get(checkOf(this));
    if (!engine) return this.#wait();
    waiting.delete(this);
    if (!this.#engine) this.#take(engine);
  }

  #wait(): void {
    waiting.add(this);
    if (engines.size) complain();
  }

  #take(engine: Engine): void {
    this.#engine = engine;
    const { answers, restored } = this.#view as Stand;
    try {
      const view = engine.mount({
        element: this,
        root: this.shadowRoot!,
        internals: this.#internals,
      });
      this.#view = view;
      // Answers come last, since a page meant them.
      if (restored !== undefined) view.notify("restore", restored);
      if (answers !== undefined) view.answers = answers;
      view.notify("connected");
    } catch (error) {
      this.#drop();
      say(`"${engine.check}" failed`, error);
    }
  }

  /** Be as before any engine. */
  #drop(): void {
    this.#view = new Stand();
    showFallback(this.shadowRoot!);
    this.#internals.setFormValue(null);
    this.#internals.setValidity({});
  }
}
