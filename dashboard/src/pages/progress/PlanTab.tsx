import { useAddressPart } from '../../address/use-address-part.ts';
import { productLinks } from '../../data/product-links.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { Lack } from '../../panel/Lack.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { ClaimsView } from './ClaimsView.tsx';
import { MonthsView } from './MonthsView.tsx';
import { PartSwitch } from './PartSwitch.tsx';
import styles from './PlanTab.module.css';
import { PlanTable } from './PlanTable.tsx';
import { progressPart } from './progress-address.ts';
import type { RailProps } from './Rail.tsx';
import { TotalsPanel } from './TotalsPanel.tsx';
import { type Plan, usePlan } from './use-plan.ts';
import { usePlanWords } from './use-plan-words.ts';
import type { View } from './view.ts';
import { YearSwitch } from './YearSwitch.tsx';

/** Every item of the plan with all its figures, the totals of the document, the months, and the claims. */
export default function PlanTab({ view, scope, chosen, onChoose }: RailProps) {
  const { words, nameOf } = useTongue();
  const planWords = usePlanWords();
  const plan = usePlan(view, scope);
  const [{ part }] = useAddressPart(progressPart);
  if (part === 'totals') return <TotalsPanel view={view} plan={plan} />;
  const sources = { table: words.plan.paceRule, months: planWords.months.source, claims: planWords.claims.source };
  return (
    <Panel
      title={words.plan.title}
      note={part === 'claims' && !plan.query.data ? <Lack query={plan.query} of={words.plan.title} /> : plan.remark}
      tools={
        <>
          {part === 'table' ? <PlanWorkbook view={view} plan={plan} /> : null}
          <PartSwitch />
          <YearSwitch view={view} year={plan.year} />
        </>
      }
      source={sources[part]}
    >
      {part === 'table' ? (
        <Loaded query={plan.query} lines={14}>
          {(progress) => <PlanTable progress={progress} region={plan.region} />}
        </Loaded>
      ) : null}
      {part === 'months' ? <MonthsView view={view} plan={plan} /> : null}
      {part === 'claims' ? <ClaimsView {...{ view, plan, chosen, onChoose }} name={nameOf(scope.self)} /> : null}
    </Panel>
  );
}

/** The plan table as the paper that the server makes of it. */
function PlanWorkbook({ view, plan }: { readonly view: View; readonly plan: Plan }) {
  const { language } = useTongue();
  const words = useDownloadWords();
  const { planTable } = productLinks({
    ...{ programme: view.programme.id, indicator: view.indicator.id, region: plan.region },
    ...{ thresholdM: view.address.thresholdM, asOf: view.asOf, language },
  });
  return (
    <a className={styles.download} href={planTable} download>
      {words.workbook}
    </a>
  );
}
