import { Dropdown } from 'antd';
import { useState } from 'react';
import type { ChartLook, ChartOption } from '../charts/chart-option.ts';
import type { PictureText } from '../charts/chart-picture.ts';
import styles from './Download.module.css';
import { saveFile } from './save-file.ts';
import { saveWorkbook } from './save-workbook.ts';
import type { SheetContent } from './sheet-content.ts';
import { useDownloadWords } from './use-download-words.ts';

export interface DrawnChart {
  readonly option: (look: ChartLook) => ChartOption;
  readonly heightPx: (look: ChartLook) => number;
}

interface Props {
  readonly chart: DrawnChart;
  readonly text: () => PictureText;
  /** The figures; an address is a workbook that the server makes. */
  readonly content: (() => SheetContent) | string;
  readonly sheetName: string;
}

type Form = 'png' | 'svg' | 'data';

/** A chart as a picture for a paper, and its figures as a workbook. */
export function ChartDownloads({ chart, text, content, sheetName }: Props) {
  const words = useDownloadWords();
  const [failed, setFailed] = useState(false);
  const save = async (form: Form) => {
    setFailed(false);
    try {
      if (form !== 'data') await savePicture(chart, text(), form);
      else if (typeof content !== 'string') await saveWorkbook(content(), sheetName);
    } catch {
      // Said where it was asked for; the chart itself is still there.
      setFailed(true);
    }
  };
  const items = (['png', 'svg', 'data'] as const).map((form) => ({
    key: form,
    label:
      form === 'data' && typeof content === 'string' ? (
        <a href={content} download>
          {words[form]}
        </a>
      ) : (
        words[form]
      ),
  }));
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => void save(key === 'png' || key === 'svg' ? key : 'data') }}
      trigger={['click']}
    >
      <button type="button" className={styles.download} aria-haspopup="menu" aria-live="polite">
        {failed ? words.failed : words.menu} <span aria-hidden="true">▾</span>
      </button>
    </Dropdown>
  );
}

async function savePicture(chart: DrawnChart, text: PictureText, form: 'png' | 'svg'): Promise<void> {
  const { chartPicture, pictureLook, pngOf } = await import('../charts/chart-picture.ts');
  const picture = chartPicture(chart.option(pictureLook), chart.heightPx(pictureLook), text);
  const content = form === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await pngOf(picture);
  saveFile(content, `${text.title}.${form}`);
}
