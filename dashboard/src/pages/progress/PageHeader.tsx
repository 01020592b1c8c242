import type { Basis } from '../../data/queries.ts';
import { DeskHeader } from '../../desk/DeskHeader.tsx';
import { ProgrammePicker } from '../../programme/ProgrammePicker.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import type { View } from './view.ts';

/** Whose programme, by which document. */
export function PageHeader({ view, basis }: { readonly view: View; readonly basis: Basis }) {
  const { words, say } = useTongue();
  const { programme } = view;
  return (
    <DeskHeader
      page="progress"
      title={say(programme.title)}
      subtitle={
        <>
          {programme.documentNo ? <span>{programme.documentNo}</span> : null}
          <ProgrammePicker view={view} />
        </>
      }
      basis={basis}
      skip={{ to: 'map', label: words.skipToMap }}
      tools={<ExportMenu view={view} />}
    />
  );
}
