/**
 * Types of `<niveau-check>`, for pages in TypeScript.
 *
 * Put this file beside your sources and name it in a file that is compiled:
 * `import type {} from "./niveau-check.d.ts";`. It holds types alone: the element itself comes with the
 * script of a check.
 */

/** Question → option, options or number; `null` is *not applicable*, and a blank is absent. */
export type NiveauCheckAnswers = Record<string, string | readonly string[] | number | null>;

/** The dimension that comes first, and all that are level with it, itself included. */
export interface NiveauCheckTie {
  readonly dimension: string;
  readonly tied: readonly string[];
}

/** A dimension's part of a result; all but `id` is null where it has no score. */
export interface NiveauCheckDimension {
  readonly id: string;
  readonly level: string | null;
  /** The exact score, such as `"50/3"`. */
  readonly score: string | null;
  /** The score as it is shown. */
  readonly display: string | null;
  /** Between the lowest and the highest that it could score: `"0"` to `"1"`. */
  readonly position: string | null;
}

/** The overall part of a result; all is null where there is no score. */
export interface NiveauCheckOverall {
  readonly level: string | null;
  readonly score: string | null;
  readonly display: string | null;
  /** The level before the caps. */
  readonly uncapped: string | null;
}

/** What answers come to; always these nine keys. */
export interface NiveauCheckResult {
  readonly overall: NiveauCheckOverall | null;
  readonly dimensions: readonly NiveauCheckDimension[];
  readonly bottleneck: NiveauCheckTie | null;
  /** Dimensions, from the one that lags behind most. */
  readonly ranking: readonly string[];
  readonly outcome: NiveauCheckTie | null;
  /** Caps that lowered the level. */
  readonly caps: readonly string[];
  /** Notices that were raised. */
  readonly flags: readonly string[];
  /** Whether the level is withheld. */
  readonly void: boolean;
  /** Of the rubric. */
  readonly version: number;
}

/** Why answers have no result: the first problem with them. */
export interface NiveauCheckRefusal {
  readonly error: {
    readonly code:
      | "missing-answer"
      | "not-applicable-refused"
      | "too-many"
      | "unknown-option"
      | "unknown-question"
      | "wrong-type";
    /** Null where the answers are no object. */
    readonly question: string | null;
  };
}

/** What every event tells. */
export interface NiveauCheckDetail {
  /** The id of the check. */
  readonly check: string;
  /** Of its rubric. */
  readonly version: number;
  /** The language in which the visitor sees it. */
  readonly lang: string;
}

export interface NiveauCheckAnswerDetail extends NiveauCheckDetail {
  /** The id of the question; not the answer. */
  readonly question: string;
}

export interface NiveauCheckCompleteDetail extends NiveauCheckDetail {
  readonly answers: NiveauCheckAnswers;
  readonly result: NiveauCheckResult;
}

/** The element's events; all bubble and cross shadow roots. */
export interface NiveauCheckEventMap {
  /** The check is there. */
  "niveau-ready": CustomEvent<NiveauCheckDetail>;
  /** The visitor goes to the first question. */
  "niveau-start": CustomEvent<NiveauCheckDetail>;
  /** The visitor chooses an answer. */
  "niveau-answer": CustomEvent<NiveauCheckAnswerDetail>;
  /** The result is shown. */
  "niveau-complete": CustomEvent<NiveauCheckCompleteDetail>;
  /** The visitor, or the page, starts again. */
  "niveau-restart": CustomEvent<NiveauCheckDetail>;
  /** The visitor follows the publisher's call to action. */
  "niveau-cta": CustomEvent<NiveauCheckDetail>;
  /** The visitor prints the result; before the print dialog opens. */
  "niveau-print": CustomEvent<NiveauCheckDetail>;
}

/** A `<niveau-check>` on the page. */
export interface NiveauCheckElement extends HTMLElement {
  /** Get a copy, or set, also before the script is there. */
  answers: NiveauCheckAnswers;
  /** Null until complete. */
  readonly result: NiveauCheckResult | null;
  /** Drop all answers and show the start. */
  restart(): void;
}

/** Its class: `customElements.get("niveau-check")`. */
export interface NiveauCheckClass {
  new (): NiveauCheckElement;
  readonly prototype: NiveauCheckElement;
  readonly formAssociated: true;
  /** The result of any answers; null for a check that is not on the page. */
  score(check: string, answers: unknown): NiveauCheckResult | NiveauCheckRefusal | null;
  /** The ids of the checks on the page. */
  checks(): string[];
  /** For the scripts of checks alone. */
  register(engine: object): void;
}

/** The element's own attributes, as a template writes them. */
export interface NiveauCheckAttributes {
  /** The id of the check. */
  check: string;
  /** The language: a BCP 47 tag. */
  lang?: string | undefined;
  /** One question per page, or all on one. */
  mode?: "steps" | "page" | undefined;
  /** The level of the highest heading. */
  "heading-level"?: 1 | 2 | 3 | 4 | 5 | "1" | "2" | "3" | "4" | "5" | undefined;
  /** The colours; without it, as the page's `color-scheme` says. */
  scheme?: "light" | "dark" | undefined;
  /** Takes part in a form by this name. */
  name?: string | undefined;
  /** In a form: invalid until the result is there. */
  required?: boolean | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "niveau-check": NiveauCheckElement;
  }

  /** Elements, the document and the window: the events come to all of them. */
  interface GlobalEventHandlersEventMap extends NiveauCheckEventMap {}

  interface CustomElementRegistry {
    get(name: "niveau-check"): NiveauCheckClass | undefined;
    whenDefined(name: "niveau-check"): Promise<NiveauCheckClass>;
  }
}

/** `onniveau-complete`: React 19 listens to what follows `on`. */
type ReactHandlers = {
  [Name in keyof NiveauCheckEventMap as `on${Name}`]?:
    | ((event: NiveauCheckEventMap[Name]) => void)
    | undefined;
};

type InReact<Props> = Props & NiveauCheckAttributes & ReactHandlers;
type Self = NiveauCheckElement;

// @ts-ignore: a project without React has no such module
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore: nor these types
      "niveau-check": InReact<HTMLAttributes<Self> & ClassAttributes<Self>>;
    }
  }
}

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Camel<Tail>}`
  : Capitalize<Name>;

/** `onNiveauComplete`: what Vue makes of `@niveau-complete`. */
type VueHandlers = {
  [Name in keyof NiveauCheckEventMap as `on${Camel<Name>}`]?:
    | ((event: NiveauCheckEventMap[Name]) => void)
    | undefined;
};

type InVue<Props> = new () => { $props: Props & NiveauCheckAttributes & VueHandlers };

// @ts-ignore: a project without Vue has no such module
declare module "vue" {
  interface GlobalComponents {
    // @ts-ignore: nor these types
    "niveau-check": InVue<import("vue").HTMLAttributes & import("vue").PublicProps>;
  }
}
