import { Segmented } from 'antd';
import { useAddressPart } from '../../address/use-address-part.ts';
import { planParts, progressPart } from './progress-address.ts';
import { usePlanWords } from './use-plan-words.ts';

/** What is shown of the plan. */
export function PartSwitch() {
  const words = usePlanWords();
  const [{ part }, go] = useAddressPart(progressPart);
  return (
    <Segmented
      size="small"
      name="plan-part"
      aria-label={words.partLabel}
      options={planParts.map((entry) => ({ value: entry, label: words.parts[entry] }))}
      value={part}
      onChange={(next) => go({ part: next })}
    />
  );
}
