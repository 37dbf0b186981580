/**
 * The class behind `<niveau-check>`: a thin shell that knows the element's life and no check.
 *
 * A tag is defined once a page, so this class may have to serve engines that are written years
 * later. It speaks docs/protocol.md and nothing else: fix it there first.
 */

import { type Answers, type Engine, PROTOCOL, type View } from "./protocol.ts";

const engines = new Map<string, Engine>();
/** Connected elements without a view. */
const waiting = new Set<NiveauCheck>();

function say(message: string, ...more: unknown[]): void {
  console.warn("niveau-check: " + message, ...more);
}

const isLoaded = () => document.readyState === "complete";

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
    if (engine.protocol !== PROTOCOL) {
      return say(`"${engine.check}" is made for another version of this tag's script, passed over`);
    }
    if (engines.has(engine.check)) return;
    engines.set(engine.check, engine);
    for (const element of [...waiting]) element.#mount();
    if (isLoaded()) NiveauCheck.#complainAll();
    else if (engines.size === 1) addEventListener("load", NiveauCheck.#complainAll, { once: true });
  }

  /** The result of the answers for a check; `null` where the page does not have it. */
  static score(check: string, answers: unknown): unknown {
    return engines.get(check)?.score(answers) ?? null;
  }

  /** The ids of the checks that are known, in order of registration. */
  static checks(): string[] {
    return [...engines.keys()];
  }

  static #complainAll(this: void): void {
    for (const element of waiting) element.#complain();
  }

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #internals = this.attachInternals();
  /** Attribute and style changes reach the view through this; it lives while connected. */
  readonly #observer = new MutationObserver(() => this.#view?.notify("attributes"));
  #view?: View;
  #connected = false;
  /** Its engine threw; not tried again. */
  #failed = false;
  /** The console has been told that its check is not there. */
  #told = false;
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
    this.#connected = true;
    this.#observer.observe(this, { attributes: true });
    const page = this.ownerDocument.documentElement;
    this.#observer.observe(page, { attributeFilter: ["lang"] });
    if (this.#view) this.#view.notify("connected");
    else this.#mount();
  }

  disconnectedCallback(): void {
    this.#connected = false;
    this.#observer.disconnect();
    waiting.delete(this);
    this.#view?.notify("disconnected");
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    this.#unmount();
    if (this.#connected) this.#mount();
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
    const engine = engines.get(this.getAttribute("check") ?? "");
    if (!engine) this.#wait();
    else if (!this.#failed) this.#take(engine);
  }

  #wait(): void {
    waiting.add(this);
    if (engines.size && isLoaded()) this.#complain();
  }

  #take(engine: Engine): void {
    waiting.delete(this);
    try {
      this.#view = engine.mount({ element: this, root: this.#root, internals: this.#internals });
      this.#handOver(this.#view);
    } catch (error) {
      this.#drop();
      this.#failed = true;
      say(`the check "${engine.check}" could not be drawn:`, error);
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
    this.#failed = this.#told = false;
    if (!this.#view) return;
    this.#view.notify("unmounted");
    this.#drop();
  }

  /** Be as before any engine. */
  #drop(): void {
    this.#view = undefined;
    showFallback(this.#root);
    this.#internals.setFormValue(null);
    this.#internals.setValidity({});
  }

  #complain(): void {
    if (this.#told) return;
    this.#told = true;
    const check = this.getAttribute("check") ?? "";
    say(`no check "${check}" on this page so far; known: ${[...engines.keys()].join(", ")}`);
  }
}
