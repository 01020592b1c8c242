import { type Reference, references, type Versus } from '../../address/coverage-address.ts';
import type { GoAnywhere, WholeAddress } from '../../address/use-coverage-address.ts';
import type { CoverageSide, Indicator, Programme, VillagesQuestion } from '../../data/queries.ts';
import { busRule } from '../../figures/use-area-figures.ts';

/** The address with what it leaves open filled in from the programme. */
export interface CoverageView {
  readonly address: WholeAddress;
  readonly go: GoAnywhere;
  readonly programme: Programme;
  readonly indicators: readonly Indicator[];
  readonly root: string;
  readonly region: string;
  readonly asOf: string | undefined;
}

export interface Rule {
  readonly kind: string;
  readonly thresholdM: number;
  readonly reference: Reference;
}

/** The rule by which the programme judges. */
export function officialRule({ indicators }: Pick<CoverageView, 'indicators'>): Rule {
  return { ...busRule({ indicators }), reference: 'either' };
}

export function ruleOf({ indicators, address }: Pick<CoverageView, 'indicators' | 'address'>): Rule {
  return { kind: busRule({ indicators }).kind, thresholdM: address.thresholdM, reference: address.reference };
}

export function isTrialRule(view: Pick<CoverageView, 'indicators' | 'address'>): boolean {
  const official = officialRule(view);
  return view.address.thresholdM !== official.thresholdM || view.address.reference !== official.reference;
}

/** The other side of the comparison: the rule of this side but for what the address says. */
export function versusRule(rule: Rule, versus: Versus): Rule {
  return { ...rule, thresholdM: versus.thresholdM ?? rule.thresholdM, reference: versus.reference ?? rule.reference };
}

/** The reference point that an answer says it measured from. */
export function referenceOf({ reference }: CoverageSide): Reference {
  return references.find((code) => code === reference) ?? 'either';
}

/** What is asked of the villages; without a comparison they are held against the official rule. */
export function villagesQuestion(view: CoverageView): VillagesQuestion {
  const { address, region, asOf } = view;
  const rule = ruleOf(view);
  const other = address.versus ? versusRule(rule, address.versus) : officialRule(view);
  return {
    rule: rule.kind,
    reference: rule.reference,
    threshold: rule.thresholdM,
    againstReference: other.reference,
    againstThreshold: other.thresholdM,
    againstAsOf: address.versus?.asOf ?? (address.versus ? undefined : asOf),
    region,
    asOf,
    state: address.list,
    why: address.list === 'gap' ? address.why : undefined,
    sort: address.sort,
  };
}
