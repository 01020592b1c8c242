import type { Report } from '../works/reports.ts';
import type { Work } from '../works/works.ts';

/** The works as they were known on a day: what happens later has not happened yet. */
export function worksAt(works: readonly Work[], day: string): Work[] {
  return works
    .filter(({ planYear }) => planYear <= Number(day.slice(0, 4)))
    .map((work) => {
      if (work.finishedOn !== '' && work.finishedOn <= day) {
        const isAccepted = work.acceptedOn !== '' && work.acceptedOn <= day;
        return isAccepted || work.status !== 'accepted'
          ? work
          : { ...work, status: 'completed', acceptedOn: '', evidence: '' };
      }
      const hasBegun = work.startedOn !== '' && work.startedOn <= day;
      const status = hasBegun ? 'building' : 'planned';
      return {
        ...work,
        status,
        startedOn: hasBegun ? work.startedOn : '',
        finishedOn: '',
        acceptedOn: '',
        evidence: '',
      };
    });
}

/** Reports that had come in by a day. */
export function reportsAt(reports: readonly Report[], day: string): Report[] {
  return reports.filter(
    ({ month, reportedOn }) => `${month}-01` <= day && (reportedOn === '' || reportedOn <= addMonth(day)),
  );
}

/** Reports on a month are written in the next. */
function addMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return `${next.year}-${String(next.month).padStart(2, '0')}-28`;
}
