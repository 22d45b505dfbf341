import type { NamespaceUse } from './namespace-use.js';

/** A member of a dimension: names as namespace and local name. */
export interface DimensionValue {
  readonly axisNamespace: string;
  readonly axis: string;
  /** The element that held the value; empty for an explicit member. */
  readonly elementNamespace: string;
  readonly element: string;
  readonly value: string;
  readonly container: 'scenario' | 'segment';
}

/** An `xbrli:context` as read; `start` and `end` are absent when the period was an instant. */
export interface InstanceContext {
  readonly id: string;
  readonly scheme: string;
  readonly identifier: string;
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly dimensions: readonly DimensionValue[];
  /** Equal for contexts that mean the same. */
  readonly key: string;
}

/** An `xbrli:unit`: measures as `{namespace}local`, or a quotient. */
export interface InstanceUnit {
  readonly id: string;
  readonly key: string;
}

/** A fact, or a tuple when it has children. Values are collapsed the way an XML Schema token is. */
export interface InstanceFact {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
  readonly contextRef: string | undefined;
  readonly unitRef: string | undefined;
  readonly decimals: string | undefined;
  readonly lang: string | undefined;
  readonly children: readonly InstanceFact[];
}

/** An XBRL instance that kept the SBR filing rules; nothing is known yet of its taxonomy. */
export interface Instance {
  readonly schemaRef: string;
  readonly contexts: ReadonlyMap<string, InstanceContext>;
  readonly units: ReadonlyMap<string, InstanceUnit>;
  readonly facts: readonly InstanceFact[];
  readonly namespaces: NamespaceUse;
}
