/** What rules see of the variables that links gave: who reads them, where, and what may stand in their place. */
import type { NoValue } from '../variables/network-value.js';
import type { Place, ScanIdiom } from '../variables/uses/types.js';
import type { VariableMeaning } from '../variables/variable-names.js';
import type { Span } from './span.js';

/** What a variable may hold where there are no links. */
export type LinkVariableValue =
  | { readonly kind: 'text'; readonly text: string }
  /** Older and newer engines meant different ports. */
  | { readonly kind: 'by-engine'; readonly before28: string; readonly from28: string }
  /** Known, but not to be written down once more: the value of this variable of the target. */
  | { readonly kind: 'withheld'; readonly variable: string }
  | { readonly kind: 'none'; readonly reason: NoValue };

/** A variable that links gave a service. */
export interface LinkVariable {
  readonly name: string;
  readonly client: string;
  /** The service, or the container, whose ports and variables it is about. */
  readonly target: string;
  readonly meaning: VariableMeaning['kind'];
  readonly value: LinkVariableValue;
  /** The entries that gave it, in order. */
  readonly links: readonly VariableLink[];
  /** False where the target's image is not known well enough to tell whether the link gave it. */
  readonly certain: boolean;
  /** Whether the client sets it itself, so that nothing changes. */
  readonly alreadySet: boolean;
}

/** An entry of `links` or `external_links`. */
export interface VariableLink {
  readonly client: string;
  /** As written, without quotes. */
  readonly written: string;
  readonly at: Span;
}

/** A place that reads a variable. */
export interface VariablePlace {
  readonly at: Span;
  readonly where: Place;
  /** What the program takes instead where it is not set; `hidesBreak`: and goes on, with something else. */
  readonly fallback: {
    readonly text: string;
    readonly value: string | null;
    readonly hidesBreak: boolean;
  } | null;
}

export interface VariableReading {
  readonly variable: LinkVariable;
  /** In the order of files and text. */
  readonly places: readonly VariablePlace[];
}

/** A place that reads variables of a client's links without naming them. */
export interface VariableScan {
  readonly client: string;
  readonly at: Span;
  readonly where: Place;
  readonly idiom: ScanIdiom;
  /** The library that does it. */
  readonly library: string | null;
  /** The links whose variables it can find. */
  readonly links: readonly VariableLink[];
}

/** A client whose image reads variables of links by itself. */
export interface ImageReading {
  readonly client: string;
  readonly reference: string;
  /** What it reads; `*` stands for any text. */
  readonly reads: readonly string[];
  readonly variables: readonly LinkVariable[];
}

/** Everything that reads what links gave, in files loaded together. */
export interface LinkVariables {
  readonly readings: readonly VariableReading[];
  readonly scans: readonly VariableScan[];
  readonly images: readonly ImageReading[];
}
